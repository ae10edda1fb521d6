"""The demo regency: its servers and director as a process, and the whole loop without a browser."""

import json
import os
import threading
import time
from typing import Annotated, Any

import typer

from kentongan.core.home import Home

from . import running
from .bootstrap import installation
from .supervisor import Child, Supervisor

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
    with installation(owner=True):
        running.migrate()
        from kentongan.demo.directing import summary

        children = [*running.children(port=port), world_child("--once")]
        Supervisor(children, watch=running.database_watch(home)).run(until=_has_ended)
        if not _has_ended():
            raise typer.Exit(1)
        result = summary(home.path) | {"seconds": round(time.monotonic() - started, 1)}
    typer.echo(json.dumps(result, indent=2) if as_json else _told(result))


def world_child(*options: str) -> Child:
    return Child("demo", ["-m", "kentongan.cli", "demo-world", *options])


def demo_world(
    once: Once = False,
) -> None:
    """Server media dan kanal contoh, dan jalannya cerita."""
    with installation() as home:
        from django.conf import settings

        from kentongan.demo.directing import Director
        from kentongan.demo.servers import serving
        from kentongan.demo.world import load

        stopping = threading.Event()
        world = load(weeks=int(settings.DEMO.get("weeks", 0)))
        with serving(world, home.path) as stage:
            Director(stage=stage, stop=stopping.is_set).play()
            if not once:
                _let_time_run(stage.world.end)
            stopping.wait()


def _let_time_run(end: Any) -> None:
    from django.utils import timezone

    from kentongan.core import clocks

    clocks.shift(end - timezone.now())


def _has_ended() -> bool:
    from django.db import InterfaceError, OperationalError, connection

    from kentongan.demo.directing.director import has_ended

    try:
        return has_ended()
    except (OperationalError, InterfaceError):
        connection.close()
        return False


def _told(result: dict[str, Any]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in result.items())
