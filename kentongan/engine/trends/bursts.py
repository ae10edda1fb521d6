"""Spans of time in which far more was told than is usual.

Where a span begins and ends is found by Kleinberg's automaton of two states (2003): usual, and
three times the usual, with a price for changing over. Whether it is a burst is then said by the
tail of the negative binomial distribution over the whole span, and by who told it: one outlet that
repeats itself is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt

from kentongan.engine.trends.baseline import Expected, Usual
from kentongan.engine.trends.counts import HOUR, HourCount, filled, owners_of
from kentongan.engine.trends.tails import upper_tail

RISE = 3.0
"""How many times the usual the high state is."""
PRICE = 3.0
"""What changing into the high state costs, in units of log likelihood."""
LEAST_DOCUMENTS = 3
LEAST_OWNERS = 2
SURPRISE = 0.01
"""Most that chance may be, over `LOOKS` hours."""
LOOKS = 336
"""Hours of a fortnight: the chance told is that of one such span in two weeks, however long one
looks, so that two screens say the same of it."""
STILL = 6
"""Hours after its last document in which a burst still counts as going on."""
ENOUGH_WEEKS = 4.0
"""Weeks of history from which a baseline is trusted as far as one can be."""
SUREST = 0.99
"""What is usual is itself an estimate, so no burst is told with more confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """`start` and `end` are aware; `end` is after its last hour, `peak` the hour furthest above.

    `found` documents where `expected` were usual, with the `scatter` of that count; `strength` is
    (found - expected) / scatter. `confidence` is 0..1: one less the chance of it, times the share
    of four `weeks` of history that there were, `SUREST` at most. `is_open`: its last document
    was less than `STILL` hours before the end of what was counted.
    """

    start: datetime
    end: datetime
    peak: datetime
    found: int
    expected: float
    scatter: float
    strength: float
    confidence: float
    owners: int
    weeks: float
    is_open: bool


def detect_bursts(
    counts: Sequence[HourCount], *, baseline: Usual, until: datetime | None = None
) -> list[Burst]:
    """The bursts among these hours, oldest first.

    Hours without a count between the first and the last, or before `until` (aware, the start of an
    hour), had no document.
    """
    hours = filled(counts, until)
    usual = [baseline.expected(each.at) for each in hours]
    high = _high_hours(hours, usual)
    found = []
    for first, last in _runs(high):
        burst = _burst(hours, usual, first, last)
        if burst is not None:
            found.append(burst)
    return found


def _high_hours(hours: Sequence[HourCount], usual: Sequence[Expected]) -> list[bool]:
    """The likeliest state of every hour (Viterbi)."""
    low, high = 0.0, -PRICE
    back: list[tuple[bool, bool]] = []  # whether each state came from the high one
    for hour, expected in zip(hours, usual, strict=True):
        spread = expected.variance / expected.mean
        gain = (hour.documents * log(RISE) - (RISE - 1) * expected.mean) / spread
        back.append((high > low, high > low - PRICE))
        low, high = max(low, high), max(low - PRICE, high) + gain
    states = []
    state = high > low
    for came_low, came_high in reversed(back):
        states.append(state)
        state = came_high if state else came_low
    return states[::-1]


def _runs(high: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last place of each run of high hours."""
    runs: list[tuple[int, int]] = []
    for place, is_high in enumerate(high):
        if is_high and runs and runs[-1][1] == place - 1:
            runs[-1] = runs[-1][0], place
        elif is_high:
            runs.append((place, place))
    return runs


def _burst(
    hours: Sequence[HourCount], usual: Sequence[Expected], first: int, last: int
) -> Burst | None:
    told = [place for place in range(first, last + 1) if hours[place].documents]
    if not told:
        return None
    first, last = told[0], told[-1]
    is_open = len(hours) - 1 - last < STILL
    span, ordinary = hours[first : last + 1], usual[first : last + 1]
    owners = owners_of(span)
    found = owners.total()
    expected = sum(each.mean for each in ordinary)
    variance = sum(each.variance for each in ordinary)
    chance = min(1.0, upper_tail(found, expected, variance) * LOOKS)
    without_loudest = found - max(owners.values())
    if found < LEAST_DOCUMENTS or len(owners) < LEAST_OWNERS or without_loudest <= expected:
        return None
    if chance > SURPRISE:
        return None
    weeks = min(each.weeks for each in ordinary)
    scatter = max(sqrt(variance), 1.0)
    excess = [hour.documents - each.mean for hour, each in zip(span, ordinary, strict=True)]
    return Burst(
        start=span[0].at,
        end=span[-1].at + HOUR,
        peak=span[excess.index(max(excess))].at,
        found=found,
        expected=expected,
        scatter=scatter,
        strength=(found - expected) / scatter,
        confidence=min(1 - chance, SUREST) * min(1.0, weeks / ENOUGH_WEEKS),
        owners=len(owners),
        weeks=weeks,
        is_open=is_open,
    )
