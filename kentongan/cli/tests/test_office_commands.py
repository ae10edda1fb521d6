"""Commands an administrator types: people, jobs, sources."""

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection
from django.test import Client
from typer.testing import CliRunner, Result

from kentongan.accounts.enums import Role
from kentongan.accounts.models import User
from kentongan.accounts.tests.factories import AgencyFactory, UserFactory
from kentongan.cli import reading
from kentongan.cli.application import app
from kentongan.listening.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works on the database of the test."""
    monkeypatch.setenv("KENTONGAN_HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("DATABASE_URL", "postgresql://given")
    monkeypatch.setattr(reading, "migrate", lambda: None)


def typed(*words: str, said: str = "") -> Result:
    return CliRunner().invoke(app, list(words), input=said)


def test_a_person_gets_an_account_a_role_and_a_link_that_works_once() -> None:
    AgencyFactory.create(slug="arungsari")
    done = typed("user", "add", said="esti@contoh.example\nEsti\narungsari\neditor\n")
    assert done.exit_code == 0, done.output
    made = User.objects.get(email="esti@contoh.example")
    assert made.memberships.get().role == Role.EDITOR
    link = done.output.split()[-1].removeprefix("http://testserver")
    client = Client()
    page = client.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    chosen = {"password1": "kentong malam-42", "password2": "kentong malam-42"}
    client.post(form, chosen)
    made.refresh_from_db()
    assert made.check_password("kentong malam-42")
    assert "password1" not in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bukan surel", "A", "arungsari", "editor"), "surel"),
        (("a@contoh.example", "A", "tidakada", "editor"), "Yang ada: arungsari"),
        (("a@contoh.example", "A", "arungsari", "raja"), "Pilih: admin"),
        (("ada@contoh.example", "A", "arungsari", "editor"), "sudah ada"),
    ],
)
def test_a_wrong_answer_is_told_and_makes_nobody(words: tuple[str, ...], told: str) -> None:
    AgencyFactory.create(slug="arungsari")
    UserFactory.create(email="ada@contoh.example")
    done = typed("user", "add", said="\n".join(words) + "\n")
    assert done.exit_code == 1
    assert told in done.output
    assert User.objects.count() == 1


def test_a_lost_second_step_is_forgotten_and_remembered_in_the_history() -> None:
    person = UserFactory.create(email="hadi@contoh.example")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    done = typed("user", "reset-2fa", "HADI@contoh.example")
    assert done.exit_code == 0, done.output
    assert not Authenticator.objects.filter(user=person).exists()
    events: Any = apps.get_model("accounts", "SecondFactorResetEvent")._default_manager
    event = events.get()
    assert (event.user_id, event.removed) == (person.pk, 1)
    assert event.pgh_context["why"] == "second step reset"
    assert typed("user", "reset-2fa", "siapa@contoh.example").exit_code == 1


def test_jobs_are_listed_and_a_failed_one_runs_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) VALUES"
            " ('default', 'satu', '{}', 'todo', 0), ('default', 'dua', '{}', 'failed', 8)"
            " RETURNING id"
        )
        waiting, failed = (row[0] for row in cursor.fetchall())
    listed = typed("jobs").output
    assert "1 menunggu" in listed
    assert "1 gagal" in listed
    assert f"{failed} gagal dua (default, percobaan 8)" in listed
    assert typed("jobs", "--retry", str(waiting)).exit_code == 1
    assert typed("jobs", "--retry", str(failed)).exit_code == 0
    assert "0 gagal" in typed("jobs").output


def test_sources_come_from_another_reader(tmp_path: Path) -> None:
    file = tmp_path / "daftar.opml"
    file.write_text(
        '<opml version="2.0"><body>\n'
        '<outline text="Warta" xmlUrl="https://warta.example/rss"/>\n'
        '<outline text="Lagi" xmlUrl="https://warta.example/rss"/>\n'
        '<outline text="Salah" xmlUrl="gopher://x"/>\n</body></opml>',
        encoding="utf-8",
    )
    done = typed("source", "import", str(file))
    assert done.exit_code == 1
    assert "1 sumber ditambahkan, 2 tidak" in done.output
    assert "Baris 3: Lagi" in done.output
    assert "Baris 4: Salah" in done.output
    assert Source.objects.get().name == "Warta"
    file.write_text('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', encoding="utf-8")
    assert "DOCTYPE" in typed("source", "import", str(file)).output
