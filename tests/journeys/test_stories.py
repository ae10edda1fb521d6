"""Stories are put together and taken apart by keyboard, and without script."""

import pytest
from playwright.sync_api import Browser, Page

from tests.running import Program

from .conftest import Visit
from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
LARGEST = "/admin/dengar/peristiwa/?urut=terbesar"
LONGEST_TABBING = 250
FOCUSED = "document.activeElement.textContent.trim()"


def _tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus is on what begins with these words."""
    for _press in range(LONGEST_TABBING):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(text):
            return
    raise AssertionError(f"never reached {text}")


def _enter(page: Page, text: str) -> None:
    _tab_to(page, text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _largest(visitor: Visitor) -> str:
    """Open the story with the most articles; returns its title."""
    visitor.enter_sample("kepala-diskominfo")
    visitor.go(LARGEST)
    title = visitor.page.locator("h2 + p + ul h3 a").first.inner_text()
    visitor.follow(title, exact=True)
    return title


def test_two_stories_are_joined_and_parted_by_keyboard(demo: Program, visit: Visit) -> None:
    visitor = visit(demo)
    page = visitor.page
    title = _largest(visitor)
    _enter(page, "Satukan dengan peristiwa lain")
    visitor.look("peristiwa-satukan-pilih")
    other = page.locator(".office-list h3 a").first.inner_text()
    _enter(page, other)
    visitor.look("peristiwa-satukan-berdampingan")
    _enter(page, "Jadikan satu peristiwa")
    assert "Disatukan dengan" in visitor.text
    visitor.look("peristiwa-satukan-selesai")
    _enter(page, "Batalkan")
    assert "Dibatalkan" in visitor.text
    assert page.locator("h1").inner_text() == title


def test_an_article_is_taken_out_and_put_back_without_script(
    demo: Program, chromium: Browser, visit: Visit
) -> None:
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    visitor = Visitor(context.new_page(), demo, visit(demo).screens)
    _largest(visitor)
    visitor.follow("Keluarkan berita dari peristiwa ini")
    boxes = visitor.page.locator("input[name=berita]")
    boxes.last.check()
    visitor.press("Jadikan yang dicentang peristiwa tersendiri")
    assert "Dipisahkan" in visitor.text
    visitor.page.locator("[role=status]").get_by_role("button", name="Batalkan").click()
    assert "Dibatalkan" in visitor.text
    context.close()
