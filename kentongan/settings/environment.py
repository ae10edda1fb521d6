"""Reads the process environment; nothing else in the package does."""

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

TRUE_WORDS = frozenset({"1", "true", "yes", "on", "ya"})


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name)
    return value.lower() in TRUE_WORDS if value else default


def number(name: str, default: int) -> int:
    value = text(name)
    return int(value) if value.isdigit() else default


def home() -> Path:
    """The data folder: `KENTONGAN_HOME`, by default `~/.local/share/kentongan`."""
    return Path(text("KENTONGAN_HOME") or "~/.local/share/kentongan").expanduser().absolute()


def secret(home_folder: Path, name: str) -> str:
    """A secret of the home, made there at first start by `core.home`; empty before that."""
    given = text(f"KENTONGAN_{name.upper()}")
    path = home_folder / "secrets" / name
    if given or not path.is_file():
        return given
    return path.read_text(encoding="utf-8").strip()


def database(url: str) -> dict[str, object]:
    """Django's connection settings for a `postgresql://` address, socket folders included.

    An address that is not PostgreSQL's is kept as it is and refused by a system check.
    """
    parts = urlparse(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "kentongan",
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.pop("host", parts.hostname or "")),
        "PORT": query.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, "application_name": "kentongan"}
        | {key: unquote(value) for key, value in query.items()},
    }
