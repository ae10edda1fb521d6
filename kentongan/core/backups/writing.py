"""Writes a backup while everything else goes on working."""

import hashlib
import io
import json
import os
import stat
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import psycopg
from django.utils.translation import gettext as _
from psycopg import sql

from kentongan import __version__
from kentongan.core.database import TransferError, dump
from kentongan.core.database.account import keep_owner
from kentongan.core.database.transfer import UNSAVED
from kentongan.core.home import Home

from .errors import BackupError
from .manifest import FORMAT, NAME, Manifest

DUMP = "database.dump"
SECRETS, MEDIA = "secrets/", "media/"
MARKER = "demo.json"
END = "end.json"  # the last member; a file without it was cut off
CONNECTION = "kentongan backup"  # the name our own connections carry
_TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
    " ORDER BY 1"
)
Report = Callable[[int, int], None]  # bytes done, bytes in all


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    path: Path
    size: int


def save(
    *, home: Home, url: str, path: Path, report: Report = lambda done, total: None
) -> Manifest:
    """Write the whole installation to one file, readable by its owner only.

    Database rows and counts are of one instant. The file appears only when it is complete.
    Raises BackupError.
    """
    path = path.absolute()
    draft = path.with_name(f".{path.name}.part")
    _check_place(home, path)
    try:
        with tempfile.TemporaryDirectory(prefix=".kentongan-", dir=path.parent) as folder:
            dumped = Path(folder) / DUMP
            with _instant(url) as (connection, snapshot):
                facts = _facts(connection)
                dump(url, dumped, snapshot=snapshot)
            media = list(_media(home))
            manifest = _manifest(home, facts, media)
            with _new_file(draft) as file:
                _write(file, manifest, [*_kept_files(home, dumped), *media], report)
        keep_owner(draft, path.parent)
        draft.replace(path)
    except (TransferError, psycopg.Error) as error:
        raise BackupError(_("The database could not be saved: %s") % error) from error
    except OSError as error:
        raise BackupError(
            _("The backup %(path)s cannot be written: %(reason)s. Choose another place.")
            % {"path": path, "reason": error.strerror}
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def count_rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """Rows of every table of ours, counted one by one."""
    tables = [name for (name,) in connection.execute(_TABLES) if not name.endswith(UNSAVED)]
    counts = {}
    for table in tables:
        query = sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(table))
        row: Any = connection.execute(query).fetchone()
        counts[table] = int(row[0])
    return counts


def _check_place(home: Home, path: Path) -> None:
    if path.exists():
        raise BackupError(_("%(path)s exists already. Choose another name.") % {"path": path})
    if not path.parent.is_dir():
        raise BackupError(_("The folder %(path)s does not exist.") % {"path": path.parent})
    if path.is_relative_to(home.media):
        raise BackupError(_("A backup cannot lie among the media that it saves."))


@contextmanager
def _instant(url: str) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    with psycopg.connect(url, connect_timeout=15, application_name=CONNECTION) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row: Any = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield connection, str(row[0])


def _facts(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    counts = count_rows(connection)
    if "django_migrations" not in counts:
        raise BackupError(_("This installation is empty: there is nothing to save yet."))
    rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2")
    size: Any = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    version = connection.info.server_version
    return {
        "counts": counts,
        "migrations": tuple((app, name) for app, name in rows),
        "database_bytes": int(size[0]),
        "postgres": f"{version // 10_000}.{version % 10_000}",
    }


def _manifest(home: Home, facts: dict[str, Any], media: list[_File]) -> Manifest:
    return Manifest(
        format=FORMAT,
        program=__version__,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        is_demo=home.is_demo,
        media_bytes=sum(file.size for file in media),
        media_files=len(media),
        **facts,
    )


def _kept_files(home: Home, dumped: Path) -> Iterator[_File]:
    yield _File(DUMP, dumped, dumped.stat().st_size)
    for path in sorted(home.secrets.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            yield _File(SECRETS + path.name, path, path.stat().st_size)
    if home.is_demo:
        yield _File(MARKER, home.marker, home.marker.stat().st_size)


def _media(home: Home) -> Iterator[_File]:
    """Plain files only: a link may lead out of the home."""
    for folder, _folders, names in os.walk(home.media):
        for name in sorted(names):
            path = Path(folder) / name
            try:
                found = path.lstat()
            except OSError:
                continue  # deleted while we look
            if stat.S_ISREG(found.st_mode):
                inside = path.relative_to(home.media).as_posix()
                yield _File(MEDIA + inside, path, found.st_size)


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write(file: IO[bytes], manifest: Manifest, files: list[_File], report: Report) -> None:
    total, done = sum(each.size for each in files), 0
    digest = hashlib.sha256()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        _add(archive, NAME, manifest.to_json())
        written = 0
        for each in files:
            written += _add_file(archive, each, digest)
            done += each.size
            report(done, total)
        end = {"files": written, "sha256": digest.hexdigest()}
        _add(archive, END, json.dumps(end).encode())


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = _member(name, len(content))
    archive.addfile(member, io.BytesIO(content))


def _add_file(archive: tarfile.TarFile, file: _File, digest: Any) -> int:
    """Put one file in; one that was deleted meanwhile is left out."""
    try:
        source = file.path.open("rb")
    except FileNotFoundError:
        return 0
    with source:
        size = os.fstat(source.fileno()).st_size
        digest.update(f"{file.name}\0{size}\0".encode("utf-8", "surrogateescape"))
        archive.addfile(_member(file.name, size), _Digesting(source, digest))
    return 1


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, int(time.time())
    return member


@dataclass(frozen=True, slots=True)
class _Digesting:
    """A file whose bytes are added to a digest as they are read."""

    file: IO[bytes]
    digest: Any

    def read(self, size: int = -1) -> bytes:
        content = self.file.read(size)
        self.digest.update(content)
        return content
