"""The articles of a story in order: who came first, who repeats whom, which headline changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kentongan.engine.flow import FirstPublisher
from kentongan.listening.models import Article, ArticleText, Coding

from . import telling
from .material import Material, publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A title as it stood from a time on."""

    title: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of the story; `headlines` holds the earlier ones, oldest first.

    `copies` are sentences; `place` is "first", "tie" or "".
    """

    article: Article
    at: datetime
    publisher: str
    place: str
    copies: tuple[str, ...]
    headlines: tuple[Headline, ...]
    coding: Coding | None
    revisions: int


def entries(material: Material, first: FirstPublisher | None) -> tuple[Entry, ...]:
    copies: defaultdict[int, list[str]] = defaultdict(list)
    for copy in material.copies:
        copies[copy.article_id].append(telling.copy(copy))
    return tuple(
        Entry(
            article=article,
            at=article.published_at or article.first_seen_at,
            publisher=publisher(article),
            place=_place(article, first),
            copies=tuple(copies[article.pk]),
            headlines=tuple(earlier_headlines(material.titles.get(article.pk, ()))),
            coding=material.codings.get(article.pk),
            revisions=len(material.titles.get(article.pk, ())),
        )
        for article in material.articles
    )


def earlier_headlines(versions: Sequence[ArticleText]) -> list[Headline]:
    """Earlier titles of an article that differ from the one after them."""
    told: list[Headline] = []
    for version in versions:
        if not told or told[-1].title != version.title:
            told.append(Headline(title=version.title, at=version.fetched_at))
    return told[:-1]


def _place(article: Article, first: FirstPublisher | None) -> str:
    if first is None:
        return ""
    if first.id == str(article.pk):
        return "first"
    return "tie" if str(article.pk) in first.ties else ""
