"""The one place where articles meet: copies, stories, topics, pick-ups, tone, search.

A batch is taken in canonical order and written in one transaction under one lock, so that a
killed worker leaves either all of it or nothing, and the result is that of an undisturbed run.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kentongan.core import clocks
from kentongan.engine import tone
from kentongan.engine.copies import CopyIndex, CopyMatch
from kentongan.engine.stories import StoryClusterer, StoryItem

from .enums import READABLE, FetchState
from .matching import matches
from .models import (
    Article,
    ArticleText,
    Coding,
    Copy,
    PickUp,
    Story,
    Topic,
    TopicMatch,
)
from .stores import SqlCopyStore, SqlStoryStore

BATCH = 100  # articles a step, under two seconds
RECENT = timedelta(days=30)  # how far back a new topic is compared
LOCK = 7263551  # PostgreSQL advisory lock of the analysis
OWN = "own:"  # what the copy index calls the office's own texts
READ = (FetchState.DONE, FetchState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyseResult:
    """What one batch held; `more` says whether another is waiting."""

    articles: int = 0
    copies: int = 0
    new_stories: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article with its newest words."""

    article: Article
    text: str
    body_hash: str

    @property
    def key(self) -> str:
        return str(self.article.pk)


def analyse_batch(limit: int = BATCH) -> AnalyseResult:
    """Analyse the next articles, if nobody else does so now."""
    with transaction.atomic():
        if not _take_lock():
            return AnalyseResult()
        items = _next_items(limit)
        if not items:
            return AnalyseResult()
        found = _copies(items)
        new_stories = _stories(items, found)
        _topics(items)
        _tones(items)
        _search(items)
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


@transaction.atomic
def match_recent(topic: Topic, *, below: int | None = None) -> int | None:
    """Compare a new or changed topic with a batch of recent articles, newest first.

    Returns below which key to go on, or None when the last month is done.
    """
    since = clocks.now() - RECENT
    rows = Article.objects.filter(analysed_at__isnull=False, first_seen_at__gte=since)
    rows = rows.filter(kind__in=READABLE, **({} if below is None else {"pk__lt": below}))
    articles = list(rows.select_related("outlet").order_by("-pk")[:BATCH])
    items = _with_texts(articles)
    hits = [each for each in items if matches(topic, f"{each.article.title}\n{each.text}")]
    gone = {each.article.pk for each in items} - {each.article.pk for each in hits}
    TopicMatch.objects.filter(topic=topic, article__in=gone).delete()
    TopicMatch.objects.bulk_create(
        [TopicMatch(topic=topic, article=each.article) for each in hits], ignore_conflicts=True
    )
    _tones(hits)
    return articles[-1].pk if len(articles) == BATCH else None


def _take_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _next_items(limit: int) -> list[Item]:
    waiting = Article.objects.filter(analysed_at=None, fetch_state__in=READ, kind__in=READABLE)
    moment = Coalesce("published_at", "first_seen_at")
    articles = list(waiting.select_related("outlet").order_by(moment, "url")[:limit])
    return _with_texts(articles)


def _with_texts(articles: Sequence[Article]) -> list[Item]:
    """Those that have a text, each with its newest."""
    newest = ArticleText.objects.filter(article__in=articles).order_by("article", "revision")
    texts = {text.article_id: text for text in newest}
    return [
        Item(article=each, text=texts[each.pk].text, body_hash=texts[each.pk].body_hash)
        for each in articles
        if each.pk in texts
    ]


def _copies(items: Sequence[Item]) -> dict[str, list[CopyMatch]]:
    """Find and store copies and pick-ups; returns the copies of each article."""
    index = CopyIndex(SqlCopyStore())
    results = index.add_many([(item.key, item.text) for item in items])
    found = {item.key: list(result) for item, result in zip(items, results, strict=True)}
    own = {key: [m for m in each if m.other_id.startswith(OWN)] for key, each in found.items()}
    found = {key: [m for m in each if m not in own[key]] for key, each in found.items()}
    _store_copies(items, found)
    PickUp.objects.bulk_create(
        [
            PickUp(
                own_text_id=int(match.other_id.removeprefix(OWN)),
                article_id=int(key),
                containment=match.containment,
            )
            for key, each in own.items()
            for match in each
        ],
        ignore_conflicts=True,
    )
    return found


