"""How many documents an hour had, and whose. What one owner repeats counts once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A document: `at` (aware), whose it is, and which text it carries.

    `text` is the id of the first document with these words; empty: a text of its own.
    """

    id: str
    at: datetime
    owner: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """Documents of each owner in the hour that begins `at` (aware)."""

    at: datetime
    by_owner: Mapping[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        return sum(self.by_owner.values())


def tally(seen: Iterable[Seen]) -> list[HourCount]:
    """Documents by hour, oldest first; a text that an owner repeats counts when it was first."""
    hours: dict[datetime, Counter[str]] = {}
    told: set[tuple[str, str]] = set()
    for each in sorted(seen, key=lambda each: (each.at, each.id)):
        key = (each.owner, each.text or each.id)
        if key not in told:
            told.add(key)
            hours.setdefault(start_of_hour(each.at), Counter())[each.owner] += 1
    return [HourCount(at=at, by_owner=dict(owners)) for at, owners in hours.items()]


def start_of_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def by_day(counts: Iterable[HourCount], *, zone: str, last: date, days: int) -> list[int]:
    """Documents of each local day of `zone` (IANA), oldest first, the `last` one at the end."""
    wall = ZoneInfo(zone)
    found: Counter[date] = Counter()
    for each in counts:
        found[each.at.astimezone(wall).date()] += each.documents
    return [found[last - timedelta(days=back)] for back in range(days - 1, -1, -1)]


def owners_of(counts: Iterable[HourCount]) -> Counter[str]:
    """Documents of each owner over all these hours."""
    found: Counter[str] = Counter()
    for each in counts:
        found.update(each.by_owner)
    return found


def filled(counts: Sequence[HourCount], until: datetime | None = None) -> list[HourCount]:
    """Every hour from the first to the last (or before `until`), those without documents too."""
    if not counts:
        return []
    known = {each.at: each for each in counts}
    at = min(known)
    end = max(known) + HOUR if until is None else until
    hours = []
    while at < end:
        hours.append(known.get(at) or HourCount(at=at))
        at += HOUR
    return hours
