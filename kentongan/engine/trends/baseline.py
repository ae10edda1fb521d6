"""What is usual for a weekday and an hour, on the wall clock of a zone.

Learned from the weeks before. A past burst does not raise it: every hour is cut at three scatters
above the median of its like. A thin hour leans on the same hour of all days. And where an hour was
above its usual on most of the last seven days, that much is usual now, so that a fasting month
with its own hours is not one burst every night.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Protocol
from zoneinfo import ZoneInfo

from kentongan.engine.trends.counts import HOUR, HourCount

WEEK = timedelta(days=7)
WEEKS = 8
"""Weeks that a rolling baseline looks back."""
HALF_LIFE = 4.0
"""Weeks after which an hour weighs half."""
NEIGHBOUR = 0.5
"""What the hour before and after weigh beside the hour itself."""
PRIOR = 1.0
"""What the hour of all days weighs beside the weekday's own."""
CUT = 3.0
"""Scatters above the median at which a past hour is cut."""
MAD = 1.4826
"""Median absolute deviation to standard deviation."""
WIDEST = 10.0
"""Most that the variance may be of the mean."""
SUNDAY = 6

Slot = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Documents expected in an hour: `mean`, `variance`; learned of so many `weeks`."""

    mean: float
    variance: float
    weeks: float


class Usual(Protocol):
    """What a baseline answers."""

    def expected(self, at: datetime) -> Expected:
        """What is usual in the hour that begins `at` (aware)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """`means` in documents an hour, by weekday (Monday 0) and local hour.

    `spread`: variance for each mean, at least 1.
    `weeks` of history it was learned of; `zone` is IANA; `holidays` are days told like Sundays.
    """

    means: Mapping[Slot, float]
    spread: float
    weeks: float
    zone: str
    holidays: frozenset[date] = frozenset()

    @classmethod
    def learn(
        cls,
        past: Iterable[HourCount],
        *,
        start: datetime,
        end: datetime,
        zone: str,
        holidays: Collection[date] = (),
    ) -> "Baseline":
        """From every hour of `start` to `end` (aware); an hour without a count had none."""
        free = frozenset(holidays)
        hours = list(_hours(past, start, end))
        local = _Local(ZoneInfo(zone), free)
        slots = [local.slot(at) for at, _count in hours]
        cut = _cut(slots, [count for _at, count in hours])
        lived = max(len(hours), 1)
        level = (sum(cut) + 1.0) / (lived + 168)
        profile = _profile(slots, cut, level)
        own = _own(hours, slots, cut, end)
        means = {
            (day, hour): _mean(own, day, hour, profile[hour])
            for day in range(7)
            for hour in range(24)
        }
        risen = _risen(hours, slots, means, end)
        means = {slot: mean * risen.get(slot[1], 1.0) for slot, mean in means.items()}
        return cls(
            means=means,
            spread=_spread(slots, cut, means),
            weeks=len(hours) / 168,
            zone=zone,
            holidays=free,
        )

    def expected(self, at: datetime) -> Expected:
        """What is usual in the hour that begins `at` (aware)."""
        mean = self.means[_Local(ZoneInfo(self.zone), self.holidays).slot(at)]
        return Expected(mean=mean, variance=mean * self.spread, weeks=self.weeks)


@dataclass(slots=True)
class RollingBaseline:
    """Learned anew for every week that is asked for, from the eight weeks before it.

    `counts` are documents of all hours known; `since` (aware) is when counting began, so that weeks
    before it are not taken for silence. `holidays` are local days of `zone`, told like Sundays.
    """

    counts: Sequence[HourCount]
    zone: str
    since: datetime
    holidays: frozenset[date] = frozenset()
    _learned: dict[int, Baseline] = field(default_factory=dict)

    def expected(self, at: datetime) -> Expected:
        """What is usual in the hour that begins `at` (aware)."""
        week = (at - self.since) // WEEK
        if week not in self._learned:
            end = self.since + week * WEEK
            start = max(self.since, end - WEEKS * WEEK)
            past = [each for each in self.counts if start <= each.at < end]
            self._learned[week] = Baseline.learn(
                past, start=start, end=end, zone=self.zone, holidays=self.holidays
            )
        return self._learned[week].expected(at)


