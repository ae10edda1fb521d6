"""Quotation marks: what stands in them is taken out before a text is cut into sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kentongan.engine.text import clean

MOST_CHARACTERS: Final = 60_000  # of a text; no news is longer
MOST_QUOTES: Final = 200  # of a text
HOLE, HOLE_END = "\ue000", "\ue001"  # around the number of what was taken out
_MARK: Final = re.compile(r"[\"“”„«»]")
_SINGLE: Final = re.compile(r"(?<![\w'])['‘]([^'‘’\n]{20,600})['’](?![\w'])")
_PLACE: Final = re.compile(rf"{HOLE}(\d{{1,4}}){HOLE_END}")
_ENDS: Final = ".!?…"
_OPENERS: Final = "“„«"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`masked` has a hole for each of `quoted`; the last is `open` when no mark closed it."""

    masked: str
    quoted: tuple[str, ...]
    open: bool = False

    def filled(self, text: str) -> str:
        """Text with its holes closed again."""
        return _PLACE.sub(lambda hole: f"“{self.quoted[int(hole[1])]}”", text)


def paragraphs(text: str) -> Iterator[Paragraph]:
    lines = clean(text[:MOST_CHARACTERS]).translate({0xE000: None, 0xE001: None}).split("\n")
    left = MOST_QUOTES
    for number, line in enumerate(lines):
        goes_on = number + 1 < len(lines) and lines[number + 1][:1] in ('"', "“")
        found = _masked(line, goes_on=goes_on, most=left)
        left -= len(found.quoted)
        yield found


def _masked(line: str, *, goes_on: bool, most: int) -> Paragraph:
    spans, unclosed = _spans(line)
    if unclosed is not None and goes_on:
        spans.append((unclosed, len(line), len(line)))
    elif not spans and unclosed is None:
        spans = [(each.start(), each.end(1), each.end()) for each in _SINGLE.finditer(line)]
    kept: list[str] = []
    quoted: list[str] = []
    at = 0
    for start, stop, end in spans[:most]:
        words = line[start + 1 : stop].strip()
        kept += [line[at:start], HOLE, str(len(quoted)), HOLE_END, _stop(words, line[end:])]
        quoted.append(words.rstrip(", "))
        at = end
    told = "".join((*kept, line[at:]))
    return Paragraph(masked=told, quoted=tuple(quoted), open=unclosed is not None and goes_on)


def _stop(words: str, after: str) -> str:
    """A full stop inside the marks also ends the sentence, unless that goes on in small letters."""
    follows = after.lstrip()[:1]
    ended = words[-1:] in _ENDS and words and not follows.islower() and follows not in (",", ".")
    return "." if ended else (", " if words[-1:] == "," and follows not in (",", "") else "")


def _spans(line: str) -> tuple[list[tuple[int, int, int]], int | None]:
    """Start, end of the words and end of each quotation; and where one is left open."""
    spans: list[tuple[int, int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(line):
        at, char = mark.start(), mark[0]
        before_blank = at == 0 or line[at - 1] in " (["
        if opened is None:
            opened = at if char in _OPENERS or before_blank else None
        elif char in _OPENERS or (char == '"' and before_blank and line[at + 1 : at + 2].isalnum()):
            opened = at if line[opened] == '"' or char in _OPENERS else opened
        elif char != '"' or line[opened] == '"':
            spans.append((opened, at, at + 1))
            opened = None
    return spans, opened