def _store_copies(items: Sequence[Item], found: dict[str, list[CopyMatch]]) -> None:
    hashes = {item.key: item.body_hash for item in items}
    others = {match.other_id for each in found.values() for match in each} - set(hashes)
    newest = ArticleText.objects.filter(article__in=[int(key) for key in others])
    for text in newest.order_by("revision"):
        hashes[str(text.article_id)] = text.body_hash
    Copy.objects.bulk_create(
        [
            Copy(
                article_id=int(key),
                other_id=int(match.other_id),
                containment=match.containment,
                direction=match.direction,
                is_exact=hashes.get(key) == hashes.get(match.other_id),
            )
            for key, each in found.items()
            for match in each
        ],
        ignore_conflicts=True,
    )


def _stories(items: Sequence[Item], found: dict[str, list[CopyMatch]]) -> int:
    clusterer = StoryClusterer(SqlStoryStore())
    assigned = clusterer.add_many([_story_item(item, found) for item in items])
    for item, assignment in zip(items, assigned, strict=True):
        item.article.story_id = int(assignment.story_id)
    Article.objects.bulk_update([item.article for item in items], ["story"])
    _refresh(sorted({int(each.story_id) for each in assigned}))
    return sum(each.is_new for each in assigned)


def _story_item(item: Item, found: dict[str, list[CopyMatch]]) -> StoryItem:
    copies = found[item.key]
    article = item.article
    return StoryItem(
        id=item.key,
        title=article.title,
        lead=article.lead,
        published_at=article.published_at or article.first_seen_at,
        publisher=article.outlet.owner if article.outlet else article.host,
        copy_of=copies[0].other_id if copies else None,
    )


def _refresh(stories: list[int]) -> None:
    """Counts and title of these stories from their articles: the first article names a story."""
    articles = Article.objects.filter(story=OuterRef("pk")).order_by(
        Coalesce("published_at", "first_seen_at"), "url"
    )
    counted = Article.objects.filter(story=OuterRef("pk")).order_by().values("story")
    Story.objects.filter(pk__in=stories).update(
        title=Subquery(articles.values("title")[:1]),
        article_count=Subquery(counted.annotate(n=Count("pk")).values("n")),
        outlet_count=Subquery(counted.annotate(n=Count("host", distinct=True)).values("n")),
    )


def _topics(items: Sequence[Item]) -> None:
    topics = list(Topic.objects.active())
    TopicMatch.objects.bulk_create(
        [
            TopicMatch(topic=topic, article=item.article)
            for item in items
            for topic in topics
            if matches(topic, f"{item.article.title}\n{item.text}")
        ],
        ignore_conflicts=True,
    )


def _tones(items: Sequence[Item]) -> None:
    """A machine suggestion for each agency that watches an article; a person's coding stays."""
    watching: defaultdict[int, set[int]] = defaultdict(set)
    rows = TopicMatch.objects.filter(article__in=[item.article.pk for item in items])
    for article, agency in rows.values_list("article_id", "topic__agency_id"):
        watching[article].add(agency)
    Coding.objects.bulk_create(
        [
            _suggestion(item, agency)
            for item in items
            for agency in sorted(watching[item.article.pk])
        ],
        ignore_conflicts=True,
    )


def _suggestion(item: Item, agency: int) -> Coding:
    headline, body = tone.read(item.article.title), tone.read(item.text)
    return Coding(
        agency_id=agency,
        article=item.article,
        tone_headline=headline.tone,
        tone_body=body.tone,
        why=", ".join((*headline.why, *body.why))[:300],
    )


def _search(items: Iterable[Item]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO listening_searchdocument (article_id, tsv) VALUES (%s,"
            " setweight(to_tsvector('indonesian', %s), 'A')"
            " || to_tsvector('indonesian', %s))"
            " ON CONFLICT (article_id) DO UPDATE SET tsv = EXCLUDED.tsv",
            [(item.article.pk, item.article.title, item.text[:200_000]) for item in items],
        )


__all__ = ["AnalyseResult", "analyse_batch", "match_recent"]
