"""Small windows, large letters, and no mouse (WCAG 2.2: 1.4.4, 1.4.10, 2.1.1, 2.4.7)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.running import Program

from .conftest import Visit
from .visitor import DESKTOP, NARROWEST, PHONE, Visitor, barriers

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
PUBLIC = ["/", "/tanya/", "/status/", "/siaran-pers/", "/cek-kabar/?teks=banjir", "/akun/login/"]
OFFICE = [
    "/admin/",
    "/admin/dengar/peristiwa/",
    "/admin/dengar/siapa-berbicara/",
    "/admin/dengar/tren/",
    "/admin/dengar/topik/1/",
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


LISTENING = "/admin/dengar/"
# A page of one thing: where a link leads there, and the beginning of that link's address.
THINGS = {
    "story": ("peristiwa/?urut=terbesar", r"peristiwa/\d+/$"),
    "stories to put together": ("story", r"peristiwa/\d+/satukan/$"),
    "two stories side by side": ("stories to put together", r"\?dengan=\d+$"),
    "story to take apart": ("story", r"peristiwa/\d+/pisahkan/$"),
    "article": ("story", r"berita/\d+/$"),
    "publisher": ("story", r"pemuat/\d+/$"),
    "stories narrowed": ("peristiwa/?urut=tumbuh&q=a", None),
    "headlines": ("judul-berubah/", None),
    "changes": ("headlines", r"berita/\d+/perubahan/$"),
    "own texts": ("dimuat/", None),
    "own text": ("own texts", r"dimuat/\d+/$"),
    "source": ("sumber/", r"sumber/\d+/$"),
    "alert rule": ("peringatan/", r"peringatan/\d+/$"),
    "duty roster": ("piket/", None),
    "control room": ("ruang-kendali/", None),
    "editions": ("/admin/ukur/edisi/", None),
    "clippings": ("/admin/ukur/kliping/", None),
    "brief": ("/admin/ukur/laporan/", r"laporan/\d+/$"),
}
LINK_TO = """(pattern) => [...document.querySelectorAll('main a[href]')]
  .map((each) => each.href).find((each) => new RegExp(pattern).test(each)) ?? ''"""


@pytest.fixture(scope="module")
def reader(demo: Program, chromium: Browser, screens: Path) -> Iterator[Visitor]:
    """One window, signed in once, for all pages of things."""
    context = chromium.new_context(viewport=NARROWEST, locale="id-ID")  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    visitor = Visitor(context.new_page(), demo, screens, NARROWEST)
    visitor.enter_sample("kepala-diskominfo")
    yield visitor
    context.close()


@pytest.fixture(scope="module")
def addresses() -> dict[str, str]:
    """Where each thing was found, so that it is looked for once."""
    return {}


def _find(visitor: Visitor, thing: str, known: dict[str, str]) -> None:
    """Open the page of a thing, by the link that leads there."""
    if thing not in known:
        start, pattern = THINGS[thing]
        if start in THINGS:
            _find(visitor, start, known)
        else:
            visitor.go(start if start.startswith("/") else LISTENING + start)
        if pattern:
            address = str(visitor.page.evaluate(LINK_TO, pattern))
            assert address, f"no link to a {thing}"
            visitor.go(address)
        known[thing] = visitor.page.url
    elif visitor.page.url != known[thing]:
        visitor.go(known[thing])


@pytest.mark.parametrize("thing", THINGS)
def test_pages_of_one_thing_are_for_everyone(
    reader: Visitor, addresses: dict[str, str], thing: str
) -> None:
    _find(reader, thing, addresses)
    assert reader.sideways() == 0
    assert barriers(reader.page) == []
    assert reader.errors == []


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
