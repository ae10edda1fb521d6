"""A story told in order: who came first, who repeats whom, which headline was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.engine.flow import FirstPublisher, Publication, first_publisher

from .enums import Direction
from .models import Article, ArticleText, Coding, Copy, Story

MOST = 300  # articles shown of one story


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    entries: tuple[Entry, ...]
    first: FirstPublisher | None


def timeline(story: Story, agency: Agency | None) -> Timeline:
    """The first `MOST` articles in order of time, with the agency's codings."""
    moment = Coalesce("published_at", "first_seen_at")
    articles = list(story.articles.select_related("outlet").order_by(moment, "url")[:MOST])
    first = first_publisher(publications(each for each in articles if not each.is_paid))
    copies = _copies(articles)
    headlines = _headlines(articles)
    codings = {each.article_id: each for each in _codings(articles, agency)}
    entries = tuple(
        Entry(
            article=article,
            at=article.published_at or article.first_seen_at,
            publisher=publisher(article),
            place=_place(article, first),
            copies=tuple(copies[article.pk]),
            headlines=tuple(headlines[article.pk]),
            coding=codings.get(article.pk),
        )
        for article in articles
    )
    return Timeline(entries=entries, first=first)


def publisher(article: Article) -> str:
    """The outlet's name, else the host, else that the address is unknown."""
    if article.outlet:
        return article.outlet.name
    return article.host or _("address unknown")


def publications(articles: Iterable[Article]) -> Iterable[Publication]:
    """What `engine.flow` looks at to tell who was first."""
    for article in articles:
        yield Publication(
            id=str(article.pk),
            owner=article.outlet.owner if article.outlet else article.host or article.url,
            first_seen_at=article.first_seen_at,
            published_at=article.published_at,
        )


def _place(article: Article, first: FirstPublisher | None) -> str:
    if first is None:
        return ""
    if first.id == str(article.pk):
        return "first"
    return "tie" if str(article.pk) in first.ties else ""


def _copies(articles: Sequence[Article]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = Copy.objects.filter(article__in=articles).select_related("other__outlet")
    for copy in rows.order_by("article", "-containment", "pk"):
        found[copy.article_id].append(_told(copy))
    return found


def _told(copy: Copy) -> str:
    """`containment` is the share of the shorter of the two texts."""
    values = {
        "share": f"{copy.containment:.0%}",
        "outlet": publisher(copy.other),
        "title": copy.other.title,
    }
    if copy.is_exact:
        return _("Word for word the text of %(outlet)s: “%(title)s”.") % values
    if copy.direction == Direction.CONTAINS:
        return _("Takes in %(share)s of the shorter text of %(outlet)s: “%(title)s”.") % values
    if copy.direction == Direction.CONTAINED:
        return _("%(share)s of this text stands in the longer one of %(outlet)s: “%(title)s”.") % (
            values
        )
    return _("%(share)s the same as the text of %(outlet)s: “%(title)s”.") % values


def _headlines(articles: Sequence[Article]) -> defaultdict[int, list[Headline]]:
    """Earlier titles of each article that differ from the one after them."""
    titles: defaultdict[int, list[Headline]] = defaultdict(list)
    rows = ArticleText.objects.filter(article__in=articles).order_by("article", "revision")
    for article, title, at in rows.values_list("article_id", "title", "fetched_at"):
        if not titles[article] or titles[article][-1].title != title:
            titles[article].append(Headline(title=title, at=at))
    for known in titles.values():
        known.pop()
    return titles


def _codings(articles: Sequence[Article], agency: Agency | None) -> Iterable[Coding]:
    if agency is None:
        return ()
    return Coding.objects.filter(article__in=articles, agency=agency).select_related("by")
