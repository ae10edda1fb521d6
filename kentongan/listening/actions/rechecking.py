"""Looking at articles again: what was edited late, and what was taken down."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Mod

from kentongan.core import clocks
from kentongan.engine.fetch import FetchError, Response
from kentongan.listening import storing, tasks
from kentongan.listening.clients import web
from kentongan.listening.enums import ArticleKind, FetchState
from kentongan.listening.models import Article
from kentongan.listening.reading import Fetched, parse, settled
from kentongan.listening.readings import Reading

from .reading import GONE, following

# Ages at which an article is looked at again: edits and deletions come early, then rarely.
AGES = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72, 24 * 7, 24 * 30))
WINDOW = timedelta(hours=12)  # past an age, at most; who is not reached in it is left out
SURE_AFTER = timedelta(hours=1)  # between the two looks that find a page missing
OTHERS = 10  # one in so many of the articles that no agency's topic matches
STEP_SECONDS = 1.5
MOST = 60  # articles a round
MOST_OF_A_HOST = 5


def recheck_due() -> int:
    """Start the looks of this round, host by host; returns how many articles."""
    chosen: dict[str, list[int]] = {}
    for key, host in due(clocks.now()):
        keys = chosen.setdefault(host, [])
        if len(keys) < MOST_OF_A_HOST:
            keys.append(key)
    for host, keys in sorted(chosen.items()):
        tasks.start_recheck(host, keys)
    return sum(len(keys) for keys in chosen.values())


def due(at: datetime) -> list[tuple[int, str]]:
    """(key, host): first those missing once, then by age; what a topic matches before the rest."""
    rows = Article.objects.filter(
        kind=ArticleKind.ARTICLE, fetch_state=FetchState.DONE, url__startswith="http"
    )
    doubtful = rows.filter(missing_since__lt=at - SURE_AFTER, checked_at__lt=at - SURE_AFTER)
    found = list(doubtful.order_by("missing_since").values_list("pk", "host")[:MOST])
    for age, after in pairwise((*AGES, timedelta.max)):
        if len(found) >= MOST:
            break
        until = min(age + WINDOW, after)
        found += _of_age(rows, at, age, until).values_list("pk", "host")[: MOST - len(found)]
    return found


def _of_age(
    rows: "QuerySet[Article]", at: datetime, age: timedelta, until: timedelta
) -> "QuerySet[Article]":
    """Between two ages and not looked at since the first, of those that are sampled."""
    sampled = Q(topic_matches__isnull=False) | Q(sample=0)
    waiting = rows.filter(
        first_seen_at__lte=at - age, first_seen_at__gt=at - until, missing_since=None
    )
    unseen = Q(checked_at=None) | Q(checked_at__lt=F("first_seen_at") + age)
    chosen = waiting.annotate(sample=Mod(F("pk"), OTHERS)).filter(unseen, sampled)
    return chosen.order_by("pk").distinct()


def recheck(*, host: str, articles: Sequence[Article]) -> None:
    """Look at pages of one host again. What cannot be reached now says nothing.

    A page that answers 404 or 410, or leads to the home page, is missing; found so twice, an hour
    apart, it is gone. What one step does not reach waits for the next round. Raises HostBusy.
    """
    deadline, pages = time.monotonic() + STEP_SECONDS, []
    try:
        for article in articles:
            fetched = _look(article)
            if fetched is not None:
                pages.append(fetched)
            if time.monotonic() > deadline:
                break
    finally:
        if pages:
            _keep(host, pages)


def _look(article: Article) -> Fetched | None:
    try:
        response = web.read(article.url)
    except (web.ClosedByRobots, FetchError):
        _checked(article)
        return None
    if response.status in GONE or _led_home(article, response):
        _missing(article)
        return None
    if not response.ok:
        _checked(article)
        return None
    more = following(response.body, response.final_url)
    return Fetched(article=article, body=response.body, url=response.final_url, more=more)


def _led_home(article: Article, response: Response) -> bool:
    """Many sites answer for what they took down with their home page."""
    there = urlsplit(response.final_url)
    return (
        response.redirected
        and there.path in {"", "/"}
        and not there.query
        and urlsplit(article.url).path not in {"", "/"}
    )


def _checked(article: Article) -> None:
    article.checked_at = clocks.now()
    article.save(update_fields=["checked_at"])


def _missing(article: Article) -> None:
    now = clocks.now()
    if article.missing_since is None:
        article.missing_since = now
    elif now - article.missing_since >= SURE_AFTER:
        article.gone_at, article.fetch_state = article.missing_since, FetchState.GONE
    article.checked_at = now
    article.save(update_fields=["missing_since", "gone_at", "fetch_state", "checked_at"])


def _keep(host: str, pages: Sequence[Fetched]) -> None:
    """Words that differ are a new version; what is no article now leaves the kept text alone."""
    now = clocks.now()
    readings = parse(host, pages)
    pairs = [
        (page.article, settled(host, page, reading))
        for page, reading in zip(pages, readings, strict=True)
        if isinstance(reading, Reading) and reading.kind == ArticleKind.ARTICLE and reading.text
    ]
    keys = [page.article.pk for page in pages]
    with transaction.atomic():
        storing.revise_many(pairs, at=now)
        Article.objects.filter(pk__in=keys).update(checked_at=now, missing_since=None)
