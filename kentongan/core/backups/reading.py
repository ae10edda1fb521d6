"""Unpacks a backup beside the data it will replace, and trusts nothing that it says."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from kentongan.core.home import Home

from .errors import BackupError
from .manifest import Manifest, take_manifest
from .writing import DUMP, END, MARKER, MEDIA, SECRETS, Report

SECRET_BYTES = 64_000
MOST_SECRETS = 50
NAME_BYTES = 1_000
SPARE_BYTES = 64_000_000  # what the disk must keep free
_CHUNK = 1 << 20


@dataclass(slots=True)
class Unpacked:
    """A backup's content in a folder of its own, checked to the last byte."""

    folder: Path
    manifest: Manifest
    files: int = 0
    secrets: int = 0
    digest: Any = field(default_factory=hashlib.sha256)
    ended: bool = False

    @property
    def dump(self) -> Path:
        return self.folder / DUMP

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def marker(self) -> Path:
        return self.folder / MARKER

    def secret(self, name: str) -> str:
        path = self.folder / "secrets" / name
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


@contextmanager
def unpacked(
    path: Path, home: Home, report: Report = lambda done, total: None
) -> Iterator[Unpacked]:
    """The content of a backup in a folder inside the home, which goes away at the end.

    Raises BackupError: not a backup, cut off or changed, no room on the disk.
    """
    size = _size(path)
    if shutil.disk_usage(home.path).free < size + SPARE_BYTES:
        raise BackupError(
            _("The disk of %(home)s has no room for this backup. Free %(size)s MB first.")
            % {"home": home.path, "size": (size + SPARE_BYTES) // 1_000_000}
        )
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home.path) as folder:
        try:
            content = _unpack(path, Path(folder), size, report)
        except (tarfile.TarError, EOFError, UnicodeError) as error:
            raise BackupError(_damaged(path)) from error
        except OSError as error:
            raise BackupError(
                _("%(path)s could not be unpacked: %(reason)s.")
                % {"path": path, "reason": error.strerror}
            ) from error
        yield content


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            raise BackupError(_("There is no file %(path)s.") % {"path": path})
        return path.stat().st_size
    except OSError as error:
        raise BackupError(
            _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from error


def _unpack(path: Path, folder: Path, size: int, report: Report) -> Unpacked:
    with tarfile.open(path, "r:") as archive:
        content = Unpacked(folder=folder, manifest=take_manifest(archive, path))
        (folder / "secrets").mkdir(mode=0o700)
        content.media.mkdir(mode=0o700)
        while (member := archive.next()) is not None:
            if content.ended or not _take(archive, member, content):
                raise BackupError(_damaged(path))
            archive.members.clear()  # type: ignore[attr-defined]  # one by one, never all in memory
            report(min(archive.offset, size), size)
    if not content.ended or not content.dump.is_file():
        raise BackupError(_damaged(path))
    return content


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, content: Unpacked) -> bool:
    """Whether the member belongs in a backup and was taken out whole."""
    if member.issparse() or member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
        return False
    source: Any = archive.extractfile(member)
    if member.name == END:
        content.ended = _is_whole(source.read(SECRET_BYTES), content)
        return content.ended
    target = _place(member, content)
    if target is None:
        return False
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content.digest.update(f"{member.name}\0{member.size}\0".encode("utf-8", "surrogateescape"))
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600)
    with os.fdopen(handle, "wb") as file:
        while chunk := source.read(_CHUNK):
            content.digest.update(chunk)
            file.write(chunk)
        complete = file.tell() == member.size
    content.files += 1
    return complete


_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def _place(member: tarfile.TarInfo, content: Unpacked) -> Path | None:
    """Where a member goes; None for a name that no backup of ours has."""
    name = member.name
    parts = name.split("/")
    if len(os.fsencode(name)) > NAME_BYTES or not _are_plain(parts):
        return None
    if name in (DUMP, MARKER) or name.startswith(MEDIA):
        return content.folder / PurePosixPath(name)
    if name.startswith(SECRETS) and len(parts) == 2 and member.size <= SECRET_BYTES:
        content.secrets += 1
        return content.folder / name if content.secrets <= MOST_SECRETS else None
    return None


def _are_plain(parts: list[str]) -> bool:
    return all(
        part not in ("", ".", "..") and not set(part) & {"\\", "\0"} and ":" not in part[:2]
        for part in parts
    )


def _is_whole(text: bytes, content: Unpacked) -> bool:
    try:
        end = json.loads(text)
        return bool(end["sha256"] == content.digest.hexdigest() and end["files"] == content.files)
    except (ValueError, TypeError, KeyError):
        return False


def _damaged(path: Path) -> str:
    return _("%(path)s is damaged or was cut off; nothing was changed. Use another backup.") % {
        "path": path
    }
