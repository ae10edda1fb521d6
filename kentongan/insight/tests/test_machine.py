"""The red card of Hari Ini: an old backup, a disk that fills."""

import io
import os
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core.backups import Manifest
from kentongan.core.home import Home
from kentongan.insight import today

pytestmark = pytest.mark.django_db
GIGABYTE = 1_000_000_000
DANGER = "Data kantor ini terancam"


@pytest.fixture
def home(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home that is in use for three days, on a disk with plenty of room."""
    settings.KENTONGAN_HOME = tmp_path
    home = Home(tmp_path).ensure()
    use_since(home, timedelta(days=3))
    disk(monkeypatch, 500 * GIGABYTE)
    return home


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def use_since(home: Home, age: timedelta) -> None:
    at = (timezone.now() - age).timestamp()
    os.utime(home.secrets / "field_key", (at, at))


def disk(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    found = type("Disk", (), {"free": free})
    monkeypatch.setattr("kentongan.core.backups.keeping.disk_usage", lambda path: found)


def keep(home: Home, age: timedelta, *, media: int = 0) -> datetime:
    made = datetime.now(UTC) - age
    manifest = Manifest(
        format=1, program="0.1.0", made_at=made.isoformat(), postgres="18.1", is_demo=False,
        migrations=(), counts={}, database_bytes=0, media_bytes=media, media_files=1,
    )  # fmt: skip
    text = manifest.to_json()
    with tarfile.open(home.backups / f"kentongan-{made:%Y-%m-%d}.tar", "w") as archive:
        member = tarfile.TarInfo("manifest.json")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
    return made


def alarm(agency: Agency, role: Role = Role.WRITER) -> list[tuple[str, str]]:
    cards = today.cards(member(agency, role), agency)
    return [(each.text, each.note) for card in cards if card.is_alarm for each in card.entries]


def test_three_days_without_a_backup_are_red(home: Home, agency: Agency) -> None:
    assert alarm(agency) == [("Belum ada cadangan.", "Beri tahu administrator hari ini.")]
    [(_text, remedy)] = alarm(agency, Role.ADMIN)
    assert "kentongan doctor" in remedy


def test_the_card_stands_first_and_in_words(home: Home, agency: Agency) -> None:
    page = signed_in(member(agency, Role.WRITER)).get(reverse("wagtailadmin_home"))
    text = page.content.decode()
    assert text.index(DANGER) < text.index("Perlu keputusan Anda")


def test_a_new_office_needs_no_backup_yet(home: Home, agency: Agency) -> None:
    use_since(home, timedelta(hours=47))
    assert alarm(agency) == []


def test_the_age_of_the_newest_counts(home: Home, agency: Agency) -> None:
    keep(home, timedelta(hours=47))
    assert alarm(agency) == []
    for path in home.backups.iterdir():
        path.unlink()
    made = keep(home, timedelta(hours=49))
    [(text, _remedy)] = alarm(agency)
    assert text.startswith("Cadangan terakhir")
    assert str(made.year) not in text


def test_a_backup_that_cannot_be_read_is_none(home: Home, agency: Agency) -> None:
    (home.backups / "kentongan-2026-03-05.tar").write_bytes(b"\0" * 4096)
    assert alarm(agency) == [("Belum ada cadangan.", "Beri tahu administrator hari ini.")]


def test_a_disk_that_fills_within_a_month_is_red(
    home: Home, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    for age in range(7):
        keep(home, timedelta(days=age), media=(7 - age) * 10 * GIGABYTE)  # ten a day
    assert alarm(agency) == []
    disk(monkeypatch, 200 * GIGABYTE + GIGABYTE)
    [(text, remedy)] = alarm(agency, Role.ADMIN)
    assert "20 hari" in text
    assert str(home.path) in remedy


def test_a_disk_that_is_full_is_red_without_history(
    home: Home, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_since(home, timedelta(hours=1))
    disk(monkeypatch, 300_000_000)
    [(text, _remedy)] = alarm(agency)
    assert "300 MB" in text


def test_a_demo_has_nothing_to_lose(home: Home, agency: Agency, settings: Any) -> None:
    settings.KENTONGAN_DEMO = True
    assert alarm(agency) == []
