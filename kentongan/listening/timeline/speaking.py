"""Who is quoted how often: a page of the board with names and a small picture each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.safestring import SafeString

from kentongan.accounts.models import Agency
from kentongan.listening.models import OfficeHolder, speaker_url
from kentongan.listening.querysets import SPEAKER, QuoteQuerySet

from .sparkline import sparkline

MOST_BARS = 15
Key = tuple[int | None, int | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """A speaker of the board. `counts` are quotes in equal steps of the span, the oldest first."""

    name: str
    office: str
    url: str
    quotes: int
    statements: int
    outlets: int
    stories: int
    last: datetime
    counts: tuple[int, ...]

    @property
    def picture(self) -> SafeString:
        return sparkline(self.counts)


def board(
    rows: Iterable[Mapping[str, Any]], quotes: QuoteQuerySet, *, days: int, now: datetime
) -> list[SpeakerRow]:
    """`rows` of `by_speaker` with names and course; three queries, however many rows."""
    told = list(rows)
    holders = OfficeHolder.objects.in_bulk([row["holder"] for row in told if row["holder"]])
    agencies = Agency.objects.in_bulk([row["agency"] for row in told if row["agency"]])
    counts = _courses(quotes, told, days, now)
    return [_row(row, holders, agencies, counts[_key(row)]) for row in told]


def _row(
    row: Mapping[str, Any],
    holders: Mapping[int, OfficeHolder],
    agencies: Mapping[int, Agency],
    counts: Sequence[int],
) -> SpeakerRow:
    holder, agency = holders.get(row["holder"]), agencies.get(row["agency"])
    name = holder.name if holder else agency.name if agency else row["institution"]
    return SpeakerRow(
        name=name,
        office=holder.office if holder else "",
        url=speaker_url(*_key(row)),
        quotes=row["quotes"],
        statements=row["statements"],
        outlets=row["outlets"],
        stories=row["stories"],
        last=row["last"],
        counts=tuple(counts),
    )


def _courses(
    quotes: QuoteQuerySet, rows: Sequence[Mapping[str, Any]], days: int, now: datetime
) -> defaultdict[Key, list[int]]:
    """Quotes of each speaker in steps of whole days."""
    bars = min(days, MOST_BARS)
    start = timezone.localdate(now) - timedelta(days=days - 1)
    found: defaultdict[Key, list[int]] = defaultdict(lambda: [0] * bars)
    shown = {_key(row) for row in rows}
    per_day = quotes.order_by().values(*SPEAKER, day=TruncDate("at")).annotate(n=Count("pk"))
    for row in per_day:
        if _key(row) in shown:
            place = max(0, (row["day"] - start).days) * bars // days
            found[_key(row)][min(place, bars - 1)] += row["n"]
    return found


def _key(row: Mapping[str, Any]) -> Key:
    return row["holder"], row["agency"], row["institution"]
