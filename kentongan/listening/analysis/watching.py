"""Which articles concern a watch topic."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from kentongan.core import clocks
from kentongan.listening.enums import READABLE, Verdict
from kentongan.listening.matching import matches
from kentongan.listening.models import Article, Topic, TopicMatch, TriageMark

from .items import Item, with_texts
from .tones import suggest

RECENT = timedelta(days=30)  # how far back a new topic is compared
RECENT_BATCH = 100  # articles a step, under two seconds


def match(items: Sequence[Item]) -> None:
    topics = list(Topic.objects.active())
    taken_out = _taken_out(items)
    TopicMatch.objects.bulk_create(
        [
            TopicMatch(topic=topic, article=item.article)
            for item in items
            for topic in topics
            if (topic.pk, item.article.pk) not in taken_out
            and matches(topic, f"{item.article.title}\n{item.text}")
        ],
        ignore_conflicts=True,
    )


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
    hits = [
        each
        for each in items
        if (topic.pk, each.article.pk) not in taken_out
        and matches(topic, f"{each.article.title}\n{each.text}")
    ]
    gone = {each.article.pk for each in items} - {each.article.pk for each in hits}
    TopicMatch.objects.filter(topic=topic, article__in=gone).delete()
    TopicMatch.objects.bulk_create(
        [TopicMatch(topic=topic, article=each.article) for each in hits], ignore_conflicts=True
    )
    suggest(hits)
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
