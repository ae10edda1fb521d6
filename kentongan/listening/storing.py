"""Puts what was read into the tables; reading the same thing twice changes nothing."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from .addresses import host, tidy
from .enums import FetchState
from .models import Article, ArticleText, Outlet, Source
from .readings import Reading, from_entry, from_page

__all__ = [
    "Reading",
    "body_hash",
    "create",
    "create_many",
    "from_entry",
    "from_page",
    "revise",
    "revise_many",
]

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REVISED = (
    "title", "lead", "author_line", "published_at", "published_local", "modified_at", "kind",
    "language", "method", "confidence", "date_evidence", "image_url", "canonical_url", "is_paid",
    "fetch_state", "fetch_tries", "fetch_detail", "analysed_at",
)  # fmt: skip


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
        _text(article, reading, 1, at).save()
    return article, made


def create_many(
    wanted: Mapping[str, tuple[Reading, FetchState]],
    *,
    at: datetime,
    outlet: Outlet | None,
    source: Source | None,
) -> tuple[dict[str, Article], frozenset[str]]:
    """The articles of tidy addresses, and which of them were made now; a few queries in all."""
    known = {each.url: each for each in Article.objects.filter(url__in=list(wanted))}
    absent = sorted(wanted.keys() - known.keys())  # in one order: no two looks wait for each other
    Article.objects.bulk_create(
        [
            Article(
                url=url,
                host=host(url),
                outlet=outlet,
                source=source,
                first_seen_at=at,
                fetch_state=wanted[url][1],
                feed_published_at=wanted[url][0].published_at if source is not None else None,
                **_fields(wanted[url][0], source),
            )
            for url in absent
        ],
        ignore_conflicts=True,
    )
    made = {each.url: each for each in Article.objects.filter(url__in=absent)}
    ArticleText.objects.bulk_create(
        [_text(made[url], wanted[url][0], 1, at) for url in absent], ignore_conflicts=True
    )
    return known | made, frozenset(absent)


def revise(article: Article, reading: Reading, *, at: datetime) -> bool:
    """Store a newer reading of the same address; True when its words have changed."""
    return revise_many([(article, reading)], at=at)[0]


def revise_many(pairs: Sequence[tuple[Article, Reading]], *, at: datetime) -> list[bool]:
    """Store newer readings, each article once; tells of each whether its words have changed.

    The title that the feed gave stays: feeds carry no names of sites in it.
    """
    rows = ArticleText.objects.filter(article__in=[article.pk for article, _reading in pairs])
    newest = {
        each.article_id: each
        for each in rows.order_by("article_id", "-revision").distinct("article_id").defer("text")
    }
    texts, changes = [], []
    for article, reading in pairs:
        _take_over(article, reading)
        before = newest.get(article.pk)
        changed = before is None or (before.title, before.body_hash) != (
            article.title,
            body_hash(reading.text),
        )
        changes.append(changed)
        if changed and (reading.text or before is None):
            texts.append(_text(article, reading, before.revision + 1 if before else 1, at))
            article.analysed_at = None
    ArticleText.objects.bulk_create(texts)
    Article.objects.bulk_create(
        [article for article, _reading in pairs],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=REVISED,
    )
    return changes


def _take_over(article: Article, reading: Reading) -> None:
    title = article.title if article.source_id and article.title else _storable(reading.title)
    is_paid = article.is_paid if article.paid_settled else article.is_paid or reading.is_paid
    for name, value in _fields(reading, article.source).items():
        if value not in ("", None) and name != "title":
            setattr(article, name, value)
    article.title, article.is_paid = title or article.title, is_paid


def body_hash(text: str) -> str:
    plain = " ".join(_storable(text).split())
    return hashlib.sha256(plain.encode()).hexdigest()


def _fields(reading: Reading, source: Source | None) -> dict[str, Any]:
    published, local = reading.published_at, reading.published_local
    is_day = local is not None and local.time() == time()  # a mere day: its midnight is no time
    if published is None and local is not None and not is_day and source and source.zone:
        published = local.replace(tzinfo=ZoneInfo(source.zone))
    fields = {
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
    return {name: _storable(value) for name, value in fields.items()}


def _storable(value: Any) -> Any:
    """Without what no database holds and JSON of strangers has: NUL, half characters."""
    return UNSTORABLE.sub("", value) if isinstance(value, str) else value


def _text(article: Article, reading: Reading, revision: int, at: datetime) -> ArticleText:
    return ArticleText(
        article=article,
        revision=revision,
        title=article.title,
        text=_storable(reading.text),
        body_hash=body_hash(reading.text),
        fetched_at=at,
    )
