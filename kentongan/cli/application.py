"""Every subcommand, in the order in which an office meets them."""

import sys
from typing import NoReturn

import typer
from rich.console import Console

from kentongan.core.database.errors import PostgresError
from kentongan.core.home import HomeError

from . import demo, doctor, jobs, people, reading, running, saving, sources

app = typer.Typer(
    name="kentongan",
    help="Ruang kerja terbuka untuk humas pemerintah.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("up")(running.up)
app.command("demo")(demo.demo)
app.command("demo-world", hidden=True)(demo.demo_world)
app.command("web")(running.web)
app.command("worker")(running.worker)
app.command("ingest")(reading.ingest)
app.command("extract")(reading.extract)
app.command("verify")(reading.verify)
app.command("brief")(reading.brief)
app.add_typer(sources.source, name="source")
app.command("backup")(saving.backup)
app.command("restore")(saving.restore)
app.command("doctor")(doctor.doctor)
app.command("jobs")(jobs.jobs)
app.add_typer(people.user, name="user")
app.command(
    "manage",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,
)(running.manage)


def main() -> None:
    """Entry point; a fault of the installation is told in words, without a traceback."""
    try:
        app()
    except (HomeError, PostgresError, running.CannotStart) as error:
        _say(error)
    except Exception as error:
        from kentongan.core.database.outage import is_outage

        if not is_outage(error):
            raise
        words = " ".join(str(error).split())
        _say(running.CannotStart(f"Basis data tidak menjawab: {words} Lihat `kentongan doctor`."))


def _say(error: Exception) -> NoReturn:
    console = Console(stderr=True)
    console.print("[bold red]Kentongan:[/] ", end="")
    console.print(str(error), markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)
