"""Puts what was read into the tables; reading the same thing twice changes nothing."""

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

from .addresses import host, tidy
from .enums import FetchState
from .models import Article, ArticleText, Outlet, Source
from .readings import Reading, from_entry, from_page

__all__ = ["Reading", "body_hash", "create", "from_entry", "from_page", "revise"]


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
            "feed_published_at": reading.published_at if source is not None else None,
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
        "date_evidence": reading.date_evidence if published else "",
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
