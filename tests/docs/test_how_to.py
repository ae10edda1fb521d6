"""The how-to pages call every button, field and menu by the name that stands on the screen."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from .pages import ROOT

BOLD = re.compile(r"\*\*(.+?)\*\*")
PATH = " > "  # menu and entry
# A step's own heading, such as **Buktikan.**, is no name on a screen.
PROSE = re.compile(r"^[^.]+\.$")
SAME = frozenset({"pdf"})  # names that every language shares
PAGES = [
    path
    for path in sorted((ROOT / "docs" / "how-to").glob("*.md"))
    if path.read_text(encoding="utf-8").count(" yang ") > 2  # in Indonesian
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_uses_the_words_of_the_screens(page: Path) -> None:
    words = _on_screen()
    missing = [name for name in _names(page) if _plain(name) not in words]
    assert missing == []


def test_there_are_such_pages() -> None:
    assert len(PAGES) >= 6


def _names(page: Path) -> Iterator[str]:
    for found in BOLD.findall(page.read_text(encoding="utf-8")):
        if not PROSE.match(found):
            yield from found.split(PATH)


def _plain(text: str) -> str:
    return text.strip().rstrip("?:").casefold()


@cache
def _on_screen() -> frozenset[str]:
    """Every Indonesian text of ours, and the names in the ready-made content."""
    catalogues = [*ROOT.glob("kentongan/*/locale/id/LC_MESSAGES/django.po")]
    texts = {_plain(entry.msgstr) for path in catalogues for entry in polib.pofile(str(path))}
    packs = ROOT.glob("kentongan/newsroom/pack/emergency/*.toml")
    for pack in packs:
        texts |= {_plain(text) for text in _strings(tomllib.loads(pack.read_text("utf-8")))}
    return SAME | texts


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
