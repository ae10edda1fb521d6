"""Brings a process into its installation: home, database, Django."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from kentongan.core.database.embedded import EmbeddedPostgres
from kentongan.core.home import Home
from kentongan.settings import environment

SETTINGS = "kentongan.settings.production"


@contextmanager
def installation(*, owner: bool = False) -> Iterator[Home]:
    """The home with its database running and Django ready.

    The embedded server is used when `DATABASE_URL` is not set; its owner stops it at the end,
    anybody else only when nobody uses it any more. Raises HomeError, PostgresError.
    """
    home = Home.from_environment().ensure()
    if environment.text("DATABASE_URL"):
        start_django()
        yield home
        return
    with EmbeddedPostgres(home.path, owner=owner) as url:
        os.environ["DATABASE_URL"] = url
        start_django()
        try:
            yield home
        finally:
            _hang_up()


def start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def _hang_up() -> None:
    from django.db import connections

    connections.close_all()
