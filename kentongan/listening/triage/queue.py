"""What is still to be looked at, newest first; what topics learned to doubt comes last."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.listening.enums import Direction
from kentongan.listening.models import Article, Coding, Copy, Topic, TopicMatch, TriageMark
from kentongan.listening.querysets import ArticleQuerySet
from kentongan.listening.timeline import publisher

from .lessons import doubts

SPAN = timedelta(days=30)  # what is older is no work of today
LONGEST = 500  # articles looked through at once; more say "500+"
BATCH = 20  # cards a page, so that the next one is always there
FOLDED = (Direction.MUTUAL, Direction.CONTAINED)  # who takes in more than a copy stands alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Keys in the order of looking, and the words for which some come last."""

    keys: tuple[int, ...]
    doubtful: dict[int, tuple[str, ...]]

    @property
    def count_in_words(self) -> str:
        return f"{LONGEST}+" if len(self.keys) >= LONGEST else str(len(self.keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article as it is looked at; `copies` are the publishers folded under it.

    `suggestion` is a machine's, `coding` a person's; at most one of the two is there.
    """

    article: Article
    at: datetime
    publisher: str
    topics: tuple[str, ...]
    copies: tuple[str, ...]
    doubt: tuple[str, ...]
    suggestion: Coding | None
    coding: Coding | None


def waiting(agency: Agency) -> Queue:
    """Three queries, however long the list is."""
    rows = list(
        _unseen(agency)
        .annotate(topic_keys=_topic_keys(agency))
        .values_list("pk", "title", "lead", "topic_keys")[:LONGEST]
    )
    found = doubts(agency, rows)
    keys = [row[0] for row in rows]
    return Queue(
        keys=tuple(
            [key for key in keys if key not in found] + [key for key in keys if key in found]
        ),
        doubtful=found,
    )


def cards(agency: Agency, queue: Queue, keys: Sequence[int]) -> list[Card]:
    """Four queries for any number of articles."""
    articles = Article.objects.select_related("outlet").in_bulk(keys)
    topics = _topics(agency, keys)
    copies = _copies(keys)
    codings = {
        each.article_id: each for each in Coding.objects.filter(agency=agency, article__in=keys)
    }
    return [
        Card(
            article=articles[key],
            at=articles[key].published_at or articles[key].first_seen_at,
            publisher=publisher(articles[key]),
            topics=tuple(topics[key]),
            copies=tuple(copies[key]),
            doubt=queue.doubtful.get(key, ()),
            suggestion=_if(codings.get(key), machine=True),
            coding=_if(codings.get(key), machine=False),
        )
        for key in keys
        if key in articles
    ]


def _unseen(agency: Agency) -> ArticleQuerySet:
    """Of the agency's topics, without a mark, and no copy of another of them."""
    since = clocks.now() - SPAN
    matched = TopicMatch.objects.filter(topic__agency=agency, topic__active=True)
    marks = TriageMark.objects.filter(agency=agency)
    folded = Copy.objects.filter(
        Exists(matched.filter(article=OuterRef("other")))
        | Exists(marks.filter(article=OuterRef("other"))),
        article=OuterRef("pk"),
        direction__in=FOLDED,
    )
    return (
        Article.objects.readable()
        .filter(
            Exists(matched.filter(article=OuterRef("pk"))),
            ~Exists(marks.filter(article=OuterRef("pk"))),
            ~Exists(folded),
            first_seen_at__gte=since,
        )
        .order_by(Coalesce("published_at", "first_seen_at").desc(), "-pk")
    )


def _topic_keys(agency: Agency) -> ArrayAgg:
    return ArrayAgg(
        "topic_matches__topic",
        filter=Q(topic_matches__topic__agency=agency, topic_matches__topic__active=True),
        distinct=True,
    )


def _topics(agency: Agency, keys: Collection[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = TopicMatch.objects.filter(
        article__in=keys, topic__in=Topic.objects.filter(agency=agency)
    )
    for article, name in rows.order_by("topic__name").values_list("article_id", "topic__name"):
        found[article].append(name)
    return found


def _copies(keys: Collection[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = Copy.objects.filter(other__in=keys, direction__in=FOLDED)
    for copy in rows.select_related("article__outlet").order_by("article"):
        found[copy.other_id].append(publisher(copy.article))
    return found


def _if(coding: Coding | None, *, machine: bool) -> Coding | None:
    return coding if coding is not None and coding.machine == machine else None
