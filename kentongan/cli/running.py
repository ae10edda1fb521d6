"""The commands that run the program: all on one machine, or one process of many."""

import asyncio
import ipaddress
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import psycopg
import typer
from rich.console import Console

from kentongan.core.database.embedded import EmbeddedPostgres
from kentongan.core.database.errors import PostgresError, StartError
from kentongan.core.home import Home
from kentongan.settings import environment

from . import memory
from .bootstrap import installation
from .supervisor import Child, Supervisor, tied_to

console = Console(stderr=True)
MOST_FAILURES = 5  # in a row, of starting a killed database again
GRACE_SECONDS = 3.0  # a worker's own time to finish its jobs, inside the supervisor's
Host = Annotated[str, typer.Option(help="Alamat untuk mendengarkan.")]
Port = Annotated[int, typer.Option(help="Nomor port untuk situs.")]


class CannotStart(RuntimeError):
    """The program does not start; the message says why and what to do."""


def up(
    demo: Annotated[bool, typer.Option("--demo", help="Dengan kabupaten contoh.")] = False,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Menjalankan semuanya di satu mesin: basis data, situs, dan pekerja."""
    home = Home.from_environment().ensure()
    _check_address(home, demo=demo, host=host, port=port)
    prepare(home, demo=demo, weeks=_weeks_to_today() if demo else 0)
    os.environ.setdefault("KENTONGAN_PUBLIC_URL", f"http://{host}:{port}")
    console.print("Menyiapkan basis data; pertama kali sekitar setengah menit.")
    with installation(owner=True):
        migrate()
        processes = children(host=host, port=port)
        if home.is_demo:
            from .demo import tell_when_stale, world_child

            processes.insert(0, world_child())
            tell_when_stale()
        console.print(f"Kentongan: {environment.text('KENTONGAN_PUBLIC_URL')}")
        _tell_first_step()
        Supervisor(processes, watch=database_watch(home)).run()


def _tell_first_step() -> None:
    """On a home without an office: the link that opens its first run."""
    from kentongan.web.setup import links

    if links.is_needed():
        console.print("Kantor ini belum disiapkan. Buka tautan sekali pakai ini di peramban:")
        console.print(links.new_link(), soft_wrap=True, highlight=False)


def children(*, host: str = "127.0.0.1", port: int) -> list[Child]:
    """The processes of every installation on one machine."""
    return [
        Child("web", ["-m", "kentongan.cli", "web", "--host", host, "--port", str(port)]),
        Child("worker", ["-m", "kentongan.cli", "worker"]),
    ]


def web(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Menjalankan satu proses situs."""
    from granian import Granian
    from granian.constants import Interfaces

    with installation():
        # Its own worker must not outlive it: it would go on answering beside our successor's.
        os.register_at_fork(after_in_child=tied_to(os.getpid()))
        Granian(
            "kentongan.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            blocking_threads=8,
            log_access=False,
            websockets=False,
        ).serve()


def worker(
    queue: Annotated[list[str] | None, typer.Option(help="Hanya antrean ini.")] = None,
    concurrency: Annotated[int, typer.Option(help="Pekerjaan sekaligus.")] = 4,
) -> None:
    """Menjalankan satu proses pekerja latar."""
    memory.share_arenas()
    with installation():
        from procrastinate.contrib.django import app

        connector: Any = app.connector

        from kentongan.core.tasks import WORKER_OPTIONS

        options = WORKER_OPTIONS | {"queues": queue, "concurrency": concurrency}
        with app.replace_connector(connector.get_worker_connector()) as running:
            asyncio.run(_work(running, options))


async def _work(app: Any, options: dict[str, Any]) -> None:
    from kentongan.core.worker import run

    giving_back = asyncio.create_task(memory.give_back_regularly())
    try:
        async with app.open_async():
            await run(app, shutdown_graceful_timeout=GRACE_SECONDS, **options)
    finally:
        giving_back.cancel()


def manage(context: typer.Context) -> None:
    """Perintah Django sendiri."""
    from django.core.management import execute_from_command_line

    with installation():
        execute_from_command_line(["kentongan manage", *context.args])


def migrate() -> None:
    """Bring the schema to this program's version. Raises CannotStart on a newer one."""
    from django.core.management import call_command

    from kentongan.core import schema

    newer = schema.gap().unknown
    if newer:
        raise CannotStart(
            "The database belongs to a newer Kentongan"
            f" ({newer[0][0]} {newer[0][1]}). Install that version, or restore a backup."
        )
    call_command("migrate", verbosity=0, interactive=False)


def prepare(home: Home, *, demo: bool, weeks: int = 0) -> None:
    """Make a new home a demo home. Raises CannotStart for the home of a real office."""
    if not demo or home.is_demo:
        return
    if (home.path / "postgres").exists():
        raise CannotStart(
            f"{home.path} is the data folder of a real office; the demo needs one of its own."
            " Set KENTONGAN_HOME to an empty folder."
        )
    from kentongan.demo.home import mark

    mark(home, weeks=weeks)


def _check_address(home: Home, *, demo: bool, host: str, port: int) -> None:
    if (demo or home.is_demo) and not _is_loopback(host):
        raise CannotStart("A demo listens only on this machine: use --host 127.0.0.1.")
    if not _is_free(host, port):
        raise CannotStart(f"Port {port} is in use. Choose another one: --port {port + 1}.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def database_watch(home: Home) -> Callable[[], None]:
    """Starts the embedded server again when it was killed; nothing for a given database."""
    server = EmbeddedPostgres(home.path)
    if server.url is None or server.url != environment.text("DATABASE_URL"):
        return lambda: None
    return Watch(server)


@dataclass(slots=True)
class Watch:
    """Starts the embedded server again; one that is killed while it starts, once more."""

    server: EmbeddedPostgres
    failures: int = 0

    def __call__(self) -> None:
        """Raises PostgresError when it does not come back."""
        if self.server.status().running:
            self.failures = 0
            return
        try:
            self.server.ensure()
        except (PostgresError, psycopg.OperationalError) as error:
            self.failures += 1
            if self.failures >= MOST_FAILURES:
                raise StartError(str(error)) from error


def _weeks_to_today() -> int:
    """How far a demo world is moved so that its fortnight ends in the week that ends today."""
    from kentongan.demo.world import load

    return (datetime.now(UTC) - load().end).days // 7
