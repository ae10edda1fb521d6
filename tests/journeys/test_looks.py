"""Every screen, at desktop and phone width: no barrier, no script error, no sideways scroll."""

import pytest

from tests.running import Program
from tests.test_screens import OFFICE, PUBLIC

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
PAGES = [path for path in PUBLIC if not path.endswith((".xml", ".json"))]


def _name(path: str) -> str:
    return path.split("?")[0].strip("/").replace("/", "-") or "beranda"


@pytest.mark.parametrize("path", PAGES)
def test_public(demo: Program, visit: Visit, path: str) -> None:
    citizen = visit(demo)
    citizen.go(path)
    citizen.look(_name(path))


@pytest.mark.parametrize("path", OFFICE)
def test_office(demo: Program, visit: Visit, path: str) -> None:
    officer = visit(demo)
    officer.enter_sample("kepala-diskominfo")
    officer.go(path)
    officer.look(_name(path))
