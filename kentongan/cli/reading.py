"""Commands of listening, verification and the brief."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from .bootstrap import installation
from .running import migrate

console = Console(stderr=True)
Paths = Annotated[list[Path], typer.Argument(help="Berkas atau folder.")]


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Berkas atau folder.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Membaca ulang halaman yang masih disimpan.")
    ] = False,
    host: Annotated[str, typer.Option(help="Bersama --again: hanya situs ini.")] = "",
) -> None:
    """Membaca halaman, umpan, dan peta situs tersimpan; tidak ada yang diunduh."""
    if again == bool(paths):
        raise typer.BadParameter("Sebutkan berkas, atau --again saja.")
    with installation():
        migrate()
        from kentongan.listening import actions
        from kentongan.listening.ingest import ingest as read

        if again:
            _read_again(host)
        for result in track(read(paths or []), description="Membaca", console=console):
            typer.echo(f"{result.outcome.label}: {result.path} {result.detail}".rstrip())
        actions.analyse(everything=True)


def _read_again(host: str) -> None:
    from kentongan.listening import reading

    read = changed = 0
    for _article, differs in track(
        reading.read_again(host), description="Membaca ulang", console=console
    ):
        read, changed = read + 1, changed + differs
    typer.echo(f"{read} halaman dibaca ulang, {changed} berubah.")


def extract(
    paths: Paths,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Satu objek JSON per baris.")] = False,
) -> None:
    """Mengekstrak artikel dari berkas, tanpa basis data."""
    from kentongan.engine.extract import extract_article

    for path in paths:
        article = extract_article(
            path.read_bytes(), url=path.absolute().as_uri(), fetched_at=datetime.now(UTC)
        )
        typer.echo(
            json.dumps(asdict(article), default=str, ensure_ascii=False)
            if jsonl
            else f"{article.title}\n\n{article.text}\n"
        )


def verify(text: Annotated[str, typer.Argument(help="Teks yang beredar.")]) -> None:
    """Apa kata cek fakta yang dikenal tentang sebuah teks."""
    with installation():
        from kentongan.verification import actions
        from kentongan.verification.models import FactCheck

        found = [match for match in actions.check_text(text) if match.decision != "none"]
        if not found:
            typer.echo("Belum kami periksa. Jangan disebar dulu.")
        for match in found:
            known = FactCheck.objects.get(pk=match.id)
            typer.echo(
                f"{match.score:.2f} {known.get_verdict_display()}: {known.title} {known.url}"
            )


def brief(
    out: Annotated[Path | None, typer.Option(help="Berkas PDF.")] = None,
    day: Annotated[str, typer.Option("--date", help="Tanggal, misalnya 2026-03-04.")] = "",
    agency: Annotated[str, typer.Option(help="Alamat singkat instansi.")] = "",
) -> None:
    """Menyusun laporan media satu hari sebagai PDF, juga sebelum ada instansi."""
    with installation():
        migrate()
        from kentongan.insight import briefs

        made = _brief_of(agency, day)
        made.recommendation = made.recommendation or "Rekomendasi belum ditulis."
        file = out or Path(f"laporan-{made.date:%Y-%m-%d}.pdf")
        file.write_bytes(briefs.pdf(made))
        stories = made.snapshot["stories"]
        typer.echo(f"{file}: {made.snapshot['articles']} berita, {len(stories)} peristiwa utama")
        for number, story in enumerate(stories, start=1):
            typer.echo(f"{number}. {story['title']}")


def _brief_of(agency: str, day: str) -> Any:
    """The agency's brief; without any agency, one that is not kept. Exits on a wrong option."""
    from kentongan.accounts.models import Agency
    from kentongan.core import clocks
    from kentongan.insight import actions, briefs
    from kentongan.insight.enums import BriefPeriod

    owner = Agency.objects.filter(**({"slug": agency} if agency else {})).order_by("pk").first()
    if owner is None and agency:
        typer.echo(f"Tidak ada instansi dengan alamat singkat {agency}.", err=True)
        raise typer.Exit(1)
    try:
        chosen = date.fromisoformat(day) if day else clocks.today(owner.zone if owner else None)
    except ValueError:
        typer.echo(f"{day} bukan tanggal. Tulis seperti 2026-03-04.", err=True)
        raise typer.Exit(1) from None
    if owner is None:
        return briefs.preview(chosen, BriefPeriod.DAY)
    return actions.compile_brief(agency=owner, date=chosen, period=BriefPeriod.DAY)
