"""The words of the article: several extractors read, the one most like the others is believed.

A single extractor fails badly on some site (measured on Indonesian pages: trafilatura keeps the
teasers of one outlet, readability loses 6 % of modern pages); their errors differ, so the medoid
is nearly as good as the best of them on every set.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from kentongan.engine.extract.page import Page
from kentongan.engine.extract.prose import densest, is_listing
from kentongan.engine.extract.structured import StructuredArticle
from kentongan.engine.extract.tidy import tidy
from kentongan.engine.text import dateline, strip_markup, text_of

AGREEMENT: Final = 0.97  # likeness at which two careful extractors are taken to say the same
VOUCHED: Final = 0.8  # likeness at which a crude reading vouches for a quick one
CONFIRMED: Final = 0.9  # likeness at which a careful one does
SHINGLE: Final = 3  # words
SHORTEST_TOLD: Final = 200  # characters; a shorter articleBody is a teaser
MAX_SHINGLES: Final = 20_000

LEAD_LINES: Final = 4  # lines an extractor may have lost at the start

Shingles = Counter[tuple[str, ...]]
Reading = tuple[str, str]  # method and text

_TOKEN: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`method` names the extractor believed; `agreement` (0..1) is its likeness to the others."""

    text: str
    method: str
    agreement: float


def read_body(page: Page, told: StructuredArticle, *, title: str) -> Body:
    """The body that most readers of the page agree on; empty where none finds any.

    A cascade: what JSON-LD tells or the cheap reader finds vouches for one careful reading, and
    only where they disagree do the costly readers have a say.
    """
    readings = _Readings(page, title)
    if page.is_tame:
        readings.add("trafilatura-quick", lambda: _trafilatura(page, precise=True, fast=True))
    told_body = told.body if len(told.body) >= SHORTEST_TOLD else ""
    for method, reader in (
        ("json-ld", lambda: told_body),
        ("resiliparse", lambda: _resiliparse(page)),
    ):
        readings.add(method, reader)
        vouched = readings.vouched("trafilatura-quick", method, at=VOUCHED)
        if vouched:
            return _with_lead(vouched, readings.found)
    if page.is_tame:
        return _read_with_care(page, readings)
    return _medoid([one for one in readings.found if one[0] == "json-ld"] or readings.found)


def _read_with_care(page: Page, readings: "_Readings") -> Body:
    readings.add("readability", lambda: _readability(page))
    agreed = readings.vouched("trafilatura-quick", "readability", at=CONFIRMED)
    if agreed:
        return agreed
    readings.add("trafilatura-precision", lambda: _trafilatura(page, precise=True))
    agreed = readings.vouched("trafilatura-precision", "readability", at=AGREEMENT)
    if agreed:
        return agreed
    readings.add("trafilatura", lambda: _trafilatura(page, precise=False))
    readings.add("microdata", lambda: _microdata(page))
    careful = [one for one in readings.found if one[0] not in {"trafilatura-quick", "resiliparse"}]
    candidates = _prose_of(page, readings, careful) or careful or readings.found
    return _with_lead(_medoid(candidates), candidates)


def _prose_of(page: Page, readings: "_Readings", careful: list[Reading]) -> list[Reading]:
    """The readings that are no lists of teasers, or what prose the page has beside such lists."""
    prose = [one for one in careful if not is_listing(one[1])]
    if prose or not careful:
        return prose
    readings.add("densest", lambda: densest(page))
    longest = max(len(text) for _, text in careful)
    method, text = readings.found[-1]
    is_more = method == "densest" and len(text) > longest / 2 and not is_listing(text)
    return [(method, text)] if is_more else []


class _Readings:
    """What the extractors found so far, tidied, as pairs of method and text."""

    def __init__(self, page: Page, title: str) -> None:
        self.page = page
        self.title = title
        self.found: list[Reading] = []
        self._shingles: dict[str, Shingles] = {}

    def add(self, method: str, extractor: Callable[[], str]) -> None:
        text = tidy(_attempt(extractor), title=self.title)
        if text:
            self.found.append((method, text))
            self._shingles[method] = shingles(text)

    def vouched(self, method: str, other: str, *, at: float) -> Body | None:
        """The reading of `method` where that of `other` is at least so much like it.

        A list of teasers is vouched for by nobody: extractors err alike on these.
        """
        if method not in self._shingles or other not in self._shingles:
            return None
        alike = likeness(self._shingles[method], self._shingles[other])
        text = dict(self.found)[method]
        if alike < at or is_listing(text):
            return None
        return Body(text=text, method=method, agreement=alike)


def _attempt(extractor: Callable[[], str]) -> str:
    """A library that breaks on a page has no say on it."""
    try:
        return extractor()
    except Exception:  # the libraries raise anything, RecursionError too
        return ""


def _trafilatura(page: Page, *, precise: bool, fast: bool = False) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(
        page.root, include_comments=False, favor_precision=precise, fast=fast, with_metadata=False
    )
    return str(getattr(document, "text", "") or "")


def _readability(page: Page) -> str:
    return strip_markup(Document(page.markup).summary(html_partial=True))


def _resiliparse(page: Page) -> str:
    # Of a page nested beyond reason only what the parser kept: the source would take minutes.
    source = page.source if page.is_tame else page.markup
    return extract_plain_text(source, main_content=True, alt_texts=False)


def _microdata(page: Page) -> str:
    parts = [
        text_of(node)
        for node in page.root.iterfind('.//*[@itemprop="articleBody"]')
        if node.tag not in {"meta", "article"}
    ]
    return "\n".join(parts[:20])


def _medoid(candidates: list[Reading]) -> Body:
    if not candidates:
        return Body(text="", method="none", agreement=0.0)
    if len(candidates) == 1:
        return Body(text=candidates[0][1], method=candidates[0][0], agreement=0.5)
    cut = [shingles(text) for _, text in candidates]
    scores = [_standing(index, cut) for index in range(len(cut))]
    best = max(range(len(cut)), key=lambda index: (scores[index], -index))
    method, text = candidates[best]
    return Body(text=text, method=method, agreement=scores[best])


def _standing(index: int, cut: list[Shingles]) -> float:
    """Mean likeness of one reading to the others."""
    others = [other for at, other in enumerate(cut) if at != index]
    return sum(likeness(cut[index], other) for other in others) / len(others)


def _with_lead(body: Body, candidates: list[Reading]) -> Body:
    """`body` with the opening that its extractor lost, where another has it behind a dateline.

    Extractors drop a lead set in a block of its own. Other lines in front of the first are as
    often a standfirst, which is no part of the text: only a dateline tells the two apart.
    """
    lines = body.text.split("\n")
    for _, text in candidates:
        other = text.split("\n")
        before = other[: other.index(lines[0])] if lines[0] in other else []
        begins = [at for at, line in enumerate(before) if dateline(line)]
        if begins and len(before) - begins[-1] <= LEAD_LINES:
            return replace(body, text="\n".join([*before[begins[-1] :], *lines]))
    return body


def shingles(text: str) -> Shingles:
    """The word triples of a text, counted."""
    tokens = _TOKEN.findall(text)[:MAX_SHINGLES]
    size = min(SHINGLE, max(len(tokens), 1))
    return Counter(tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1))


def likeness(first: Shingles, second: Shingles) -> float:
    """How far two texts say the same words in the same order, 0..1."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
