"""Counted hours as the engine takes them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from kentongan.core import clocks
from kentongan.engine.trends import HOUR, HourCount, RollingBaseline
from kentongan.listening.models import TopicHour

BASELINE = timedelta(weeks=8)
Key = int | None  # a topic, or None for all that is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Hours of a topic: `window` with their owners, and what is usual. `since`: counted from."""

    window: tuple[HourCount, ...]
    past: tuple[HourCount, ...]
    usual: RollingBaseline
    since: datetime


def series(keys: Collection[Key], start: datetime, end: datetime, zone: str) -> dict[Key, Series]:
    """Of each topic, by four queries."""
    counted = TopicHour.objects.counted_since()
    if counted is None:
        return {}
    since = max(counted, _week_start(start - BASELINE, counted))
    totals: defaultdict[Key, list[HourCount]] = defaultdict(list)
    for key, hour, documents in TopicHour.objects.of(keys, since, end).totals():
        totals[key].append(HourCount(at=hour, by_owner={"": documents}))
    owners: defaultdict[Key, dict[datetime, dict[str, int]]] = defaultdict(dict)
    rows = TopicHour.objects.of(keys, start, end)
    for key, hour, owner, documents in rows.values_list("topic", "hour", "owner", "documents"):
        owners[key].setdefault(hour, {})[owner] = documents
    free = clocks.days_off(since.date(), end.date(), zone)
    return {
        key: Series(
            window=tuple(
                HourCount(at=at, by_owner=told) for at, told in sorted(owners[key].items())
            ),
            past=tuple(totals[key]),
            usual=RollingBaseline(totals[key], zone=zone, since=since, holidays=free),
            since=since,
        )
        for key in keys
    }


def whole_hour(at: datetime) -> datetime:
    """The end of the running hour."""
    return at.replace(minute=0, second=0, microsecond=0) + HOUR


def _week_start(at: datetime, counted: datetime) -> datetime:
    """Weeks of the baseline begin where counting began, whenever the screen is opened."""
    weeks = max((at - counted) // timedelta(weeks=1), 0)
    return counted + timedelta(weeks=weeks)
