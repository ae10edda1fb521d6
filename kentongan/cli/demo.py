"""The demo regency: its servers and director as a process, and the whole loop without a browser."""

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from kentongan.core.home import Home

from . import running
from .bootstrap import installation
from .supervisor import NO_USE, Child, Supervisor

FAILED_STARTS = 5  # of the demo's own process, in a row
ALL = 100  # per cent
STALE = timedelta(days=8)  # a sample world ends in the week that ends today

GAVE_UP = (
    "[bold red]Kentongan:[/] contoh tidak dapat diselesaikan; sebabnya tertulis di atas."
    " Hapus {home} dan jalankan lagi, atau laporkan bila terulang."
)

Once = Annotated[bool, typer.Option("--once", help="Sekali jalan; jam contoh berhenti di akhir.")]


def demo(
    once: Once = False,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak ringkasan sebagai JSON.")] = False,
) -> None:
    """Seluruh alur pada kabupaten contoh, tanpa peramban."""
    if not once:
        running.up(demo=True)
        return
    started = time.monotonic()
    home = Home.from_environment().ensure()
    running.prepare(home, demo=True)
    port = json.loads(home.marker.read_text(encoding="utf-8"))["web_port"]
    os.environ["KENTONGAN_PUBLIC_URL"] = f"http://127.0.0.1:{port}"
    with _progress() as show, installation(owner=True):
        running.migrate()
        from kentongan.demo.directing import summary

        world = world_child("--once")
        world.patience = FAILED_STARTS
        supervisor = Supervisor(
            [world, *running.children(port=port)], watch=running.database_watch(home)
        )
        supervisor.run(until=lambda: _has_ended(show))
        if supervisor.has_given_up:
            running.console.print(GAVE_UP.format(home=home.path))
        if not _has_ended(show):
            raise typer.Exit(1)
        result = summary(home.path) | {"seconds": round(time.monotonic() - started, 1)}
    typer.echo(json.dumps(result, indent=2) if as_json else _told(result))


def world_child(*options: str) -> Child:
    """The process of the demo's servers and director; the others find its servers answering."""
    return Child("demo", ["-m", "kentongan.cli", "demo-world", *options], ready=_world_answers)


def demo_world(
    once: Once = False,
) -> None:
    """Server media dan kanal contoh, dan jalannya cerita."""
    with installation() as home:
        from django.conf import settings

        from kentongan.demo.directing import Director, StepFailed
        from kentongan.demo.servers import serving
        from kentongan.demo.world import load

        stopping = threading.Event()
        world = load(weeks=int(settings.DEMO.get("weeks", 0)))
        with serving(world, home.path) as stage:
            try:
                Director(stage=stage, stop=stopping.is_set).play()
            except StepFailed as failure:
                _tell_failure(failure)
                if once:
                    raise typer.Exit(NO_USE) from failure
            if not once:
                _let_time_run(stage.world.end)
            stopping.wait()


def tell_when_stale() -> None:
    """Say it when a sample world was played for days that are long past."""
    from django.utils import timezone

    from kentongan.core import clocks

    at = clocks.now()
    if clocks.is_frozen() and timezone.now() - at > STALE:
        running.console.print(
            f"[yellow]Contoh ini dimainkan untuk tanggal lain: jamnya berjalan terus dari"
            f" {at:%d-%m-%Y}. Untuk contoh dengan tanggal pekan ini, pakai KENTONGAN_HOME lain"
            " yang kosong.[/]"
        )


def _world_answers() -> bool:
    from django.conf import settings

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", settings.DEMO["outlets_port"])) == 0


def _tell_failure(failure: Exception) -> None:
    cause = failure.__cause__
    running.console.print(
        f"[bold red]Kentongan:[/] langkah contoh {failure} gagal:"
        f" {type(cause).__name__}: {str(cause)[:300]}"
    )


def _let_time_run(end: Any) -> None:
    """From the world's end on; a clock that runs already is left alone."""
    from django.utils import timezone

    from kentongan.core import clocks

    if clocks.is_frozen():
        clocks.shift(end - timezone.now())


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing elsewhere; gives what moves it (0..100)."""
    columns = TextColumn("Kabupaten contoh"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    shown = running.console.is_terminal
    with Progress(*columns, console=running.console, disable=not shown) as progress:
        task = progress.add_task("", total=ALL)
        yield lambda percent: progress.update(task, completed=percent)


def _has_ended(show: Callable[[int], None]) -> bool:
    from django.db import connection

    from kentongan.core.database.outage import is_outage
    from kentongan.demo.directing.director import has_ended
    from kentongan.web.progress import loaded

    try:
        percent = loaded()
        show(ALL if percent is None else percent)
        return has_ended()
    except Exception as error:
        if not is_outage(error):
            raise
        connection.close()
        return False


def _told(result: dict[str, Any]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in result.items())
