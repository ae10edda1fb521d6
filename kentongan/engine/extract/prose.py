"""Telling prose from lists of teasers, and finding it where its markup says nothing.

Extractors look for paragraphs. Where an outlet parts its text by line breaks or bare `div`s, they
find the cards beside it instead, all of them the same cards.
"""

from typing import Final

import lxml.html

from kentongan.engine.extract.page import Page
from kentongan.engine.text import text_of

LINES: Final = 8  # of a list of teasers
PROSE: Final = 0.25  # of its characters at most stand in long lines; tables in articles leave more
SENTENCES: Final = 90  # characters from which a run of text is prose
KEPT: Final = 0.5  # of its parts' prose counts for what holds them: three paragraphs outweigh one
_HOLDERS: Final = ("div", "td", "section", "article", "main", "p", "body")


def is_listing(text: str) -> bool:
    """Whether hardly a line is long enough for sentences, as in a list of headlines."""
    lengths = [len(line) for line in text.split("\n")]
    long = sum(length for length in lengths if length >= SENTENCES)
    return len(lengths) >= LINES and long < PROSE * sum(lengths)


def densest(page: Page) -> str:
    """From first to last long line, the element with most prose in itself and its parts."""
    held: dict[lxml.html.HtmlElement, float] = {}
    for element in reversed(list(page.root.iter(*_HOLDERS))):
        own = held.get(element, 0) + _own_prose(element)
        held[element] = own
        parent = element.getparent()
        if parent is not None and own:
            held[parent] = held.get(parent, 0) + KEPT * own
    best = max(held, key=lambda element: held[element], default=None)
    lines = text_of(best).split("\n") if best is not None else []
    prose = [place for place, line in enumerate(lines) if len(line) >= SENTENCES]
    return "\n".join(lines[prose[0] : prose[-1] + 1]) if prose else ""


def _own_prose(element: lxml.html.HtmlElement) -> int:
    """Characters of the long runs of text that stand in the element itself, between its breaks."""
    runs = [element.text or ""]
    for child in element:
        if child.tag not in ("br", *_HOLDERS) and isinstance(child.tag, str):
            runs[-1] += child.text_content()
            runs[-1] += child.tail or ""
        else:
            runs.append(child.tail or "")
    return sum(len(run) for run in map(str.strip, runs) if len(run) >= SENTENCES)
