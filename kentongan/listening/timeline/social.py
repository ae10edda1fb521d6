"""A story on social media: how much of it by the hour, and which way it jumped. No author."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kentongan.engine.flow import FlowGraph, Jump, Node
from kentongan.listening.models import Post

from .drawing import hours_picture
from .material import Material

SHOWN = 10  # posts on the page; the earliest
MOST_BARS = 48
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From `at` (aware) on, for as long as every other span."""

    at: datetime
    articles: int
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    name: str
    posts: int
    likes: int
    shares: int
    replies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Social:
    """What is told of posts; `hours` is how long each of the spans is."""

    posts: int
    platforms: tuple[Platform, ...]
    shown: tuple[Post, ...]
    hours: int
    spans: tuple[Span, ...]
    picture: SafeString


def social(material: Material, flow: FlowGraph, zone: str) -> Social | None:
    """None for a story without posts."""
    if not any(node.social for node in flow.nodes):
        return None
    hours, spans = spans_of(flow.nodes)
    return Social(
        posts=sum(node.social for node in flow.nodes),
        platforms=tuple(_platforms(material.posts)),
        shown=material.posts[:SHOWN],
        hours=hours,
        spans=spans,
        picture=hours_picture(
            [(span.at, span.articles, span.posts) for span in spans], zone=zone,
            alt=_("Articles and posts by time; the table below tells the same."),
        ),
    )  # fmt: skip


def spans_of(nodes: Sequence[Node]) -> tuple[int, tuple[Span, ...]]:
    """How many hours a span is, and the spans with something in them: `MOST_BARS` at most."""
    start = nodes[0].at.replace(minute=0, second=0, microsecond=0)
    hours = math.floor((nodes[-1].at - start) / HOUR / MOST_BARS) + 1
    counts: Counter[tuple[int, bool]] = Counter(
        (int((node.at - start) / HOUR) // hours, node.social) for node in nodes
    )
    spans = tuple(
        Span(
            at=start + HOUR * hours * place,
            articles=counts[place, False],
            posts=counts[place, True],
        )
        for place in sorted({place for place, _social in counts})
    )
    return hours, spans


def jumped(jump: Jump) -> str:
    """In a sentence: which way, and how long after."""
    if not jump.sure:
        return _(
            "Media and social media had it less than five minutes apart: which came first cannot"
            " be told."
        )
    values = {"time": _long(jump.after)}
    if jump.to == "social":
        return _("It jumped from the media to social media, %(time)s after the first article.") % (
            values
        )
    return _("It jumped from social media to the media, %(time)s after the first post.") % values


def _long(span: timedelta) -> str:
    minutes = round(span / timedelta(minutes=1))
    if minutes < 60:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    days, hours = divmod(hours, 24)
    return _("%(days)s d %(hours)s h") % {"days": days, "hours": hours}


def _platforms(posts: Sequence[Post]) -> list[Platform]:
    names = Counter(post.platform for post in posts)
    return [
        Platform(
            name=name,
            posts=count,
            likes=sum(post.likes for post in posts if post.platform == name),
            shares=sum(post.shares for post in posts if post.platform == name),
            replies=sum(post.replies for post in posts if post.platform == name),
        )
        for name, count in names.most_common()
    ]
