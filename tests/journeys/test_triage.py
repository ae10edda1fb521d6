"""An officer goes through two hundred articles with the keyboard, and one without script."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.running import Program, command

from . import triage_pile as pile
from .conftest import Visit
from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
LIST = "/admin/dengar/pilah-berita/"
CURRENT = ".triage-card:not([hidden])"
CODED = 4  # every so many-th article gets both tones
ISSUES = {7, 107}
UNDONE = 30  # marked, taken back and marked again
HELD_FOCUS = f"""() => {{
  const card = document.querySelector('{CURRENT}');
  return !!card && card.contains(document.activeElement);
}}"""


@pytest.fixture(scope="module")
def piled(demo: Program) -> Program:
    _shell(demo, "fill")
    return demo


def _shell(program: Program, name: str) -> str:
    code = f"from tests.journeys.triage_pile import {name}; {name}()"
    done = command(program.home, "manage", "shell", "-v0", "-c", code)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return done.stdout.decode()


class Officer:
    """Presses keys, and counts them, what goes to the server, and every page that is loaded."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.asked, self.loads = page, 0, list[str](), 0
        page.on("request", self._note)

    def _note(self, request: Any) -> None:
        if request.is_navigation_request():
            self.loads += 1
        elif LIST in request.url or "/admin/putuskan/" in request.url:
            self.asked.append(request.method)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def number(self) -> int:
        """The article in front of the officer, who has the focus there."""
        self.page.wait_for_selector(CURRENT)
        assert self.page.evaluate(HELD_FOCUS), "the focus is lost"
        title = self.page.locator(f"{CURRENT} h2").inner_text()
        return int(title.removeprefix("Pilah ").split(":")[0])

    def sort(self, number: int) -> None:
        if pile.is_foreign(number):
            self.press("x")
        elif number % CODED == 0:
            self.press("1", "5", "j")
        elif number in ISSUES:
            self.open_issue()
            self.press("j")
        else:
            self.press("j")

    def open_issue(self) -> None:
        self.press("i")
        self.page.wait_for_selector(f"{CURRENT} .triage-offers button:focus")
        self.press("Enter")
        self.page.wait_for_selector(f"{CURRENT} .triage-offers a:focus")


def test_two_hundred_articles_by_keyboard(piled: Program, visit: Visit) -> None:
    visitor = visit(piled)
    visitor.enter_sample("kepala-diskominfo")
    visitor.go(LIST)
    visitor.look("pilah-berita-200")
    officer = Officer(visitor.page)
    visitor.page.locator(f"{CURRENT} h2").focus()
    seen = []
    for _place in range(pile.COUNT):
        number = officer.number()
        seen.append(number)
        officer.sort(number)
        if number == UNDONE:
            officer.press("u")
            assert officer.number() == number
            officer.press("j")
    visitor.page.wait_for_load_state("networkidle")
    # What the topic learns on the way puts articles last; none is left out or comes twice.
    assert sorted(seen) == list(range(pile.COUNT))
    assert officer.loads == 0, "a page was loaded"
    assert officer.keys <= 2 * pile.COUNT
    assert len(officer.asked) <= 1.3 * pile.COUNT
    assert visitor.errors == []
    _as_decided(json.loads(_shell(piled, "tell")))


def _as_decided(told: dict[str, Any]) -> None:
    numbers = range(pile.COUNT)
    foreign = [each for each in numbers if pile.is_foreign(each)]
    assert told["marks"] == {
        str(each): "not_ours" if each in foreign else "seen" for each in numbers
    }
    coded = [each for each in numbers if each % CODED == 0 and each not in foreign]
    assert told["tones"] == {str(each): [-1, 0] for each in coded}
    assert told["matched"] == [each for each in numbers if each not in foreign]
    assert told["issues"] == sorted(ISSUES)
    assert "akik" in told["learned"]


def test_help_and_the_last_undo_keep_the_focus(piled: Program, visit: Visit) -> None:
    visitor = visit(piled)
    visitor.enter_sample("kepala-diskominfo")
    visitor.go(LIST)
    page = visitor.page
    page.keyboard.press("?")
    assert page.evaluate("document.activeElement.id") == "triage-keys"
    visitor.look("pilah-berita-bantuan")
    page.keyboard.press("?")
    assert page.evaluate("document.activeElement.id") == "triage-help"
    page.keyboard.press("u")
    assert "Tidak ada" in page.locator("#triage-said").inner_text()


def test_without_script_a_button_does_each(piled: Program, chromium: Browser, visit: Visit) -> None:
    _shell(piled, "fill")  # the others have been sorted
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    visitor = Visitor(context.new_page(), piled, visit(piled).screens)
    visitor.enter_sample("kepala-diskominfo")
    visitor.go(LIST)
    card = visitor.page.locator(".triage-card").first
    title = card.locator("h2").inner_text()
    card.locator("input[name=headline][value='-1']").check()
    card.get_by_role("button", name="Sudah dilihat").click()
    assert f"“{title}”" in visitor.text
    assert title not in visitor.page.locator("#triage-cards").inner_text()
    context.close()
