"""Weak signals: little is told of it, by few, but more than before.

After BERTrend: popularity fades with the square of the silence, and a slope over fourteen days
tells what rises; how many different sources there are is counted beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

LEAST, MOST = 2, 8
"""Documents in the window: below is chance, above is no longer weak."""
MOST_OWNERS = 3
FADING = 0.01
"""Popularity is exp(-FADING * days of silence squared)."""
SILENT = 7
"""Days of silence after which a signal is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakSignal:
    """`days`: documents of each day, oldest first. `slope`: documents a day more, each day.

    `popularity`: documents, those of long ago faded; it orders signals of one slope.
    """

    term: str
    days: tuple[int, ...]
    owners: int
    slope: float
    popularity: float


def weak_signals(series: Iterable[tuple[str, Sequence[int], int, float]]) -> list[WeakSignal]:
    """What rises, the steepest first.

    `series`: term, documents of each day, owners, and how many documents a day were usual before.
    """
    found = []
    for term, days, owners, usual in series:
        total = sum(days)
        silent = next((back for back, each in enumerate(reversed(days)) if each), len(days))
        if not LEAST <= total <= MOST or owners > MOST_OWNERS or silent > SILENT:
            continue
        rise = slope(days)
        if rise > 0 and total > usual * len(days):
            found.append(
                WeakSignal(
                    term=term,
                    days=tuple(days),
                    owners=owners,
                    slope=rise,
                    popularity=_popularity(days),
                )
            )
    return sorted(found, key=lambda each: (-each.slope, -each.popularity, each.term))


def slope(days: Sequence[int]) -> float:
    """Least squares, documents a day per day; 0 of less than two days."""
    if len(days) < 2:
        return 0.0
    middle, mean = (len(days) - 1) / 2, sum(days) / len(days)
    above = sum((place - middle) * (each - mean) for place, each in enumerate(days))
    return above / sum((place - middle) ** 2 for place in range(len(days)))


def _popularity(days: Sequence[int]) -> float:
    last = len(days) - 1
    return sum(each * exp(-FADING * (last - place) ** 2) for place, each in enumerate(days))
