"""The sample world, played once per run, for the tests that look at its end."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.running import command


@dataclass(frozen=True, slots=True)
class Played:
    """A home in which the whole fortnight happened, and what the command said of it."""

    home: Path
    result: dict[str, Any]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """`kentongan demo --once --json` on a path with a space.

    `KENTONGAN_TEST_WORLD` names a home that was played before, to work on a journey.
    """
    before = os.environ.get("KENTONGAN_TEST_WORLD")
    if before:
        return Played(Path(before), {})
    home = tmp_path_factory.mktemp("world") / "kabupaten contoh"
    done = command(home, "demo", "--once", "--json")
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return Played(home, json.loads(done.stdout))
