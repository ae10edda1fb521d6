"""`kentongan doctor`: every check names a fault and its remedy, and none ends in a traceback."""

import json
import shutil
import smtplib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlparse

import typer

from kentongan.core.database.errors import PostgresError
from kentongan.core.home import Home, HomeError
from kentongan.settings import environment

from .bootstrap import installation, start_django

ENOUGH_BYTES = 500_000_000  # free on the data folder's disk
OLDEST_SERVER = 15
CLOCK_SECONDS = 5.0
WAIT_SECONDS = 600.0
MAIL_SECONDS = 5.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check: `fault` and `remedy` are empty when all is well."""

    check: str
    fault: str = ""
    remedy: str = ""


Faults = Iterator[tuple[str, str]]  # fault and remedy


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Cetak hasil sebagai JSON.")] = False,
) -> None:
    """Memeriksa instalasi ini; menyebut tiap gangguan dan jalan keluarnya."""
    findings = list(examine())
    faults = [finding for finding in findings if finding.fault]
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=2))
    else:
        for each in findings:
            typer.echo(f"{'GANGGUAN' if each.fault else 'baik':8} {each.check}")
            if each.fault:
                typer.echo(f"         {each.fault}\n         → {each.remedy}")
    if faults:
        raise typer.Exit(1)


def examine() -> Iterator[Finding]:
    """Every check that makes sense here, in order; those after a dead database are left out."""
    home = Home.from_environment()
    with ExitStack() as stack:
        yield from _findings("folder data", lambda: _check_home(home))
        yield from _findings("cakram", lambda: _check_disk(home))
        opened = list(_findings("basis data", lambda: _check_database(stack)))
        yield from opened
        if not any(finding.fault for finding in opened):
            schema = list(_findings("migrasi", _check_migrations))
            yield from schema
            usable = not any(finding.fault for finding in schema)
            for name, check in _INSIDE if usable else _WITHOUT_TABLES:
                yield from _findings(name, check)
        if _has_django():
            yield from _findings("huruf dan dokumen", _check_documents)
            yield from _findings("surel", _check_mail)


def _findings(name: str, check: Callable[[], Faults]) -> Iterator[Finding]:
    found = 0
    try:
        for fault, remedy in check():
            found += 1
            yield Finding(check=name, fault=fault, remedy=remedy)
    except Exception as error:  # a broken installation may break anywhere
        yield Finding(
            check=name,
            fault=f"Tidak dapat diperiksa: {_short(error)}",
            remedy="Perbaiki gangguan lain lebih dahulu, lalu jalankan lagi.",
        )
        return
    if not found:
        yield Finding(check=name)


def _check_home(home: Home) -> Faults:
    try:
        home.ensure()
        with tempfile.NamedTemporaryFile(dir=home.path, prefix=".periksa-") as file:
            file.write(b"x" * 65_536)
            file.flush()
    except HomeError as error:
        yield str(error), "Pilih folder lain dengan KENTONGAN_HOME, atau perbaiki hak aksesnya."
    except OSError as error:
        yield (
            f"Folder data {home.path} tidak dapat ditulis: {error.strerror}.",
            "Kosongkan cakram, atau berikan folder ini kepada akun yang menjalankan Kentongan.",
        )


def _check_disk(home: Home) -> Faults:
    place = next(path for path in (home.path, *home.path.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free < ENOUGH_BYTES:
        yield (
            f"Cakram {place} hampir penuh: tersisa {free // 1_000_000} MB.",
            "Kosongkan atau perbesar cakram; pindahkan cadangan lama ke tempat lain.",
        )


def _check_database(stack: ExitStack) -> Faults:
    given = environment.text("DATABASE_URL")
    if given and urlparse(given).scheme not in ("postgresql", "postgres"):
        yield (
            "DATABASE_URL bukan alamat PostgreSQL.",
            "Tulis seperti postgresql://nama:sandi@server/kentongan, atau hapus DATABASE_URL.",
        )
        return
    try:
        stack.enter_context(installation())
        version = _server_version()
    except (HomeError, PostgresError) as error:
        yield _short(error), "Ikuti petunjuk itu, lalu jalankan `kentongan doctor` lagi."
        return
    except Exception as error:
        yield (
            f"Basis data tidak menjawab: {_short(error)}",
            "Periksa DATABASE_URL (nama, sandi, server, nama basis data) dan server PostgreSQL."
            if given
            else "Jalankan `kentongan up` dan baca pesannya.",
        )
        return
    if version < OLDEST_SERVER * 10_000:
        yield (
            f"PostgreSQL {version // 10_000} terlalu lama.",
            f"Gunakan PostgreSQL {OLDEST_SERVER} atau lebih baru.",
        )


def _server_version() -> int:
    from django.db import connection

    connection.ensure_connection()
    raw: Any = connection.connection
    return int(raw.info.server_version)


def _check_migrations() -> Faults:
    from kentongan.core import schema

    gap = schema.gap()
    if gap.unknown:
        app, name = gap.unknown[0]
        yield (
            f"Basis data milik Kentongan yang lebih baru ({app} {name}).",
            "Pasang versi itu, atau kembalikan cadangan.",
        )
    if gap.missing:
        yield (
            f"{len(gap.missing)} migrasi belum dijalankan.",
            "Jalankan `kentongan up` atau `kentongan manage migrate`.",
        )


def _check_clock() -> Faults:
    from django.db import connection

    with connection.cursor() as cursor:
        before = datetime.now(UTC)
        cursor.execute("SELECT now()")
        told = cursor.fetchone()[0]
    apart = max(abs((told - before).total_seconds()) - 1, 0)
    remedy = "Nyalakan penyelarasan waktu (NTP) di mesin ini dan di server basis data."
    if apart > CLOCK_SECONDS:
        yield f"Jam mesin ini dan jam basis data berselisih {apart:.0f} detik.", remedy
    newest = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if before < newest - timedelta(days=1):
        yield f"Jam mesin ini ({before:%d-%m-%Y %H.%M} UTC) tertinggal.", remedy


def _check_worker() -> Faults:
    from kentongan.core import queue

    now = queue.state()
    if not now.workers:
        yield (
            "Pekerja latar tidak berjalan: tidak ada yang dikirim, dibaca, atau dicadangkan.",
            "Jalankan `kentongan up` atau `kentongan worker`.",
        )
    if now.oldest_seconds > WAIT_SECONDS:
        yield (
            f"{now.due} pekerjaan menunggu, yang tertua {now.oldest_seconds / 60:.0f} menit.",
            "Lihat `kentongan jobs`; tambah pekerja dengan `kentongan worker`.",
        )


def _check_backups() -> Faults:
    from django.conf import settings

    from kentongan.core import backups

    if settings.KENTONGAN_DEMO:
        return
    home = Home.from_environment()
    now = backups.standing(home, settings.DATABASE_URL, datetime.now(UTC))
    if now.is_stale:
        made = f"dibuat {now.newest:%d-%m-%Y %H.%M} UTC" if now.newest else "belum ada"
        yield (
            f"Cadangan terakhir {made}.",
            f"Jalankan `kentongan backup FILE`, dan pastikan pekerja dapat menulis {home.backups}.",
        )
    if now.days_left is not None and now.days_left < backups.SOON_FULL:
        yield (
            f"Cakram akan penuh dalam kira-kira {now.days_left:.0f} hari.",
            "Kosongkan atau perbesar cakram.",
        )


def _check_address() -> Faults:
    """The address that pages and passkeys were made for is the one this process is told."""
    from django.conf import settings
    from wagtail.models import Site

    site = Site.objects.filter(is_default_site=True).first()
    public = urlparse(settings.KENTONGAN_PUBLIC_URL)
    given = environment.text("KENTONGAN_PUBLIC_URL")
    if site is None or (not given and site.hostname in LOOPBACK):
        return
    port = public.port or (443 if public.scheme == "https" else 80)
    if (site.hostname, site.port) != (public.hostname, port):
        yield (
            f"KENTONGAN_PUBLIC_URL ({settings.KENTONGAN_PUBLIC_URL}) bukan alamat situs yang"
            f" tercatat ({site.hostname}:{site.port}).",
            "Perbaiki KENTONGAN_PUBLIC_URL, atau jalankan `kentongan manage migrate` untuk"
            " mencatat alamat yang baru.",
        )
    if given and public.scheme != "https" and public.hostname not in LOOPBACK:
        yield (
            "Situs ini dibuka tanpa https: kata sandi dapat terbaca di jalan.",
            "Pasang https di depan Kentongan dan tulis https:// di KENTONGAN_PUBLIC_URL.",
        )


def _check_intranet() -> Faults:
    from django.conf import settings

    for entry in settings.KENTONGAN_INTRANET_WRONG:
        yield (
            f"KENTONGAN_INTRANET memuat {entry}, yang tidak dapat dipakai.",
            "Tulis nama:port=alamat-IP, misalnya kliping.dinas.example:80=10.20.0.5.",
        )


Checks = tuple[tuple[str, Callable[[], Faults]], ...]
_WITHOUT_TABLES: Checks = (("jam", _check_clock), ("cadangan", _check_backups))
_INSIDE: Checks = (
    *_WITHOUT_TABLES,
    ("pekerja", _check_worker),
    ("alamat publik", _check_address),
    ("intranet", _check_intranet),
)


def _has_django() -> bool:
    try:
        start_django()
    except Exception:  # told by the checks before
        return False
    return True


def _check_documents() -> Faults:
    from kentongan.core.documents import fonts

    missing = fonts.missing()
    if missing:
        yield (
            f"Huruf {', '.join(missing)} tidak ada: dokumen tidak dapat dicetak dengan benar.",
            "Pasang ulang Kentongan (script/setup); huruf itu dibawa oleh paket typst.",
        )


def _check_mail() -> Faults:
    from django.conf import settings

    if settings.KENTONGAN_DEMO:
        return
    if not settings.EMAIL_HOST:
        yield (
            "Server surel belum diatur: buletin dan tautan sandi tidak terkirim.",
            "Atur KENTONGAN_EMAIL_HOST (lihat docs/reference/settings.md).",
        )
        return
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=MAIL_SECONDS) as server:
            if settings.EMAIL_USE_TLS:
                server.starttls()
            if settings.EMAIL_HOST_USER:
                server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except (OSError, smtplib.SMTPException) as error:
        yield (
            f"Server surel {place} tidak menerima kami: {_short(error)}",
            "Periksa KENTONGAN_EMAIL_HOST, _PORT, _TLS, _USER dan kata sandinya.",
        )


def _short(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    password = urlparse(environment.text("DATABASE_URL")).password
    return (words.replace(password, "…") if password else words)[:400]
