"""One database cluster on disk and the programs that make, start and stop it.

Knows nothing of locks or of who uses the server; `embedded` adds those.
"""

import os
import secrets
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kentongan.core.database.account import Account, Finished
from kentongan.core.database.errors import PostgresError, StartError, WrongVersionError
from kentongan.core.database.places import make_folder
from kentongan.core.database.processes import (
    Postmaster,
    clear_leftovers,
    find_postmaster,
    wait_for_end,
)
from kentongan.core.database.program import MAJOR, Program

SUPERUSER = "kentongan"
START_SECONDS = 60
_INITDB_SECONDS = 180.0
_LOG_LIMIT = 5_000_000  # bytes; a longer log is set aside at the next start
_TAIL_BYTES = 3_000
_RETRIES = 5
_INCLUDE = "include '../server.conf'"
_STILL_HELD = ("pre-existing shared memory block", "is already in use by PID")
_SETTINGS: Mapping[str, str] = {
    "max_connections": "200",
    "dynamic_shared_memory_type": "mmap",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "checkpoint_timeout": "15min",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The folder `place` (data, log, server.conf) and the account and programs that serve it."""

    place: Path
    account: Account
    program: Program

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "log" / "postgres.log"

    def check_version(self) -> None:
        """Raises WrongVersionError when another major version of PostgreSQL made the data."""
        marker = self.data / "PG_VERSION"
        if not marker.exists():
            return
        made_by = marker.read_text().strip()
        if made_by != str(MAJOR):
            raise WrongVersionError(
                f"The data in {self.data} were made by PostgreSQL {made_by}; this installation"
                f" brings PostgreSQL {MAJOR}, which cannot read them. Make a backup with the"
                " release of Kentongan that made them and restore it into a new KENTONGAN_HOME."
            )

    def create(self, *, sync: bool) -> None:
        """Make the data folder unless it exists; one that was interrupted is made anew."""
        if (self.data / "PG_VERSION").exists():
            return
        if self.data.exists():
            raise PostgresError(
                f"{self.data} exists but is not a PostgreSQL data folder. Move it away and try"
                " again."
            )
        draft = self.place / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        make_folder(draft, account=self.account, home=self.place)
        done = self._initdb(draft, sync=sync)
        if done.code != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise StartError(_explain("The database could not be made", done.output))
        _append(draft / "postgresql.conf", _INCLUDE)
        draft.rename(self.data)

    def start(self, *, socket: str, port: int) -> Postmaster:
        """Start the server and wait until it answers. Raises StartError with the log's tail."""
        self._write_settings(socket, port)
        make_folder(self.log.parent, account=self.account, home=self.place)
        self._set_log_aside()
        for _ in range(_RETRIES):
            clear_leftovers(self.data, Path(socket) if os.name != "nt" else None)
            began = self.log.stat().st_size if self.log.exists() else 0
            done = self._pg_ctl("start", "-w", "-t", str(START_SECONDS), "-l", str(self.log))
            postmaster = find_postmaster(self.data)
            if done.code == 0 and postmaster:
                return postmaster
            said = self._log_since(began)
            if not any(sign in said for sign in _STILL_HELD):
                break
            time.sleep(1)
        raise StartError(_explain("PostgreSQL did not start", said or done.output))

    def stop(self, postmaster: Postmaster, *, seconds: int) -> None:
        """Stop the server: its clients are cut off, their open transactions rolled back.

        One that does not end in time is stopped at once; it loses nothing, and recovers at the
        next start.
        """
        self._pg_ctl("stop", "-w", "-t", str(seconds), "-m", "fast")
        if not wait_for_end(postmaster.pid, 0.5):
            self._pg_ctl("stop", "-w", "-t", "10", "-m", "immediate")
            wait_for_end(postmaster.pid, 5)

    def password(self) -> str:
        """The password for systems without sockets (Windows), made at first use."""
        path = self.place / "password"
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(handle, secrets.token_urlsafe(24).encode())
            os.close(handle)
        return path.read_text()

    def _initdb(self, folder: Path, *, sync: bool) -> Finished:
        command = [
            self.program.path("initdb"),
            f"--pgdata={folder}",
            f"--username={SUPERUSER}",
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions",
        ]
        if os.name == "nt":
            self.password()
            command += ["--auth=scram-sha-256", f"--pwfile={self.place / 'password'}"]
        else:
            # The socket's folder is closed to everyone but the server's account.
            command += ["--auth-local=trust", "--auth-host=reject"]
        if not sync:
            command.append("--no-sync")
        return self.account.run(command, timeout=_INITDB_SECONDS)

    def _pg_ctl(self, verb: str, *options: str) -> Finished:
        command = [self.program.path("pg_ctl"), verb, "-D", str(self.data), *options]
        return self.account.run(command, timeout=START_SECONDS + 15)

    def _write_settings(self, socket: str, port: int) -> None:
        settings = {**_SETTINGS, "port": str(port)}
        if os.name == "nt":
            settings |= {"listen_addresses": "127.0.0.1"}
        else:
            settings |= {
                "listen_addresses": "",
                "unix_socket_directories": f'"{socket}"',
                "unix_socket_permissions": "0700",
            }
        lines = (f"{name} = {_quoted(value)}\n" for name, value in settings.items())
        path = self.place / "server.conf"
        draft = path.with_suffix(".new")
        draft.write_text("".join(lines), encoding="utf-8")
        draft.chmod(0o644)
        draft.replace(path)

    def _set_log_aside(self) -> None:
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _log_since(self, start: int) -> str:
        try:
            with self.log.open("rb") as lines:
                size = lines.seek(0, os.SEEK_END)
                lines.seek(max(min(start, size), size - _TAIL_BYTES))
                return lines.read().decode(errors="replace").strip()
        except OSError:
            return ""


def reachable_program(program: Program, account: Account, place: Path) -> Program:
    """The programs where the account can run them: a copy in `place` when it cannot here.

    Needed for root with an installation below /root.
    """
    test = [program.path("postgres"), "--version"]
    if not account.switch or account.run(test, timeout=20).code == 0:
        return program
    copy = place / f"program-{program.version}"
    if not copy.exists():
        draft = place / "program.new"
        shutil.rmtree(draft, ignore_errors=True)
        ignored = shutil.ignore_patterns("include", "*.a", "pkgconfig")
        shutil.copytree(program.folder, draft, ignore=ignored)
        draft.chmod(0o755)
        draft.rename(copy)
    moved = Program(folder=copy, version=program.version)
    done = account.run([moved.path("postgres"), "--version"], timeout=20)
    if done.code != 0:
        raise StartError(_explain(f"{account.name} cannot run PostgreSQL in {copy}", done.output))
    return moved


def _explain(what: str, said: str) -> str:
    if "No space left on device" in said:
        what += " because the disk is full. Make room and try again"
    return f"{what}. It says:\n{said[-_TAIL_BYTES:]}"


def _append(path: Path, line: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0))
    try:
        os.write(handle, f"\n{line}\n".encode())
    finally:
        os.close(handle)


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
