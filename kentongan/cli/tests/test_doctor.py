"""The doctor names each fault of a broken set-up and its remedy, and never ends in a traceback."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from wagtail.models import Site

from kentongan.cli import doctor
from kentongan.core.home import Home


def told(faults: Iterator[tuple[str, str]]) -> str:
    return " ".join(f"{fault} → {remedy}" for fault, remedy in faults)


def change(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def asked(
    *arguments: str, command: str = "doctor", **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KENTONGAN_", "DATABASE_URL", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "kentongan.cli", command, *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.mark.xdist_group("commands")
def test_a_wrong_database_is_named_with_its_remedy(tmp_path: Path) -> None:
    done = asked(
        "--json",
        KENTONGAN_HOME=str(tmp_path / "rumah"),
        DATABASE_URL="postgresql://humas:geheim@127.0.0.1:1/kentongan",
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stdout
    found = {each["check"]: each for each in json.loads(done.stdout)}
    assert "Basis data tidak menjawab" in found["basis data"]["fault"]
    assert "DATABASE_URL" in found["basis data"]["remedy"]
    assert "Server surel belum diatur" in found["surel"]["fault"]
    assert found["huruf dan dokumen"]["fault"] == ""
    assert "migrasi" not in found, "what needs the database is left out"


@pytest.mark.xdist_group("commands")
def test_every_other_command_points_to_the_doctor(tmp_path: Path) -> None:
    done = asked(
        command="jobs",
        KENTONGAN_HOME=str(tmp_path / "rumah"),
        DATABASE_URL="postgresql://humas:geheim@127.0.0.1:1/kentongan",
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stderr
    assert "Lihat `kentongan doctor`" in done.stderr


@pytest.mark.xdist_group("commands")
def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    done = asked(KENTONGAN_HOME="/proc/kentongan")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "GANGGUAN folder data" in done.stdout
    assert "KENTONGAN_HOME" in done.stdout


def test_an_address_of_another_database_is_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://humas@server/kentongan")
    findings = {each.check: each for each in doctor.examine()}
    assert "bukan alamat PostgreSQL" in findings["basis data"].fault


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ENOUGH_BYTES", 10**18)
    assert "hampir penuh" in told(doctor._check_disk(Home(tmp_path / "belum" / "ada")))
    monkeypatch.undo()
    assert told(doctor._check_disk(Home(tmp_path))) == ""


@pytest.mark.django_db
def test_missing_and_unknown_migrations_are_named() -> None:
    assert told(doctor._check_migrations()) == ""
    change("DELETE FROM django_migrations WHERE app = 'insight'")
    assert "migrasi belum dijalankan" in told(doctor._check_migrations())
    change("INSERT INTO django_migrations VALUES (DEFAULT, 'core', '9999_nanti', now())")
    assert "9999_nanti" in told(doctor._check_migrations())


@pytest.mark.django_db
def test_a_clock_that_is_off_is_named() -> None:
    assert told(doctor._check_clock()) == ""
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=10)):
        assert "NTP" in told(doctor._check_clock())
    with time_machine.travel(datetime(2001, 1, 1, tzinfo=UTC)):
        assert "tertinggal" in told(doctor._check_clock())


@pytest.mark.django_db
def test_a_worker_that_sleeps_and_jobs_that_wait_are_named() -> None:
    assert "Pekerja latar tidak berjalan" in told(doctor._check_worker())
    change("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert told(doctor._check_worker()) == ""
    change(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'x', '{}')"
    )
    change("UPDATE procrastinate_events SET at = now() - interval '20 minutes'")
    assert "20 menit" in told(doctor._check_worker())


@pytest.mark.django_db
def test_an_old_backup_is_named(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENTONGAN_HOME", str(tmp_path))
    home = Home(tmp_path).ensure()
    assert told(doctor._check_backups()) == ""
    os.utime(home.secrets / "field_key", (0, 0))
    assert "Cadangan terakhir belum ada" in told(doctor._check_backups())


@pytest.mark.django_db
def test_a_stale_public_address_is_named(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    Site.objects.filter(is_default_site=True).update(hostname="humas.lama.example", port=443)
    settings.KENTONGAN_PUBLIC_URL = "https://humas.baru.example"
    monkeypatch.setenv("KENTONGAN_PUBLIC_URL", settings.KENTONGAN_PUBLIC_URL)
    assert "humas.lama.example" in told(doctor._check_address())
    Site.objects.filter(is_default_site=True).update(hostname="humas.baru.example")
    assert told(doctor._check_address()) == ""
    settings.KENTONGAN_PUBLIC_URL = "http://humas.baru.example:443"
    assert "https" in told(doctor._check_address())


def test_a_missing_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(doctor._check_documents()) == ""
    (tmp_path / "base.typ").write_text('#set text(font: "Aksara Lumbung")')
    monkeypatch.setattr("kentongan.core.documents.fonts._TEMPLATES", tmp_path)
    assert "Aksara Lumbung" in told(doctor._check_documents())


def test_a_mail_server_that_is_absent_or_silent_is_named(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    assert "KENTONGAN_EMAIL_HOST" in told(doctor._check_mail())
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
        assert "tidak menerima kami" in told(doctor._check_mail())


def test_a_check_that_breaks_is_a_fault_in_words() -> None:
    def broken() -> Iterator[tuple[str, str]]:
        raise RuntimeError("sesuatu rusak")
        yield

    [finding] = doctor._findings("uji", broken)
    assert "sesuatu rusak" in finding.fault


def test_an_intranet_entry_that_opens_nothing_is_named(settings: Any) -> None:
    assert told(doctor._check_intranet()) == ""
    settings.KENTONGAN_INTRANET_WRONG = ("kliping:80",)
    assert "kliping:80" in told(doctor._check_intranet())
