"""What a backup says of itself: the first member of its file."""

import json
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from django.utils.translation import gettext as _

from .errors import BackupError

FORMAT = 1
NAME = "manifest.json"
MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Sizes are in bytes; `made_at` is ISO 8601 in UTC; `counts` are rows by table."""

    format: int
    program: str
    made_at: str
    postgres: str
    is_demo: bool
    migrations: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    database_bytes: int
    media_bytes: int
    media_files: int

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    def to_json(self) -> bytes:
        return (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Raises ValueError, TypeError or KeyError on anything that is not a manifest of ours."""
        raw: dict[str, Any] = json.loads(text)
        known = {field.name: raw[field.name] for field in fields(cls)}
        known["migrations"] = tuple((str(app), str(name)) for app, name in raw["migrations"])
        known["counts"] = {str(table): int(rows) for table, rows in raw["counts"].items()}
        manifest = cls(**known)
        if manifest.made.tzinfo is None:
            raise ValueError(manifest.made_at)
        return manifest


def read_manifest(path: Path) -> Manifest:
    """The manifest of a backup. Raises BackupError when the file is not one we can read."""
    try:
        with tarfile.open(path, "r:") as archive:
            return take_manifest(archive, path)
    except OSError as error:
        raise BackupError(
            _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from error
    except tarfile.TarError as error:
        raise BackupError(not_ours(path)) from error


def take_manifest(archive: tarfile.TarFile, path: Path) -> Manifest:
    """The first member of an open backup, read with bounds."""
    first = archive.next()
    if first is None or first.name != NAME or not first.isreg() or first.size > MOST_BYTES:
        raise BackupError(not_ours(path))
    content = archive.extractfile(first)
    try:
        raw = json.loads(content.read(MOST_BYTES) if content else b"")
        number = raw["format"]
        if number != FORMAT:
            raise BackupError(
                _("%(path)s was made by a newer Kentongan (format %(format)s). Install it first.")
                % {"path": path, "format": number}
            )
        return Manifest.from_json(json.dumps(raw).encode())
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupError(not_ours(path)) from error


def not_ours(path: Path) -> str:
    return _("%(path)s is not a backup of Kentongan.") % {"path": path}
