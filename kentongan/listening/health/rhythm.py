"""When a source is silent for longer than is usual for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import quantiles

LEAST_GAPS = 5  # before anything is usual
PATIENCE = 3  # times its usual longest gap
SHORTEST = timedelta(hours=12)  # nights and holidays are no silence


def silent_after(arrivals: Sequence[datetime]) -> datetime | None:
    """The moment from which silence is unusual; None while too little is known.

    `arrivals` are the times of looks that brought something new, in any order.
    """
    times = sorted(arrivals)
    gaps = [(late - early).total_seconds() for early, late in pairwise(times)]
    if len(gaps) < LEAST_GAPS:
        return None
    longest = quantiles(gaps, n=10, method="inclusive")[-1]
    return times[-1] + max(timedelta(seconds=longest * PATIENCE), SHORTEST)
