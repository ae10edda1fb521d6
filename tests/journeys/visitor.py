"""A person with a browser: goes to pages, and every page looked at is checked for everyone."""

import hmac
import struct
import time
import tomllib
from base64 import b32decode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.running import Program

ROOT = Path(__file__).parents[2]
KNOWN = tomllib.loads((ROOT / "tests" / "axe_known.toml").read_text(encoding="utf-8"))
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}
NARROWEST = {"width": 320, "height": 640}  # WCAG 2.2, 1.4.10 Reflow
SETTLING = 400  # milliseconds until Wagtail's sidebar has moved
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
IS_KNOWN = """([target, selectors]) => {
  const found = document.querySelector(target);
  return !!found && selectors.some((each) => found.closest(each));
}"""


@dataclass(slots=True)
class Visitor:
    """One person's window. `look` fails on a barrier, a script error, or a sideways scroll."""

    page: Page
    program: Program
    screens: Path
    size: dict[str, int] = field(default_factory=lambda: DESKTOP)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self._hear(message))

    def _hear(self, message: Any) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.errors.append(message.text)

    def go(self, path: str) -> None:
        answer = self.page.goto(path if path.startswith("http") else self.program.base + path)
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}"

    def press(self, name: str, *, exact: bool = True) -> None:
        """Push the button of that name and wait for the page that follows."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()

    def follow(self, name: str, *, exact: bool = False) -> None:
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    @property
    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def look(self, name: str) -> None:
        """Check this page at desktop and phone width, and keep a picture of both."""
        for size in (DESKTOP, PHONE):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            self.page.wait_for_timeout(SETTLING)
            self._check(name, size)
        self.page.set_viewport_size(self.size)  # type: ignore[arg-type]
        assert self.errors == [], f"{name}: {self.errors}"

    def _check(self, name: str, size: dict[str, int]) -> None:
        self.page.screenshot(path=self.screens / f"{name}-{size['width']}.png", full_page=True)
        assert self.sideways() == 0, f"{name} scrolls sideways at {size['width']} px"
        found = barriers(self.page)
        assert found == [], f"{name} at {size['width']} px:\n" + "\n".join(found)

    def sideways(self) -> int:
        """Pixels by which the page is wider than its window."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return max(0, int(self.page.evaluate(script)))

    def enter_sample(self, person: str) -> None:
        """The demo's sign-in by one click."""
        self.go("/akun/login/")
        self.page.locator(f'button[value="{person}@contoh.example"]').click()
        self.page.wait_for_load_state()

    def set_up_code(self, password: str) -> str:
        """Set up an authenticator app, password confirmed; returns its secret (base32)."""
        self.go("/akun/2fa/totp/activate/")
        self.page.locator("input[type=password]").fill(password)
        self.press("Pastikan")
        secret = self.page.locator("#authenticator_secret").input_value()
        self.look("langkah-kedua-aplikasi")
        self.page.locator("input[name=code]").fill(one_time_code(secret))
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_load_state()
        return secret


def barriers(page: Page) -> list[str]:
    """What axe finds, one line for each element, without what is known of Wagtail's widgets."""
    found = []
    for violation in Axe().run(page, options=RULES).response["violations"]:
        excused = [one["selector"] for one in KNOWN.get(violation["id"], [])]
        for node in violation["nodes"]:
            target = node["target"][-1]
            if excused and page.evaluate(IS_KNOWN, [target, excused]):
                continue
            found.append(f"{violation['id']}: {target}: {node['html'][:160]}")
    return found


def one_time_code(secret: str) -> str:
    """The six digits that an authenticator app shows now (RFC 6238, SHA-1, 30 s)."""
    key = b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
