"""Commands of the sources that are watched."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .bootstrap import installation
from .running import migrate

if TYPE_CHECKING:
    from kentongan.engine.opml import Outline

OPML_WORDS = {
    "size": "terlalu besar untuk daftar umpan",
    "broken": "rusak atau bukan XML",
    "entities": "memuat DOCTYPE, yang tidak kami baca",
    "other": "bukan daftar umpan OPML",
}
source = typer.Typer(help="Sumber yang dipantau.", no_args_is_help=True)


@source.command("add")
def add(
    url: str,
    name: Annotated[str, typer.Option(help="Nama sumber.")] = "",
    kind: Annotated[str, typer.Option(help="Jenis, bila tidak dikenali sendiri.")] = "",
) -> None:
    """Menambah umpan, peta situs, atau halaman."""
    with installation():
        migrate()
        from django.core.exceptions import ValidationError

        from kentongan.listening import actions

        try:
            made = actions.add_source(url=url, name=name, kind=kind)
        except ValidationError as error:
            typer.echo(" ".join(error.messages), err=True)
            raise typer.Exit(1) from error
        typer.echo(f"{made.pk} {made.get_kind_display()} {made.url}")


@source.command("find")
def find(url: str) -> None:
    """Umpan dan peta situs yang ditawarkan sebuah beranda; tidak ada yang ditambahkan."""
    with installation():
        migrate()
        from django.core.exceptions import ValidationError

        from kentongan.listening import actions

        try:
            offers = actions.discover(url=url)
        except ValidationError as error:
            typer.echo(" ".join(error.messages), err=True)
            raise typer.Exit(1) from error
        for offer in offers:
            typer.echo(f"{offer.kind} {offer.url} {offer.title}".rstrip())


@source.command("list")
def listing() -> None:
    """Semua sumber dengan keadaannya."""
    with installation():
        from kentongan.listening.models import Source

        for row in Source.objects.order_by("pk"):
            told = f"{row.pk} {row.get_last_outcome_display() or '-'} {row.url} {row.last_detail}"
            typer.echo(told.rstrip())


@source.command("check")
def check(pk: int) -> None:
    """Melihat satu sumber sekarang."""
    with installation():
        from kentongan.listening import actions
        from kentongan.listening.models import Source

        poll = actions.poll(source=Source.objects.get(pk=pk))
        typer.echo(f"{poll.get_outcome_display()}: {poll.new}/{poll.seen} {poll.detail}")


@source.command("export")
def export(file: Annotated[Path, typer.Argument(help="Berkas OPML yang ditulis.")]) -> None:
    """Menulis semua umpan ke berkas OPML untuk pembaca lain."""
    with installation():
        from kentongan.listening import exports

        content = exports.as_opml()
    file.write_bytes(content)
    typer.echo(str(file))


@source.command("import")
def take_over(
    file: Annotated[Path | None, typer.Argument(help="Daftar umpan (OPML).")] = None,
    catalogue: Annotated[
        str, typer.Option(help="Kode atau nama provinsi, misalnya 33; 00 untuk nasional.")
    ] = "",
) -> None:
    """Menambah umpan dari berkas OPML atau dari katalog bawaan."""
    if catalogue:
        _add_region(catalogue)
    if file is not None:
        _add_file(file)
    if file is None and not catalogue:
        typer.echo("Sebutkan berkas OPML atau --catalogue PROVINSI.", err=True)
        raise typer.Exit(1)


def _add_region(region: str) -> None:
    with installation():
        migrate()
        from kentongan.listening import actions, catalogue

        entries = catalogue.listed(region)
        if not entries:
            typer.echo(f"Tidak ada wilayah {region} dalam katalog.", err=True)
            raise typer.Exit(1)
        added = actions.add_from_catalogue(entries=entries)
    known = len(entries) - len(added)
    typer.echo(f"{len(added)} sumber ditambahkan, {known} sudah ada. Alamatnya belum diperiksa.")


def _add_file(file: Path) -> None:
    from kentongan.engine import opml

    try:
        with file.open("rb") as content:
            found = opml.read(content.read(opml.MOST_BYTES + 1))
    except (OSError, opml.OpmlError) as error:
        reason = OPML_WORDS.get(str(error)) or f"tidak dapat dibaca ({error})"
        typer.echo(f"{file}: {reason}", err=True)
        raise typer.Exit(1) from error
    with installation():
        migrate()
        wrong = [words for outline in found if (words := _add_feed(outline))]
    for words in wrong:
        typer.echo(words, err=True)
    typer.echo(f"{len(found) - len(wrong)} sumber ditambahkan, {len(wrong)} tidak")
    if wrong:
        raise typer.Exit(1)


def _add_feed(outline: "Outline") -> str:
    """Adds one feed; what is wrong with it, in words, or nothing."""
    from django.core.exceptions import ValidationError

    from kentongan.listening import actions

    place = f"Baris {outline.line}: {outline.name or outline.url}"
    if not outline.is_address:
        return f"{place}: bukan alamat http atau https"
    try:
        actions.add_source(url=outline.url, name=outline.name, kind="feed")
    except ValidationError as error:
        return f"{place}: {' '.join(error.messages)}"
    return ""
