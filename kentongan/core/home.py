"""The data folder of an installation (`KENTONGAN_HOME`) and the secrets it keeps.

Imports no Django: the command makes the home before the settings read it.
"""

import json
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from cryptography.fernet import Fernet

from kentongan.core.database.account import keep_owner
from kentongan.settings import environment

# The home itself may be passed through, by the account that runs the database for root.
_HOME_MODE = 0o711
_PRIVATE = 0o700
_FOLDERS = ("media", "secrets", "backups", "logs")
_MAKERS: Mapping[str, Callable[[], str]] = {"field_key": lambda: Fernet.generate_key().decode()}


class HomeError(Exception):
    """The data folder cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Home:
    """One data folder: `postgres`, `media`, `secrets`, `backups`, `logs`, `demo.json`."""

    path: Path

    @classmethod
    def from_environment(cls) -> Self:
        return cls(environment.home())

    @property
    def media(self) -> Path:
        return self.path / "media"

    @property
    def secrets(self) -> Path:
        return self.path / "secrets"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def marker(self) -> Path:
        return self.path / "demo.json"

    @property
    def is_demo(self) -> bool:
        """Whether this is a sample home, whose channels reach nobody outside."""
        return self.marker.is_file()

    def ensure(self) -> Self:
        """Make what is missing of the home; folders that exist keep their rights.

        Raises HomeError.
        """
        try:
            self.path.mkdir(mode=_HOME_MODE, parents=True, exist_ok=True)
            for name in _FOLDERS:
                folder = self.path / name
                if not folder.is_dir():
                    folder.mkdir(mode=_PRIVATE)
                    keep_owner(folder, self.path)
        except OSError as error:
            raise HomeError(
                f"The data folder {self.path} cannot be used: {error.strerror} ({error.filename})."
                " Set KENTONGAN_HOME to a folder of the account that runs Kentongan."
            ) from error
        for name in ("secret_key", "field_key"):
            self.secret(name)
        return self

    def secret(self, name: str) -> str:
        """The secret of this name, made at first use and readable by its owner only.

        Whoever asks first makes it; everyone gets the same. Raises HomeError.
        """
        path = self.secrets / name
        try:
            if not path.exists():
                self._write_once(path, _MAKERS.get(name, lambda: secrets.token_urlsafe(48))())
            value = path.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise HomeError(f"The secret {path} cannot be read: {error.strerror}.") from error
        if not value:
            raise HomeError(f"The secret {path} is empty. Restore it from a backup.")
        return value

    def mark_demo(self, details: Mapping[str, Any]) -> None:
        """Make this a sample home for good; the details are what its settings need."""
        self._write(self.marker, json.dumps(dict(details), indent=2) + "\n", replace=True)

    def _write_once(self, path: Path, text: str) -> None:
        self._write(path, text, replace=False)

    def _write(self, path: Path, text: str, *, replace: bool) -> None:
        """Write a whole file or none; without `replace` the first writer wins."""
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            keep_owner(Path(draft), self.path)
            if replace:
                os.replace(draft, path)
            else:
                _link(Path(draft), path)
        finally:
            Path(draft).unlink(missing_ok=True)


def _link(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links
        if not path.exists():
            os.replace(draft, path)
