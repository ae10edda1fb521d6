"""Krippendorff's alpha: agreement of coders beyond chance, with any number of gaps.

Formulas of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Literal

Level = Literal["nominal", "ordinal", "interval"]
Distance = Callable[[int, int], float]


def alpha(units: Iterable[Sequence[int | None]], *, level: Level = "ordinal") -> float | None:
    """Agreement over units, each the values its coders gave it (None: not coded by that one).

    1 is perfect, 0 is chance, below 0 is worse than chance. None where nothing can be said:
    no unit with two values, or one value only in all of them.
    """
    coded = [Counter(value for value in unit if value is not None) for unit in units]
    pairable = [unit for unit in coded if unit.total() >= 2]
    totals: Counter[int] = sum(pairable, Counter())
    distance = _distance(level, totals)
    expected = _pairs(totals, distance) / max(totals.total() - 1, 1)
    if expected == 0:
        return None
    observed = sum(_pairs(unit, distance) / (unit.total() - 1) for unit in pairable)
    return 1 - observed / expected


def _pairs(values: Counter[int], distance: Distance) -> float:
    """Distances of all ordered pairs of two values."""
    return sum(
        values[one] * values[other] * distance(one, other) for one, other in product(values, values)
    )


def _distance(level: Level, totals: Mapping[int, int]) -> Distance:
    if level == "nominal":
        return lambda one, other: float(one != other)
    if level == "interval":
        return lambda one, other: float((one - other) ** 2)
    return lambda one, other: _ordinal(min(one, other), max(one, other), totals)


def _ordinal(low: int, high: int, totals: Mapping[int, int]) -> float:
    """How many values lie between the two ranks, half of each end counted; squared."""
    between = sum(count for value, count in totals.items() if low <= value <= high)
    return (between - (totals[low] + totals[high]) / 2) ** 2
