"""What a page or an entry tells, before anything of it is stored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from kentongan.engine import language
from kentongan.engine.extract import ExtractedArticle
from kentongan.engine.feeds import Entry
from kentongan.engine.text import sentences

from .enums import ArticleKind

TITLE = 500  # characters kept
LEAD = 600
PROSE_WORDS = 8  # shorter lines at the top of a page are its furniture
PROSE_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")")
LEAD_SENTENCES = 2
PAID_WORDS = r"(?:advertorial|pariwara|sponsored|konten berbayar)"
PAID_TITLE = re.compile(rf"\W*(?:{PAID_WORDS}\b|iklan\s*[\])|:-])", re.I)
PAID_LABEL = re.compile(rf"\W*{PAID_WORDS}\b", re.I)  # a line "Iklan" only heads a banner
PAID_CATEGORY = re.compile(rf"\W*(?:{PAID_WORDS}|iklan)\W*$", re.I)
LABEL_LINES = 3  # at the top and at the bottom of a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page or entry tells, ready to be stored; empty where it tells nothing."""

    title: str
    text: str
    kind: ArticleKind
    lead: str = ""
    author_line: str = ""
    published_at: datetime | None = None
    published_local: datetime | None = None
    modified_at: datetime | None = None
    date_evidence: str = ""
    language: str = ""
    method: str = ""
    confidence: float = 0.0
    image_url: str = ""
    canonical_url: str = ""
    is_paid: bool = False


def from_page(page: ExtractedArticle) -> Reading:
    return Reading(
        title=page.title[:TITLE],
        text=page.text,
        kind=ArticleKind(page.kind.value),
        lead=_lead(page.text),
        author_line=", ".join(page.authors)[:300],
        published_at=page.published_at,
        published_local=page.published_local,
        modified_at=page.modified_at,
        date_evidence=page.date_evidence[:12],
        language=page.language,
        method=page.method[:60],
        confidence=page.confidence,
        image_url=(page.image_url or "")[:2048],
        canonical_url=(page.canonical_url or "")[:2048],
        is_paid=_is_paid(page.title, _edges(page.text), page.canonical_url or ""),
    )


def from_entry(entry: Entry, *, default_language: str = "id") -> Reading:
    """What a feed says of an article: a stub, until its page is read."""
    text = entry.summary
    guess = language.detect(f"{entry.title}. {text}", default=default_language)
    return Reading(
        title=(entry.title or text)[:TITLE],
        text=text,
        kind=ArticleKind.STUB,
        lead=_lead(text),
        author_line=", ".join(entry.authors)[:300],
        published_at=entry.published_at,
        published_local=entry.published_local,
        modified_at=entry.updated_at,
        date_evidence="feed" if entry.published_at else "",
        language=guess.code,
        method=f"feed:{entry.zone_evidence}"[:60],
        image_url=(entry.image_url or "")[:2048],
        is_paid=_is_paid(entry.title, (), entry.url or "")
        or any(map(PAID_CATEGORY.match, entry.categories)),
    )


def _lead(text: str) -> str:
    """The first sentences of the first prose: a slogan, a byline or a button is none."""
    lines = text[:4000].splitlines()
    start = next((place for place, line in enumerate(lines) if _is_prose(line)), 0)
    found: list[str] = []
    for line in lines[start:]:
        found += sentences(line)
        if len(found) >= LEAD_SENTENCES:
            break
    return " ".join(found[:LEAD_SENTENCES])[:LEAD]


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE_WORDS and line.rstrip().endswith(PROSE_ENDS)


def _is_paid(title: str, lines: Iterable[str], url: str) -> bool:
    """By a label that stands alone, never by a word in what is told: advertising is news too."""
    folders = urlsplit(url).path.split("/")
    return (
        PAID_TITLE.match(title) is not None
        or any(PAID_LABEL.match(line) and len(line.split()) < PROSE_WORDS for line in lines)
        or any(map(PAID_CATEGORY.match, folders))
    )


def _edges(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [*lines[:LABEL_LINES], *lines[-LABEL_LINES:]]