@dataclass(frozen=True, slots=True)
class _Local:
    wall: ZoneInfo
    holidays: frozenset[date]

    def slot(self, at: datetime) -> Slot:
        local = at.astimezone(self.wall)
        return (SUNDAY if local.date() in self.holidays else local.weekday()), local.hour


def _hours(
    past: Iterable[HourCount], start: datetime, end: datetime
) -> Iterable[tuple[datetime, int]]:
    known = {each.at: each.documents for each in past}
    at = start
    while at < end:
        yield at, known.get(at, 0)
        at += HOUR


def _cut(slots: Sequence[Slot], counts: Sequence[int]) -> list[float]:
    """Counts, none further above the median of its hour than `CUT` scatters."""
    likes: dict[Slot, list[int]] = {}
    for slot, count in zip(slots, counts, strict=True):
        likes.setdefault(slot, []).append(count)
    most = {}
    for slot, like in likes.items():
        middle = median(like)
        scatter = MAD * median(abs(each - middle) for each in like)
        most[slot] = middle + CUT * max(scatter, middle**0.5, 1.0)
    return [min(count, most[slot]) for slot, count in zip(slots, counts, strict=True)]


def _profile(slots: Sequence[Slot], cut: Sequence[float], level: float) -> list[float]:
    """The mean of each hour over all days; where there is little, near the mean of all hours."""
    totals, seen = [level * 7] * 24, [7.0] * 24
    for (_day, hour), count in zip(slots, cut, strict=True):
        totals[hour] += count
        seen[hour] += 1
    return [total / number for total, number in zip(totals, seen, strict=True)]


def _own(
    hours: Sequence[tuple[datetime, int]],
    slots: Sequence[Slot],
    cut: Sequence[float],
    end: datetime,
) -> dict[Slot, tuple[float, float]]:
    """Weight and weighted sum of each weekday and hour; what is older weighs less."""
    own: dict[Slot, tuple[float, float]] = {}
    for (at, _count), slot, count in zip(hours, slots, cut, strict=True):
        weight = 0.5 ** ((end - at) / WEEK / HALF_LIFE)
        before = own.get(slot, (0.0, 0.0))
        own[slot] = before[0] + weight, before[1] + weight * count
    return own


def _mean(own: Mapping[Slot, tuple[float, float]], day: int, hour: int, profile: float) -> float:
    weight, total = PRIOR, PRIOR * profile
    for shift, share in ((0, 1.0), (-1, NEIGHBOUR), (1, NEIGHBOUR)):
        found = own.get((day, (hour + shift) % 24), (0.0, 0.0))
        weight, total = weight + share * found[0], total + share * found[1]
    return total / weight


def _risen(
    hours: Sequence[tuple[datetime, int]],
    slots: Sequence[Slot],
    means: Mapping[Slot, float],
    end: datetime,
) -> dict[int, float]:
    """How many times its usual each hour was on most of the last seven days; at least once."""
    last: dict[int, list[float]] = {}
    for (at, count), slot in zip(hours, slots, strict=True):
        if at >= end - WEEK:
            last.setdefault(slot[1], []).append(count / means[slot])
    return {hour: max(median(each), 1.0) for hour, each in last.items() if len(each) >= 7}


def _spread(slots: Sequence[Slot], cut: Sequence[float], means: Mapping[Slot, float]) -> float:
    """Pearson's index of dispersion."""
    if not slots:
        return 1.0
    total = sum(
        (count - means[slot]) ** 2 / means[slot] for slot, count in zip(slots, cut, strict=True)
    )
    return min(max(total / len(slots), 1.0), WIDEST)
