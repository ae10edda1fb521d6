"""One batch through all steps, in canonical order and in one transaction under one lock.

A killed worker so leaves either all of a batch or nothing, and the result is that of an
undisturbed run.
"""

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models.functions import Coalesce

from kentongan.core import clocks
from kentongan.listening.enums import READABLE, FetchState
from kentongan.listening.models import Article

from .copying import find_copies
from .counting import count, unseen
from .grouping import group
from .indexing import index_words
from .items import Item, with_texts
from .quoting import quote
from .tones import suggest
from .watching import match

BATCH = 100  # articles a step, under two seconds
LOCK = 7263551  # PostgreSQL advisory lock of the analysis
READ = (FetchState.DONE, FetchState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyseResult:
    """What one batch held; `more` says whether another is waiting."""

    articles: int = 0
    copies: int = 0
    new_stories: int = 0
    more: bool = False


def analyse_batch(limit: int = BATCH) -> AnalyseResult:
    """Analyse the next articles, if nobody else does so now."""
    with transaction.atomic():
        if not _take_lock():
            return AnalyseResult()
        items = _next_items(limit)
        if not items:
            return AnalyseResult()
        found = find_copies(items)
        new_stories = group(items, found)
        match(items)
        suggest(items)
        quote(items)
        count(unseen(items, found))
        index_words(items)
        Article.objects.filter(pk__in=[item.article.pk for item in items]).update(
            analysed_at=clocks.now()
        )
        copies = sum(len(matches) for matches in found.values())
        return AnalyseResult(
            articles=len(items),
            copies=copies,
            new_stories=new_stories,
            more=len(items) == limit,
        )


def wait_for_lock() -> None:
    """Keep the analysis out until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _take_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _next_items(limit: int) -> list[Item]:
    waiting = Article.objects.filter(analysed_at=None, fetch_state__in=READ, kind__in=READABLE)
    moment = Coalesce("published_at", "first_seen_at")
    articles = list(waiting.select_related("outlet").order_by(moment, "url")[:limit])
    return with_texts(articles)
