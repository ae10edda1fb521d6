"""The program that people use, and the browser that they use it with."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import Played
from tests.running import Program, running

from .visitor import DESKTOP, ROOT, Visitor

NAMES = ("chromium", "chromium-browser", "google-chrome")
Visit = Callable[..., Visitor]


@pytest.fixture(scope="package")
def demo(played: Played) -> Iterator[Program]:
    """The sample regency, after its fortnight, running."""
    with running(played.home) as program:
        yield program


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: script/test installs it where apt may be used")
        pytest.skip("no Chromium on PATH: the browser journeys are skipped")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def screens() -> Path:
    folder = Path(os.environ.get("KENTONGAN_SCREENS", ROOT / ".data" / "screens"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def visit(chromium: Browser, screens: Path) -> Iterator[Visit]:
    """Opens a new window: `visit(program, size=PHONE)`."""
    contexts = []

    def open_window(program: Program, *, size: dict[str, int] = DESKTOP) -> Visitor:
        context = chromium.new_context(viewport=size, locale="id-ID")  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Visitor(context.new_page(), program, screens, size)

    yield open_window
    for context in contexts:
        context.close()
