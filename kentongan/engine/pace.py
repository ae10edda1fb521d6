"""How often to look at a source: often enough that nothing is lost or late, and no oftener.

    rate = pace.smoothed(rate, new=3, elapsed=timedelta(minutes=30))      # articles an hour
    interval = pace.interval(rate, window=40, new=3, seen=40, before=interval)

The usual rule (Media Cloud's) moves a fixed step by the share of entries known already, so it
needs a day to follow a source that wakes up, and a long list with one new entry looks asleep
for ever. Here the rate of new entries is kept, which forgets within half a day. The time between
looks goes with one over its square root, which is how a number of looks is best shared between
busy and quiet sources, and it is always short enough that the list has not turned over.
"""

import math
from datetime import timedelta

FASTEST, SLOWEST = timedelta(minutes=10), timedelta(hours=24)
FIRST = timedelta(minutes=30)
AT_ONE_AN_HOUR = 1.0  # hours between looks at a source with one new entry an hour
TURNOVER = 1 / 3  # of the list that may be new at a look
MEMORY = timedelta(hours=12)
MOST_GROWTH = 2.0  # from one look to the next, so that a quiet night is no farewell


def smoothed(rate: float, *, new: int, elapsed: timedelta) -> float:
    """Entries an hour, after `new` came in `elapsed`; what is older than 12 hours fades."""
    hours = max(elapsed.total_seconds() / 3600, 1 / 60)
    weight = 1 - math.exp(-hours / (MEMORY.total_seconds() / 3600))
    return rate + weight * (new / hours - rate)


def interval(rate: float, *, new: int, seen: int, before: timedelta) -> timedelta:
    """The time until the next look, between 10 minutes and 24 hours."""
    if seen and new == seen:
        wished = before / 4  # all of it is new: some may have been lost
    elif rate <= 0:
        wished = before * MOST_GROWTH
    else:
        hours = AT_ONE_AN_HOUR / math.sqrt(rate)
        turned = max(seen * TURNOVER, 1.0) / rate if seen else hours
        wished = timedelta(hours=min(hours, turned, 48.0))
    return min(max(min(wished, before * MOST_GROWTH), FASTEST), SLOWEST)
