"""What the killed processes of `test_killing` run: `python -m kentongan.delivery.tests.killing`."""

import sys

import django

django.setup()

from kentongan.accounts.models import Agency  # noqa: E402  # Django first
from kentongan.accounts.tests.factories import AgencyFactory  # noqa: E402
from kentongan.core import tasks  # noqa: E402
from kentongan.delivery import actions  # noqa: E402
from kentongan.delivery import tasks as delivery_tasks  # noqa: E402

from .factories import account, content, reader  # noqa: E402

READERS = 60


def prepare() -> None:
    agency: Agency = AgencyFactory.create(email="humas@kabupaten.contoh.example")
    for number in range(READERS):
        reader(agency, f"pembaca{number}@contoh.example")
    actions.dispatch(content=content(agency), accounts=[account(agency, "email")], by=None)


def work() -> None:
    """A worker's life: whatever is due, until nothing is."""
    delivery_tasks.sweep()
    while tasks.drain():
        delivery_tasks.sweep()


if __name__ == "__main__":
    {"prepare": prepare, "work": work}[sys.argv[1]]()
