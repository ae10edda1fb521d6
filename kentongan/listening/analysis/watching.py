"""Which articles concern a watch topic."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from kentongan.core import clocks
from kentongan.engine import queries
from kentongan.listening import matching
from kentongan.listening.enums import READABLE, Verdict
from kentongan.listening.models import Article, Topic, TopicMatch, TriageMark

from .items import Item, with_texts
from .tones import suggest

RECENT = timedelta(days=30)  # how far back a new topic is compared
RECENT_BATCH = 100  # articles a step, under two seconds


def match(items: Sequence[Item]) -> None:
    """Every topic meets every article; only topics of which it has a word are tried."""
    taken_out = _taken_out(items)
    watched = matching.matcher(Topic.objects.active())
    rows = []
    for item in items:
        found = watched.matches(matching.document(item.article, item.text))
        rows += [
            TopicMatch(topic_id=key, article=item.article, matched=_told(each))
            for key, each in found.items()
            if (key, item.article.pk) not in taken_out
        ]
    TopicMatch.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def match_recent(topic: Topic, *, below: int | None = None) -> int | None:
    """Compare a new or changed topic with a batch of recent articles, newest first.

    Returns below which key to go on, or None when the last month is done.
    """
    since = clocks.now() - RECENT
    rows = Article.objects.filter(analysed_at__isnull=False, first_seen_at__gte=since)
    rows = rows.filter(kind__in=READABLE, **({} if below is None else {"pk__lt": below}))
    articles = list(rows.select_related("outlet").order_by("-pk")[:RECENT_BATCH])
    items = with_texts(articles)
    taken_out = _taken_out(items)
    query = matching.compiled(topic)
    hits: dict[int, queries.Match] = {}
    for each in items:
        prepared = matching.document(each.article, each.text)
        found = queries.match(query, prepared) if query is not None else None
        if found is not None and (topic.pk, each.article.pk) not in taken_out:
            hits[each.article.pk] = found
    gone = {each.article.pk for each in items} - hits.keys()
    TopicMatch.objects.filter(topic=topic, article__in=gone).delete()
    TopicMatch.objects.bulk_create(
        [
            TopicMatch(topic=topic, article_id=key, matched=_told(found))
            for key, found in hits.items()
        ],
        update_conflicts=True,
        unique_fields=["topic", "article"],
        update_fields=["matched"],
    )
    suggest([each for each in items if each.article.pk in hits])
    return articles[-1].pk if len(articles) == RECENT_BATCH else None


def _taken_out(items: Sequence[Item]) -> set[tuple[int, int]]:
    """Topics and articles of which a person said that the one does not mean the other."""
    marks = TriageMark.objects.filter(
        article__in=[item.article.pk for item in items], verdict=Verdict.NOT_OURS
    )
    return {
        (topic, article)
        for article, topics in marks.values_list("article_id", "topics")
        for topic in topics
    }


def _told(found: queries.Match) -> str:
    return ", ".join(found.words)[:200]
