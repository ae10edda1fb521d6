"""Which server process serves a data folder, and what an ended one left behind."""

import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

# Backends notice the death of their server when they next wait; a long query may not.
ORPHAN_GRACE = 2.0  # seconds for each of: leaving alone, quitting, being killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmaster:
    """A running server as its `postmaster.pid` describes it."""

    pid: int
    socket: str
    port: int


def find_postmaster(data: Path) -> Postmaster | None:
    """The server that runs on this data folder; None when there is none.

    A `postmaster.pid` whose process has ended, or whose number now belongs to another program,
    counts as none.
    """
    try:
        lines = (data / "postmaster.pid").read_text(errors="replace").splitlines()
        pid, port, socket = int(lines[0]), int(lines[3]), lines[4]
    except (OSError, ValueError, IndexError):
        return None
    if not _is_server_of(pid, data):
        return None
    return Postmaster(pid=pid, socket=socket, port=port)


def clear_leftovers(data: Path, socket: Path | None) -> None:
    """Remove what a killed server left: backends still running, `postmaster.pid`, its socket.

    PostgreSQL itself would take a dead server's number that another program has, or that nobody
    has waited for yet, for a running server.

    Only called under the home's lock and when `find_postmaster` found none.
    """
    for step in ("", "SIGQUIT", "SIGKILL"):
        orphans = _orphans(data)
        if not orphans:
            break
        if step:
            _send(orphans, step)
        psutil.wait_procs(orphans, timeout=ORPHAN_GRACE)
    for stale in (data / "postmaster.pid", *(socket.glob(".s.PGSQL.*") if socket else ())):
        stale.unlink(missing_ok=True)


def wait_for_end(pid: int, seconds: float) -> bool:
    """Whether the process ended within so many seconds."""
    deadline = time.monotonic() + seconds
    while psutil.pid_exists(pid) and not _is_zombie(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _is_server_of(pid: int, data: Path) -> bool:
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE or not _is_postgres(process):
            return False
        return _works_in(process, data)
    except psutil.NoSuchProcess:
        return False


def _is_postgres(process: psutil.Process) -> bool:
    return process.name().lower().removesuffix(".exe").startswith(("postgres", "postmaster"))


def _works_in(process: psutil.Process, data: Path) -> bool:
    """Whether a PostgreSQL process serves this folder: all of them work inside their data."""
    try:
        return Path(process.cwd()).samefile(data)
    except (psutil.AccessDenied, OSError):
        # Where the system does not tell us, the server's command line names the folder.
        return str(data) in _command_line(process)


def _command_line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def _is_zombie(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _orphans(data: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter(["name"]):
        try:
            if _is_postgres(process) and _works_in(process, data) and not _is_zombie(process.pid):
                found.append(process)
        except psutil.Error:
            continue
    return found


def _send(processes: Iterable[psutil.Process], name: str) -> None:
    for process in processes:
        try:
            if sys.platform == "win32":
                process.kill()
            else:
                process.send_signal(getattr(signal, name))
        except psutil.Error:
            continue
