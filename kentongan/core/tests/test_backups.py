"""Backups: saved while others write, brought back elsewhere, trusted in nothing."""

import io
import os
import tarfile
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from kentongan.core.backups import (
    BackupError,
    Manifest,
    Target,
    bring_back,
    days_left,
    keep_nightly,
    kept,
    newest,
    read_manifest,
    save,
    unpacked,
)
from kentongan.core.database import EmbeddedPostgres
from kentongan.core.home import Home

from .test_embedded import ORDINARY, ROOT, as_ordinary_user

TABLES = """
DROP SCHEMA public CASCADE; CREATE SCHEMA public;
CREATE TABLE django_migrations (id serial, app text, name text);
INSERT INTO django_migrations (app, name) VALUES ('core', '0001_initial');
CREATE TABLE accounts_user (id serial PRIMARY KEY, name text);
INSERT INTO accounts_user (name) VALUES ('Wening'), ('Hadi');
CREATE TABLE listening_article (id serial PRIMARY KEY, text text);
"""
NIGHT = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)  # 02.15 on 5 March in Jakarta
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def homes() -> Iterator[tuple[Home, Home]]:
    """Two homes with a server each; the second has a space and a quote in its path."""
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        os.chmod(folder, 0o711)  # noqa: S103 - the server's account passes through
        both = Home(Path(folder) / "a"), Home(Path(folder) / "rumah 'kedua'")
        for home in both:
            EmbeddedPostgres(home.path, owner=True, sync=False).ensure()
        yield both
        for home in both:
            EmbeddedPostgres(home.path).stop(now=True)


@pytest.fixture
def house(homes: tuple[Home, Home]) -> Home:
    """A home with two people and two pictures."""
    home = homes[0].ensure()
    run(home, TABLES)
    (home.media / "foto").mkdir(exist_ok=True)
    (home.media / "foto" / "jembatan – baru.png").write_bytes(b"\x89PNG" * 1000)
    (home.media / "kosong.txt").write_bytes(b"")
    return home


