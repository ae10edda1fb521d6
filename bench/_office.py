"""An office of its own for a benchmark: home, embedded PostgreSQL, a real worker process.

The sites on loopback count as the program's own (`KENTONGAN_RESOLVER_MAP`), so no pause is kept
between two requests to one of them; robots.txt is asked as everywhere.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
from django.db import connection

from kentongan.cli.bootstrap import installation
from kentongan.cli.running import migrate

SETTINGS = "bench._settings"
SAMPLE_EVERY = 0.5  # seconds between two looks at the worker's memory


@contextlib.contextmanager
def office(hosts: Sequence[str]) -> Iterator[Path]:
    """A migrated home whose processes may read these hosts ("name:port") on loopback.

    It begins as a copy of the home that `KENTONGAN_BENCH_HOME` names, if it does: of a million
    articles, or only migrated.
    """
    home = Path(tempfile.mkdtemp(prefix="kentongan-bench-"))
    if os.environ.get("KENTONGAN_BENCH_HOME"):
        begun = os.environ["KENTONGAN_BENCH_HOME"]
        # With its owners: PostgreSQL's files may belong to an account of its own.
        subprocess.run(["cp", "-a", f"{begun}/.", str(home)], check=True)  # noqa: S603, S607
    for name in ("DATABASE_URL", "KENTONGAN_PUBLIC_URL"):
        os.environ.pop(name, None)
    root = str(Path(__file__).parents[1])
    os.environ |= {
        "KENTONGAN_HOME": str(home),
        "KENTONGAN_LOG_LEVEL": "WARNING",
        "KENTONGAN_BENCH_HOSTS": ",".join(hosts),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": root,
    }
    try:
        with installation(owner=True):
            migrate()
            yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def worker(home: Path) -> Iterator["Memory"]:
    """A worker as every office runs it, alive when this yields."""
    log = (home / "worker.log").open("ab")
    command = [sys.executable, "-m", "kentongan.cli", "worker"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # noqa: S603
    memory = Memory(process.pid)
    try:
        _wait_until_alive(process, home)
        yield memory
    finally:
        memory.stop()
        process.send_signal(signal.SIGINT)
        process.wait(60)


def two_cores() -> None:
    """This process and all that it starts use two cores at most."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def processor_seconds(pid: int) -> float:
    """What a process and all below it have computed so far, the ended ones counted in."""
    with contextlib.suppress(psutil.NoSuchProcess):
        own = psutil.Process(pid)
        return sum(sum(each.cpu_times()[:4]) for each in (own, *own.children(recursive=True)))
    return 0.0


def database_pid() -> int:
    """The process above all of PostgreSQL's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return psutil.Process(cursor.fetchone()[0]).ppid()


class Memory:
    """The most that a process holds while it is looked at, in MB, without its children."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.most = 0.0
        self._process = psutil.Process(pid)
        self._ended = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def now(self) -> float:
        return float(self._process.memory_info().rss) / 1e6

    def stop(self) -> None:
        self._ended.set()

    def _look(self) -> None:
        with contextlib.suppress(psutil.NoSuchProcess):
            while not self._ended.wait(SAMPLE_EVERY):
                self.most = max(self.most, self.now())


def _wait_until_alive(process: subprocess.Popen[bytes], home: Path) -> None:
    from kentongan.core import queue

    while not queue.state().workers:
        if process.poll() is not None:
            raise SystemExit((home / "worker.log").read_text("utf-8"))
        time.sleep(0.2)
