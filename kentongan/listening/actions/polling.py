"""Looking at sources: what they point to is kept, and every look leaves its outcome."""

from datetime import timedelta
from hashlib import sha256

from django.db import transaction

from kentongan.core import clocks
from kentongan.listening import polling, storing, tasks
from kentongan.listening.enums import GOOD_OUTCOMES, FetchState, PollOutcome
from kentongan.listening.models import Article, Poll, Source
from kentongan.listening.polling import Found


def poll(*, source: Source) -> Poll:
    """Look at a source once and keep what it brought; every look leaves one `Poll`."""
    seen = polling.look(source)
    with transaction.atomic():
        new = sum(_take(found, source) for found in seen.found)
        outcome = seen.outcome
        if outcome is PollOutcome.NEW and not new:
            outcome = PollOutcome.NOTHING_NEW
        _record_health(source, seen, outcome, new)
        return Poll.objects.create(
            source=source,
            at=clocks.now(),
            outcome=outcome,
            seen=len(seen.found),
            new=new,
            detail=seen.detail[:500],
        )


def poll_due() -> int:
    """Start a look at every source that is due; returns how many."""
    due = list(Source.objects.due(clocks.now()))
    for source in due:
        tasks.start_poll(source)
    return len(due)


def _take(found: Found, source: Source) -> bool:
    """Store one entry; an entry whose title or time changed has its page read again."""
    article, made = storing.create(
        url=found.url,
        reading=found.reading,
        at=clocks.now(),
        outlet=source.outlet,
        source=source,
        fetch_state=FetchState.PENDING,
    )
    if not made and _is_newer(article, found):
        article.title = found.reading.title or article.title
        article.modified_at = found.updated_at or article.modified_at
        article.fetch_state = FetchState.PENDING
        article.save(update_fields=["title", "modified_at", "fetch_state"])
    elif not made:
        return False
    tasks.start_reading(article.host)
    return made


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
        source.failures, source.last_success_at = 0, now
        source.interval = polling.next_interval(source, seen=len(seen.found), new=new)
    else:
        source.failures += 1
    if seen.response is not None and not seen.response.not_modified:
        source.etag = (seen.response.etag or "")[:300]
        source.last_modified = (seen.response.last_modified or "")[:100]
        source.body_hash = sha256(seen.response.body).hexdigest()
        source.polls_since_full = 0
    else:
        source.polls_since_full += 1
    source.last_outcome, source.last_detail = outcome, seen.detail[:500]
    source.next_poll_at = now + min(
        source.interval * 2 ** min(source.failures, 6), timedelta(hours=24)
    )
    source.save()
