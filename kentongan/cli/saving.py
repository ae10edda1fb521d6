"""Commands that save an installation to one file and bring it back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from .bootstrap import installation
from .running import migrate

if TYPE_CHECKING:
    from kentongan.core.backups import Manifest, Target

console = Console(stderr=True)
OVERWRITE = "ganti"  # what a person types to agree
BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="Berkas cadangan (.tar).")]


def backup(file: BackupFile) -> None:
    """Menyimpan basis data, media, dan kunci ke satu berkas; boleh saat Kentongan berjalan."""
    with installation() as home:
        from django.conf import settings

        from kentongan.core import backups

        with _progress("Menyimpan") as report:
            made = backups.save(home=home, url=settings.DATABASE_URL, path=file, report=report)
        typer.echo(f"{file}: {_told(made)}")
        typer.echo(
            "Berkas ini memuat semua data dan kuncinya. Simpan di tempat lain yang aman.", err=True
        )


def restore(
    file: BackupFile,
    force: Annotated[
        bool, typer.Option("--force", help="Timpa instalasi yang sudah berisi, setelah ditanya.")
    ] = False,
) -> None:
    """Mengembalikan isi cadangan ke folder data dan basis data ini."""
    with installation() as home:
        from django.conf import settings

        from kentongan.core import backups

        target = backups.Target(home=home, url=settings.DATABASE_URL)
        manifest = backups.read_manifest(file)
        target.check(manifest)
        _agree(target, manifest, force=force)
        with (
            _progress("Membaca") as report,
            backups.unpacked(file, home, report=report) as content,
        ):
            report(1, 1)
            with console.status("Mengisi basis data"):
                backups.bring_back(content, target)
        migrate()
        typer.echo(f"{home.path}: {_told(manifest)}")
        _warn_of_waiting()


def _agree(target: "Target", manifest: "Manifest", *, force: bool) -> None:
    from kentongan.core.backups import BackupError

    if not target.has_content():
        return
    if not force:
        raise BackupError(
            "Instalasi ini sudah berisi. Pilih KENTONGAN_HOME yang kosong, atau tambahkan --force"
            " untuk menimpanya."
        )
    console.print(
        f"Semua isi {target.home.path} dan basis datanya diganti dengan cadangan"
        f" {manifest.made:%d-%m-%Y %H.%M} UTC. Ini tidak dapat dibatalkan."
    )
    if typer.prompt(f"Ketik '{OVERWRITE}' untuk melanjutkan", default="", err=True) != OVERWRITE:
        raise BackupError("Tidak jadi. Tidak ada yang diubah.")


def _told(manifest: "Manifest") -> str:
    rows = sum(manifest.counts.values())
    return (
        f"{rows} baris, {manifest.media_files} berkas media, dibuat"
        f" {manifest.made:%d-%m-%Y %H.%M} UTC dengan Kentongan {manifest.program}"
    )


def _warn_of_waiting() -> None:
    """What was waiting then may have been sent since: a person decides before it goes again."""
    from kentongan.delivery.enums import SENDABLE
    from kentongan.delivery.models import Delivery

    waiting = Delivery.objects.filter(state__in=SENDABLE).count()
    if waiting:
        typer.echo(
            f"{waiting} pengiriman masih menunggu di dalam cadangan dan akan dikirim begitu pekerja"
            " berjalan. Jika kantor tetap bekerja setelah cadangan dibuat, batalkan dulu yang sudah"
            " terkirim.",
            err=True,
        )


@contextmanager
def _progress(words: str) -> Iterator[Callable[[int, int], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        bar = shown.add_task(words, total=None)
        yield lambda done, total: shown.update(bar, completed=done, total=total)
