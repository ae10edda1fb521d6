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

import lxml.html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from kentongan.engine.extract.page import Page
from kentongan.engine.extract.structured import StructuredArticle
from kentongan.engine.extract.tidy import tidy
from kentongan.engine.text import dateline, strip_markup, text_of

AGREEMENT: Final = 0.97  # similarity at which two extractors are taken to say the same
SHINGLE: Final = 3  # words
SHORTEST_TOLD: Final = 200  # characters; a shorter articleBody is a teaser
MAX_SHINGLES: Final = 20_000

LEAD_LINES: Final = 4  # lines an extractor may have lost at the start

Shingles = Counter[tuple[str, ...]]

_TOKEN: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`method` names the extractor believed; `agreement` (0..1) is its likeness to the others."""

    text: str
    method: str
    agreement: float


def read_body(page: Page, told: StructuredArticle, *, title: str) -> Body:
    """The body that most readers of the page agree on; empty where none finds any."""
    candidates: list[tuple[str, str]] = []

    def add(method: str, text: str) -> None:
        cleaned = tidy(text, title=title)
        if cleaned:
            candidates.append((method, cleaned))

    markup = lxml.html.tostring(page.root, encoding="unicode")
    if page.is_tame:
        add("trafilatura-precision", _attempt(lambda: _trafilatura(markup, precise=True)))
        add("readability", _attempt(lambda: _readability(markup)))
        if _agree(candidates):
            return Body(text=candidates[0][1], method=candidates[0][0], agreement=1.0)
        add("trafilatura", _attempt(lambda: _trafilatura(markup, precise=False)))
        add("microdata", _microdata(page))
    if len(told.body) >= SHORTEST_TOLD:
        add("json-ld", told.body)
    if not candidates:
        add("resiliparse", _attempt(lambda: _resiliparse(markup)))
    return _with_lead(_medoid(candidates), candidates)


def _attempt(extractor: Callable[[], str]) -> str:
    """A library that breaks on a page has no say on it."""
    try:
        return extractor()
    except Exception:  # the libraries raise anything, RecursionError too
        return ""


def _trafilatura(markup: str, *, precise: bool) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(
        markup, include_comments=False, favor_precision=precise, with_metadata=False
    )
    return str(getattr(document, "text", "") or "")


def _readability(markup: str) -> str:
    return strip_markup(Document(markup).summary(html_partial=True))


def _resiliparse(markup: str) -> str:
    return extract_plain_text(markup, main_content=True, alt_texts=False)


def _microdata(page: Page) -> str:
    parts = [
        text_of(node)
        for node in page.root.iterfind('.//*[@itemprop="articleBody"]')
        if node.tag not in {"meta", "article"}
    ]
    return "\n".join(parts[:20])


def _agree(candidates: list[tuple[str, str]]) -> bool:
    if len(candidates) < len(("first", "second")):
        return False
    (_, first), (_, second) = candidates
    return likeness(shingles(first), shingles(second)) >= AGREEMENT


def _medoid(candidates: list[tuple[str, str]]) -> Body:
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


def _with_lead(body: Body, candidates: list[tuple[str, str]]) -> Body:
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