@pytest.fixture
def other(homes: tuple[Home, Home]) -> Home:
    home = homes[1].ensure()
    run(home, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
    return home


@pytest.fixture
def saved(house: Home, tmp_path: Path) -> Path:
    path = tmp_path / "cadangan.tar"
    save(home=house, url=url(house), path=path)
    return path


def url(home: Home) -> str:
    found = EmbeddedPostgres(home.path).url
    assert found is not None
    return found


def run(home: Home, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url(home), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def bring(path: Path, home: Home) -> None:
    target = Target(home=home, url=url(home))
    target.check(read_manifest(path))
    with unpacked(path, home) as content:
        bring_back(content, target)


def test_an_installation_comes_back_elsewhere(house: Home, other: Home, saved: Path) -> None:
    old_key = other.secret("field_key")
    (other.media / "lama.png").write_bytes(b"old")
    bring(saved, other)
    assert run(other, "SELECT name FROM accounts_user ORDER BY id") == [("Wening",), ("Hadi",)]
    assert files(other.media) == files(house.media)
    assert other.secret("field_key") == house.secret("field_key") != old_key
    assert run(other, "INSERT INTO accounts_user (name) VALUES ('Esti') RETURNING id") == [(3,)]
    assert not list(other.path.glob(".restore-*"))


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_a_backup_is_for_its_owner_only_and_says_what_it_holds(house: Home, saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600
    manifest = read_manifest(saved)
    assert manifest.counts == {"accounts_user": 2, "django_migrations": 1, "listening_article": 0}
    assert (manifest.media_files, manifest.media_bytes) == (2, 4000)
    assert manifest.made.tzinfo is not None
    with tarfile.open(saved) as archive:
        names = archive.getnames()
    assert names[0] == "manifest.json"
    assert "secrets/field_key" in names
    assert not [name for name in names if "postgres" in name]
    assert list(saved.parent.iterdir()) == [saved]


def test_rows_and_counts_are_of_one_instant(house: Home, other: Home, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with psycopg.connect(url(house), autocommit=True) as connection:
            while not stop.is_set():
                connection.execute("INSERT INTO listening_article (text) VALUES ('kabar')")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = save(home=house, url=url(house), path=tmp_path / "a.tar")
    finally:
        stop.set()
        writer.join()
    bring(tmp_path / "a.tar", other)
    rows = run(other, "SELECT count(*) FROM listening_article")[0][0]
    assert rows == made.counts["listening_article"]
    assert rows < run(house, "SELECT count(*) FROM listening_article")[0][0]


def test_a_link_out_of_the_media_is_not_followed(house: Home, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("x")
    link = house.media / "tautan"
    link.symlink_to(tmp_path / "rahasia")
    try:
        assert save(home=house, url=url(house), path=tmp_path / "a.tar").media_files == 2
    finally:
        link.unlink()


def test_an_older_file_is_never_overwritten(house: Home, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(BackupError, match="ada"):
        save(home=house, url=url(house), path=saved)
    assert saved.read_bytes() == before
    with pytest.raises(BackupError):
        save(home=house, url=url(house), path=house.media / "a.tar")
    with pytest.raises(BackupError):
        save(home=house, url=url(house), path=saved.parent / "tidak ada" / "a.tar")


def test_an_empty_installation_has_nothing_to_save(other: Home, tmp_path: Path) -> None:
    with pytest.raises(BackupError):
        save(home=other, url=url(other), path=tmp_path / "a.tar")
    assert list(tmp_path.iterdir()) == []


def test_content_is_noticed_before_it_is_replaced(house: Home, other: Home) -> None:
    assert Target(home=house, url=url(house)).has_content()
    assert not Target(home=other, url=url(other)).has_content()
    run(other, "CREATE TABLE milik_program_lain (id int)")
    assert Target(home=other, url=url(other)).has_content()


Change = Callable[[list[tuple[tarfile.TarInfo, bytes]]], None]


def rename(old: str, new: str) -> Change:
    def change(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        for member, _content in members:
            if member.name == old:
                member.name = new

    return change


def add(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", at: int = -1) -> Change:
    def change(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, link
        members.insert(len(members) if at > 50 else at, (member, b""))

    return change


def drop(name: str) -> Change:
    def change(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        members[:] = [each for each in members if each[0].name != name]

    return change


def alter(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members[:] = [
        (member, b"X" + content[1:] if member.name.endswith(".png") else content)
        for member, content in members
    ]


@pytest.mark.parametrize(
    "change",
    [
        rename("media/kosong.txt", "../kosong.txt"),
        rename("media/kosong.txt", "media/../../kosong.txt"),
        rename("media/kosong.txt", "/kosong.txt"),
        rename("media/kosong.txt", "media//kosong.txt"),
        rename("media/kosong.txt", "C:\\kosong.txt"),
        rename("media/kosong.txt", "postgres/data"),
        rename("media/kosong.txt", "secrets/a/b"),
        rename("media/kosong.txt", "media/" + "panjang/" * 200),
        add("media/tautan", tarfile.SYMTYPE, "/etc/passwd"),
        add("media/tautan", tarfile.LNKTYPE, "secrets/field_key"),
        add("media/alat", tarfile.CHRTYPE),
        add("media/kosong.txt"),
        add("media/tambahan.txt", at=99),
        drop("end.json"),
        drop("database.dump"),
        drop("media/kosong.txt"),
        alter,
    ],
)
def test_a_file_that_was_tampered_with_changes_nothing(
    saved: Path, other: Home, tmp_path: Path, change: Change
) -> None:
    with tarfile.open(saved) as archive:
        members = [(each, archive.extractfile(each).read()) for each in archive.getmembers()]  # type: ignore[union-attr]
    change(members)
    path = tmp_path / "b.tar"
    with tarfile.open(path, "w") as archive:
        for member, content in members:
            archive.addfile(member, io.BytesIO(content))
    before = files(other.path / "secrets")
    with pytest.raises(BackupError):
        bring(path, other)
    assert files(other.path / "secrets") == before
    assert not Target(home=other, url=url(other)).has_content()
    assert not list(other.path.glob(".restore-*"))


@pytest.mark.parametrize("size", [0, 300, 5_000, -12_000])
def test_a_file_that_was_cut_off_changes_nothing(saved: Path, other: Home, size: int) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[:size])
    with pytest.raises(BackupError):
        bring(saved, other)
    assert not Target(home=other, url=url(other)).has_content()


@pytest.mark.parametrize(
    "content", [b"bukan cadangan", b"PK\x03\x04" + b"\0" * 600, b"\0" * 20_480]
)
def test_what_is_no_backup_is_told_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.tar").write_bytes(content)
    with pytest.raises(BackupError, match="bukan cadangan"):
        read_manifest(tmp_path / "a.tar")
    with pytest.raises(BackupError):
        read_manifest(tmp_path / "tidak ada.tar")


def test_a_newer_schema_is_refused(saved: Path, other: Home) -> None:
    newer = replace(read_manifest(saved), migrations=(("core", "9999_nanti"),))
    with pytest.raises(BackupError, match="9999_nanti"):
        Target(home=other, url=url(other)).check(newer)


def test_a_demo_never_becomes_an_office(saved: Path, tmp_path: Path, other: Home) -> None:
    demo = Home(tmp_path / "contoh").ensure()
    demo.mark_demo({})
    with pytest.raises(BackupError, match="contoh"):
        Target(home=demo, url=url(other)).check(read_manifest(saved))


def test_a_running_program_is_not_robbed_of_its_tables(saved: Path, other: Home) -> None:
    with (
        psycopg.connect(url(other), application_name="kentongan"),
        pytest.raises(BackupError, match="berjalan"),
    ):
        bring(saved, other)


def test_a_database_that_does_not_answer_is_told_in_words(saved: Path, other: Home) -> None:
    target = Target(home=other, url="postgresql://x:geheim@127.0.0.1:1/x")
    with pytest.raises(BackupError, match="tidak menjawab") as told:
        target.check(read_manifest(saved))
    assert "geheim" not in str(told.value)


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_an_ordinary_user_brings_back_what_root_saved(saved: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        path = Path(folder) / "cadangan.tar"
        path.write_bytes(saved.read_bytes())
        for place in (Path(folder), path):
            os.chown(place, ORDINARY, ORDINARY)
        home = Home(Path(folder) / "rumah")

        def whole_life() -> str:
            home.ensure()
            with EmbeddedPostgres(home.path, sync=False):
                bring(path, home)
                again = save(home=home, url=url(home), path=Path(folder) / "lagi.tar")
                return f"{again.counts['accounts_user']} {again.media_files}"

        assert as_ordinary_user(whole_life) == "2 2"
        # What root brings back into that home still belongs to its owner.
        with EmbeddedPostgres(home.path):
            bring(path, home)
        inside = [*home.path.iterdir(), *home.media.rglob("*"), *home.secrets.iterdir()]
        assert {each.stat().st_uid for each in inside} == {ORDINARY}


def test_one_backup_a_night_and_seven_of_them(house: Home) -> None:
    for old in house.backups.iterdir():
        old.unlink()
    (house.backups / "kentongan-catatan.tar").write_text("a person's own file")
    for night in range(9):
        assert keep_nightly(home=house, url=url(house), now=NIGHT + night * DAY)
    names = [each.path.name for each in kept(house)]
    assert names[0] == "kentongan-2026-03-07.tar"
    assert names[-1] == "kentongan-2026-03-13.tar"
    assert len(names) == 7
    assert keep_nightly(home=house, url=url(house), now=NIGHT + 8 * DAY) is None
    assert keep_nightly(home=house, url=url(house), now=NIGHT + 9 * DAY - 2 * DAY / 24) is None
    assert (house.backups / "kentongan-catatan.tar").exists()
    age = datetime.now(UTC) - (newest(house) or NIGHT)
    assert age < timedelta(minutes=5)


def test_the_pace_of_the_last_week_says_when_the_disk_is_full(
    house: Home, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = read_manifest(saved)
    for old in house.backups.iterdir():
        old.unlink()
    monkeypatch.setattr("kentongan.core.backups.keeping.disk_usage", lambda path: Disk())
    assert days_left(house, url(house)) is None
    for night in range(7):
        keep(house, manifest, night, grown=1_000_000 * night)
    # 1 MB of data a day; the backups here are all of one size.
    assert days_left(house, url(house)) == pytest.approx(100)
    keep(house, manifest, 6, grown=0)
    assert days_left(house, url(house)) is None


class Disk:
    free = 100_000_000


def keep(home: Home, manifest: Manifest, night: int, *, grown: int) -> None:
    made = (NIGHT + night * DAY).isoformat()
    text = replace(manifest, made_at=made, media_bytes=grown).to_json()
    with tarfile.open(home.backups / f"kentongan-2026-03-{5 + night:02}.tar", "w") as archive:
        member = tarfile.TarInfo("manifest.json")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
