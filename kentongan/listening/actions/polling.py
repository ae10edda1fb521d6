"""Looking at sources: what they point to is kept, and every look leaves its outcome."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from django.db import transaction

from kentongan.core import clocks
from kentongan.engine import pace
from kentongan.listening import addresses, health, polling, storing, tasks
from kentongan.listening.enums import GOOD_OUTCOMES, NO_VERDICT, FetchState, PollOutcome
from kentongan.listening.kinds import Found
from kentongan.listening.models import Article, Poll, Source

from .posts import keep_posts
from .twins import remember_links

SLOWEST = timedelta(hours=24)


class Taken(StrEnum):
    """What became of one entry; the values are the counters of a `Poll`."""

    NEW = "new"
    KNOWN = "known"
    UPDATED = "updated"


def poll(*, source: Source) -> Poll:
    """Look at a source once and keep what it brought; every look leaves one `Poll`."""
    seen = polling.look(source)
    with transaction.atomic():
        counted = _take_all(seen.found, source)
        kept = keep_posts(source=source, posts=seen.brought.posts)
        counted += Counter({Taken.NEW: kept.new, Taken.KNOWN: kept.known})
        remember_links(source, (found.url for found in seen.found))
        outcome = seen.outcome
        if outcome is PollOutcome.NEW and not counted[Taken.NEW]:
            outcome = PollOutcome.NOTHING_NEW
        _record_health(source, seen, outcome, counted[Taken.NEW])
        return Poll.objects.create(
            source=source,
            at=clocks.now(),
            outcome=outcome,
            seen=seen.seen,
            rejected=seen.brought.rejected + kept.rejected,
            chain=list(seen.response.chain) if seen.response and seen.response.redirected else [],
            detail=seen.detail[:500],
            **{taken.value: counted[taken] for taken in Taken},
        )


def poll_due() -> int:
    """Start a look at every source that is due; returns how many."""
    due = list(Source.objects.due(clocks.now()))
    for source in due:
        tasks.start_poll(source)
    return len(due)


def _take_all(listed: Iterable[Found], source: Source) -> Counter[Taken]:
    """Store what a look brought; the pages of what is new or changed are read soon."""
    entries = [_corrected(found, source) for found in listed]
    first: dict[str, Found] = {}
    for found in entries:
        first.setdefault(addresses.tidy(found.url), found)
    articles, made = storing.create_many(
        {url: (found.reading, _state(found)) for url, found in first.items()},
        at=clocks.now(),
        outlet=source.outlet,
        source=source,
    )
    counted: Counter[Taken] = Counter()
    hosts = set()
    for found in entries:
        url = addresses.tidy(found.url)
        is_first = first[url] is found
        taken = Taken.NEW if url in made and is_first else _take_known(articles[url], found)
        counted[taken] += 1
        if taken is not Taken.KNOWN and not found.is_whole:
            hosts.add(articles[url].host)
    for host in sorted(hosts):
        tasks.start_reading(host)
    return counted


def _state(found: Found) -> FetchState:
    return FetchState.DONE if found.is_whole else FetchState.PENDING


def _take_known(article: Article, found: Found) -> Taken:
    """An entry whose title or time changed has its page read again."""
    if found.is_whole:
        changed = storing.revise(article, found.reading, at=clocks.now())
        return Taken.UPDATED if changed else Taken.KNOWN
    if not _is_newer(article, found):
        return Taken.KNOWN
    article.title = found.reading.title or article.title
    article.modified_at = found.updated_at or article.modified_at
    article.fetch_state = FetchState.PENDING
    article.save(update_fields=["title", "modified_at", "fetch_state"])
    return Taken.UPDATED


def _corrected(found: Found, source: Source) -> Found:
    """The entry by the right clock, where a person has found the source's to be wrong."""
    if not source.clock_correction:
        return found
    hours = timedelta(hours=source.clock_correction)

    def right(at: datetime | None) -> datetime | None:
        return None if at is None else at - hours

    reading = replace(found.reading, published_at=right(found.reading.published_at))
    return replace(found, reading=reading, updated_at=right(found.updated_at))


def _is_newer(article: Article, found: Found) -> bool:
    if article.source_id is None or article.fetch_state == FetchState.PENDING:
        return False
    changed = bool(found.reading.title) and found.reading.title != article.title
    later = found.updated_at is not None and (
        article.modified_at is None or found.updated_at > article.modified_at
    )
    return changed or (later and found.updated_at != article.published_at)


def _record_health(source: Source, seen: polling.Look, outcome: PollOutcome, new: int) -> None:
    now = clocks.now()
    if outcome in GOOD_OUTCOMES:
        health.record_success(source, seen, new=new, at=now)
    elif outcome not in NO_VERDICT:
        source.failures += 1
    response = seen.response
    if response is not None and response.ok:
        source.etag = (response.etag or "")[:300]
        source.last_modified = (response.last_modified or "")[:100]
        source.body_hash = sha256(response.body).hexdigest()
        source.polls_since_full = 0
    else:
        source.polls_since_full += 1
    if seen.brought.learned is not None:
        source.learned = dict(seen.brought.learned)
    source.last_outcome, source.last_detail = outcome, seen.detail[:500]
    wait = min(source.interval * 2 ** min(source.failures, 6), SLOWEST)
    if seen.wait is not None:
        wait = max(timedelta(seconds=seen.wait), pace.FASTEST)
    source.next_poll_at = now + min(wait, SLOWEST)
    source.save()
