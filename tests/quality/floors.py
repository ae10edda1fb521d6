"""Floors under measured quality, each tied to the very corpus it was measured on.

`floors.toml` names them. Raising one is free; lowering one needs a note in `docs/decisions/`.
The corpora are not part of the project: without them (`KENTONGAN_SHARED`, default `../shared`
beside the repository) the tests skip.
"""

import hashlib
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KENTONGAN_SHARED", ROOT.parent / "shared"))
FLOORS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")
)


def check(name: str, value: float) -> None:
    """Fail when a figure falls through its floor (or, with `at_most`, rises above its ceiling)."""
    floor = FLOORS[name]
    if "at_most" in floor:
        assert value <= floor["at_most"], f"{name}: {value:.4f} > {floor['at_most']}"
    else:
        assert value >= floor["at_least"], f"{name}: {value:.4f} < {floor['at_least']}"


def needs(name: str) -> Path:
    """The floor's corpus, after its bytes were compared; skips where it is absent."""
    floor = FLOORS[name]
    corpus = SHARED / floor["corpus"]
    if not corpus.exists():
        pytest.skip(f"no test bed at {corpus}")
    assert digest(corpus) == floor["sha256"], f"{corpus} is not what the floor was measured on"
    return corpus


def digest(corpus: Path) -> str:
    """SHA-256 over the names and bytes of a file or of every file in a folder."""
    found = hashlib.sha256()
    files = [corpus] if corpus.is_file() else sorted(p for p in corpus.rglob("*") if p.is_file())
    for path in files:
        found.update(path.relative_to(corpus.parent).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()
