"""Small windows, large letters, and no mouse (WCAG 2.2: 1.4.4, 1.4.10, 2.1.1, 2.4.7)."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.running import Program

from .conftest import Visit
from .visitor import DESKTOP, NARROWEST, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
PUBLIC = ["/", "/tanya/", "/status/", "/siaran-pers/", "/cek-kabar/?teks=banjir", "/akun/login/"]
OFFICE = [
    "/admin/",
    "/admin/dengar/peristiwa/",
    "/admin/layani/loket/",
    "/admin/darurat/",
    "/admin/dengar/ruang-kendali/",
    "/admin/dengar/piket/",
    "/admin/dengar/sumber/surat/",
    "/admin/dengar/impor/",
    "/admin/dengar/entri/tambah/",
]
LONGEST_TABBING = 150
CLIPPED = """() => [...document.querySelectorAll('main button, main a.button, h1, h2, label')]
  .filter((each) => each.offsetParent && getComputedStyle(each).overflow === 'hidden'
    && !each.closest('.hidden, .w-sr-only, .visuallyhidden')
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
  .map((each) => each.outerHTML.slice(0, 120))"""
REACHABLE = """() => [...document.querySelectorAll(
    'main a[href], main button, main input, main select, main textarea, main summary')]
  .filter((each) => each.checkVisibility() && !each.disabled && each.type !== 'hidden'
    && each.tabIndex >= 0)
  .map((each, place) => { each.dataset.place = place; return place; })"""
FOCUSED = """() => {
  const each = document.activeElement, look = getComputedStyle(each);
  return {
    tag: each.tagName, html: each.outerHTML.slice(0, 120),
    place: each.dataset && each.dataset.place !== undefined ? Number(each.dataset.place) : null,
    seen: (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0)
      || look.boxShadow !== 'none',
  };
}"""


@pytest.fixture
def enter(demo: Program, visit: Visit) -> Any:
    def open_page(path: str, size: dict[str, int] = DESKTOP) -> Visitor:
        visitor = visit(demo, size=size)
        if path.startswith("/admin/"):
            visitor.enter_sample("kepala-diskominfo")
        visitor.go(path)
        return visitor

    return open_page


@pytest.mark.parametrize("path", PUBLIC + OFFICE)
def test_reflow_at_320_pixels(enter: Any, path: str) -> None:
    assert enter(path, NARROWEST).sideways() == 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", PUBLIC + OFFICE)
def test_letters_of_twice_the_size(enter: Any, path: str, size: dict[str, int]) -> None:
    visitor = enter(path, size)
    visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert visitor.sideways() == 0
    assert visitor.page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("path", PUBLIC + OFFICE)
def test_everything_is_reached_by_keyboard_and_seen(enter: Any, path: str) -> None:
    page = enter(path).page
    wanted = set(page.evaluate(REACHABLE))
    reached = _tab_through(page, wanted)
    assert wanted - reached == set()


def _tab_through(page: Page, wanted: set[int]) -> set[int]:
    reached: set[int] = set()
    for _press in range(LONGEST_TABBING):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["place"] is not None:
            assert focused["seen"], f"no visible focus: {focused['html']}"
            reached.add(focused["place"])
        if wanted <= reached:
            break
    return reached


def test_a_citizen_asks_with_the_keyboard_alone(enter: Any) -> None:
    page = enter("/tanya/").page
    page.keyboard.press("Tab")
    assert "Langsung ke isi" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    _tab_to(page, "text")
    page.keyboard.type("Apakah posko masih buka?")
    _tab_to(page, None)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert "Sudah kami terima" in page.locator("body").inner_text()


def _tab_to(page: Page, name: str | None) -> None:
    """To the field of that name, or to the form's button."""
    for _press in range(LONGEST_TABBING):
        page.keyboard.press("Tab")
        focused = page.evaluate("[document.activeElement.name, document.activeElement.tagName]")
        if focused[0] == name if name else focused[1] == "BUTTON":
            return
    raise AssertionError(f"never reached {name}")
