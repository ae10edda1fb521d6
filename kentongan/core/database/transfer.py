"""Dumps of any PostgreSQL database to one file, and back, into the same or an older server.

Works with the address of the embedded server and with any other DATABASE_URL.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kentongan.core.database.errors import TransferError
from kentongan.core.database.program import clean_environment, find_program

UNSAVED = "_unsaved"  # tables whose name ends so are saved empty: what must not outlive its time
_ERROR_BYTES = 2_000
_PREAMBLE_LINES = 40
# Newer pg_restore sets this, servers before 17 do not know it.
_UNKNOWN_TO_OLD = b"SET transaction_timeout = 0;\n"
# The target always has this schema; one that was restored before also names it in its dump.
_OWN_SCHEMA = (" SCHEMA - public ", " COMMENT - SCHEMA public ", " ACL - SCHEMA public ")
_EMPTY_TARGET = b"""SET lock_timeout = '30s';
DROP SCHEMA IF EXISTS public CASCADE;
CREATE SCHEMA public;
SET lock_timeout = 0;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """An address without its password, which goes by the environment: `ps` shows arguments."""

    conninfo: str
    environment: Mapping[str, str]

    @classmethod
    def of(cls, url: str) -> "_Target":
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
        password = parts.pop("password", "")
        secret = {"PGPASSWORD": password} if password else {}
        # Standard input may be a dump: a missing password must fail, not be asked for.
        return cls(
            conninfo=make_conninfo("", **parts),
            environment=clean_environment({"PGCONNECT_TIMEOUT": "15", **secret}),
        )


def dump(url: str, path: Path, *, snapshot: str = "") -> None:
    """Write the whole database to one compressed file, readable by its owner only.

    `snapshot` is the name of an exported one, to save what another connection sees. The file
    appears only when it is complete. Raises TransferError.
    """
    target = _Target.of(url)
    draft = path.with_name(f".{path.name}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            _run(
                [
                    _path("pg_dump"),
                    "--format=custom",
                    "--no-owner",
                    "--no-privileges",
                    "--no-password",
                    f"--exclude-table-data=*.*{UNSAVED}",
                    *([f"--snapshot={snapshot}"] if snapshot else []),
                    f"--dbname={target.conninfo}",
                ],
                target.environment,
                output=file,
                failure="The database could not be saved",
            )
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def restore(url: str, path: Path) -> None:
    """Replace everything in the database by the dump, in one transaction: all of it or nothing.

    Raises TransferError, after which the database is as it was.
    """
    target = _Target.of(url)
    with _contents(path) as contents, tempfile.TemporaryFile() as errors:
        reader = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [
                _path("pg_restore"),
                "--no-owner",
                "--no-privileges",
                "--file=-",
                f"--use-list={contents}",
                str(path),
            ],
            stdout=subprocess.PIPE,
            stderr=errors,
            env=target.environment,
        )
        writer = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [
                _path("psql"),
                "--no-psqlrc",
                "--quiet",
                "--single-transaction",
                "--no-password",
                "--set=ON_ERROR_STOP=1",
                "--output",
                os.devnull,
                f"--dbname={target.conninfo}",
            ],
            stdin=subprocess.PIPE,
            stderr=errors,
            env=target.environment,
        )
        complete = _feed(reader, writer)
        if not complete or writer.returncode != 0:
            raise TransferError(f"The backup could not be restored. {_said(errors)}")


def _feed(reader: "subprocess.Popen[bytes]", writer: "subprocess.Popen[bytes]") -> bool:
    """Pass the dump's SQL on; False, and nothing kept, when the dump could not be read whole."""
    if reader.stdout is None or writer.stdin is None:
        return False
    try:
        writer.stdin.write(_EMPTY_TARGET)
        for _ in range(_PREAMBLE_LINES):
            line = reader.stdout.readline()
            if line != _UNKNOWN_TO_OLD:
                writer.stdin.write(line)
        copyfileobj(reader.stdout, writer.stdin, 1 << 20)
        complete = reader.wait() == 0
        if not complete:
            writer.kill()  # before it sees the end of its input and would commit
        writer.stdin.close()
    except BrokenPipeError:
        complete = False
        reader.kill()
        reader.wait()
    finally:
        reader.stdout.close()
    writer.wait()
    return complete


@contextmanager
def _contents(path: Path) -> Iterator[Path]:
    """A file that lists what of the dump to restore: everything but the schema's own row."""
    with tempfile.TemporaryDirectory(prefix="kentongan-list-") as folder:
        everything = Path(folder) / "all"
        with everything.open("wb") as file:
            _run(
                [_path("pg_restore"), "--list", str(path)],
                clean_environment(),
                output=file,
                failure=f"{path} is not a backup that can be read",
            )
        lines = everything.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        wanted = (line for line in lines if not any(own in line for own in _OWN_SCHEMA))
        chosen = Path(folder) / "chosen"
        chosen.write_text("\n".join(wanted) + "\n", encoding="utf-8", errors="surrogateescape")
        yield chosen


def _run(
    command: list[str], environment: Mapping[str, str], *, output: IO[bytes], failure: str
) -> None:
    with tempfile.TemporaryFile() as errors:
        done = subprocess.run(  # noqa: S603 - our own programs, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            env=environment,
            check=False,
        )
        if done.returncode != 0:
            raise TransferError(f"{failure}. {_said(errors)}")


def _said(errors: IO[bytes]) -> str:
    errors.seek(0)
    said = errors.read().decode(errors="replace").strip()
    return f"PostgreSQL says: {said[-_ERROR_BYTES:]}" if said else ""


def _path(program: str) -> str:
    return find_program().path(program)
