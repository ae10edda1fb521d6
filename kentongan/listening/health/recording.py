"""What a look that succeeded says of the source."""

from datetime import datetime, timedelta

from kentongan.engine import pace
from kentongan.listening.models import Source
from kentongan.listening.polling import Look

from .rhythm import silent_after
from .skew import hours_ahead

ARRIVALS = 60  # looks from which a rhythm is read
MEASURED = 20  # newest articles from which a clock is read
FRESH = timedelta(hours=2)  # of looking: what came in a longer gap tells nothing of a clock


def record_success(source: Source, seen: Look, *, new: int, at: datetime) -> None:
    """Sets the fields of rhythm and clock; the caller saves."""
    before = source.last_success_at
    source.failures, source.last_success_at = 0, at
    if before is not None:
        source.rate = pace.smoothed(source.rate, new=new, elapsed=at - before)
        source.interval = pace.interval(
            source.rate, new=new, seen=seen.seen, before=source.interval
        )
    if new:
        source.last_new_at = at
        source.silent_after = silent_after([at, *_arrivals(source)])
        if before is not None and at - before < FRESH:
            source.clock_skew = hours_ahead(_times(source))


def _arrivals(source: Source) -> list[datetime]:
    polls = source.polls.filter(new__gt=0).order_by("-at")
    return list(polls.values_list("at", flat=True)[:ARRIVALS])


def _times(source: Source) -> list[tuple[datetime, datetime]]:
    """Of what came after the first look, whose entries may be of any age."""
    rows = source.articles.filter(published_at__isnull=False, first_seen_at__gt=source.added_at)
    first = source.polls.order_by("at").values_list("at", flat=True).first()
    if first is not None:
        rows = rows.filter(first_seen_at__gt=first)
    told = rows.order_by("-pk").values_list("published_at", "first_seen_at")[:MEASURED]
    return [(published, seen) for published, seen in told if published is not None]
