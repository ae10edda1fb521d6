"""The mission's list tells the truth: its screens open, its tests exist, no point is left out."""

import ast
from functools import cache

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.web import mission

from .source import ROOT

ALL = pytest.mark.parametrize("point", mission.points(), ids=lambda point: str(point.number))


def test_no_point_is_left_out() -> None:
    numbers = [point.number for point in mission.points()]
    assert numbers == list(range(1, mission.POINTS + 1))


@ALL
def test_every_screen_has_an_address(point: mission.Point) -> None:
    assert [screen.name for screen in point.screens if not _reverses(screen.name)] == []


@ALL
def test_every_test_exists(point: mission.Point) -> None:
    assert [test for test in point.tests if not _exists(test)] == []


@ALL
def test_what_is_built_has_a_screen_and_a_test_and_what_is_not_says_so(
    point: mission.Point,
) -> None:
    built = point.state != mission.NOT_BUILT
    assert point.state in mission.STATES
    assert bool(point.screens) == bool(point.tests) == built
    assert bool(point.missing) == (point.state == "sebagian")


def test_the_document_is_made_from_the_same_list() -> None:
    written = (ROOT / "docs" / "misi.md").read_text(encoding="utf-8")
    assert written == mission.as_markdown(), "python -m kentongan.web.mission docs/misi.md"


@pytest.mark.django_db
def test_the_public_page_shows_all_and_is_linked_from_every_page() -> None:
    AgencyFactory.create()
    page = Client().get(reverse("mission")).content.decode()
    assert page.count('id="butir-') == mission.POINTS
    assert mission.STATES[mission.NOT_BUILT] in page
    assert f'href="{reverse("newsroom:press_room")}"' in page
    assert f'href="{reverse("desk:cases")}"' not in page
    assert f'href="{reverse("mission")}"' in Client().get("/").content.decode()


def test_a_wrong_name_would_be_noticed() -> None:
    assert not _reverses("desk:nowhere")
    assert not _exists("tests/test_loop.py::test_nothing")
    assert not _exists("tests/test_nowhere.py::test_nothing")


def _reverses(name: str) -> bool:
    """Also screens of one record, by a number or a word."""
    for arguments in ([], [1], ["kata"]):
        try:
            reverse(name, args=arguments)
        except NoReverseMatch:
            continue
        return True
    return False


def _exists(test: str) -> bool:
    path, _, name = test.partition("::")
    return name in _tests(path)


@cache
def _tests(path: str) -> frozenset[str]:
    """Names of the tests in a file of the project; none where there is no file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )
