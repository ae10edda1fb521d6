"""Real feeds and pages that lie beside the checkout, where they are there."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[4] / "shared"


def shared_file(path: str) -> Path:
    """The file at `path` under the shared data; the test skips where it is absent."""
    found = Path(os.environ.get("KENTONGAN_SHARED") or _BESIDE) / path
    if not found.exists():
        pytest.skip(f"{path} is not beside this checkout")
    return found
