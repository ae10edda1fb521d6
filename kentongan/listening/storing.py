"""Puts what was read into the tables; reading the same thing twice changes nothing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kentongan.engine import language
from kentongan.engine.extract import ExtractedArticle
from kentongan.engine.feeds import Entry
from kentongan.engine.text import sentences

from .addresses import host, tidy
from .enums import ArticleKind, FetchState
from .models import Article, ArticleText, Outlet, Source

TITLE = 500  # characters kept
LEAD = 600
PROSE_WORDS = 8  # shorter lines at the top of a page are its furniture
PROSE_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")")
LEAD_SENTENCES = 2
PAID_WORDS = ("advertorial", "pariwara", "iklan", "sponsored", "konten berbayar")


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
        language=page.language,
        method=page.method[:60],
        confidence=page.confidence,
        image_url=(page.image_url or "")[:2048],
        canonical_url=(page.canonical_url or "")[:2048],
        is_paid=_is_paid(page.title, page.text),
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
        language=guess.code,
        method=f"feed:{entry.zone_evidence}"[:60],
        image_url=(entry.image_url or "")[:2048],
        is_paid=_is_paid(entry.title, " ".join(entry.categories)),
    )


def create(
    *,
    url: str,
    reading: Reading,
    at: datetime,
    outlet: Outlet | None = None,
    source: Source | None = None,
    fetch_state: FetchState = FetchState.DONE,
) -> tuple[Article, bool]:
    """The article of an address, made when it is new; the flag says whether it was."""
    address = tidy(url) if "://" in url else url
    article, made = Article.objects.get_or_create(
        url=address,
        defaults={
            "host": host(address),
            "outlet": outlet,
            "source": source,
            "first_seen_at": at,
            "fetch_state": fetch_state,
            **_fields(reading, source),
        },
    )
    if made:
        _add_text(article, reading, 1, at)
    return article, made


def revise(article: Article, reading: Reading, *, at: datetime) -> bool:
    """Store a newer reading of the same address; True when its words have changed.

    The title that the feed gave stays: feeds carry no names of sites in it.
    """
    title = article.title if article.source_id and article.title else reading.title
    for name, value in _fields(reading, article.source).items():
        if value not in ("", None) and name != "title":
            setattr(article, name, value)
    article.title = title or article.title
    newest = article.texts.order_by("-revision").first()
    changed = newest is None or (newest.title, newest.body_hash) != (
        article.title,
        body_hash(reading.text),
    )
    if changed and (reading.text or newest is None):
        _add_text(article, reading, newest.revision + 1 if newest else 1, at)
        article.analysed_at = None
    article.save()
    return changed


def body_hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _fields(reading: Reading, source: Source | None) -> dict[str, object]:
    published, local = reading.published_at, reading.published_local
    if published is None and local is not None and source is not None and source.zone:
        published = local.replace(tzinfo=ZoneInfo(source.zone))
    return {
        "title": reading.title,
        "lead": reading.lead,
        "author_line": reading.author_line,
        "published_at": published,
        "published_local": None if local is None else local.replace(tzinfo=ZoneInfo("UTC")),
        "modified_at": reading.modified_at,
        "kind": reading.kind,
        "language": reading.language,
        "method": reading.method,
        "confidence": reading.confidence,
        "image_url": reading.image_url,
        "canonical_url": reading.canonical_url,
        "is_paid": reading.is_paid,
    }


def _add_text(article: Article, reading: Reading, revision: int, at: datetime) -> None:
    ArticleText.objects.create(
        article=article,
        revision=revision,
        title=article.title,
        text=reading.text,
        body_hash=body_hash(reading.text),
        fetched_at=at,
    )


def _lead(text: str) -> str:
    """The first sentences of the first prose: a slogan, a byline or a button is none."""
    lines = text[:4000].splitlines()
    start = next((place for place, line in enumerate(lines) if _is_prose(line)), 0)
    return " ".join(list(sentences("\n".join(lines[start:])))[:LEAD_SENTENCES])[:LEAD]


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE_WORDS and line.rstrip().endswith(PROSE_ENDS)


def _is_paid(*texts: str) -> bool:
    start = " ".join(text[:300] for text in texts).lower()
    return any(word in start for word in PAID_WORDS)
