"""Clocks that are wrong by whole hours: feeds that write local time and call it GMT."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

LEAST = 3  # entries that must agree
SOON = timedelta(minutes=10)  # ahead by less is a clock that runs a little fast
SPREAD = timedelta(hours=2.5)
LATE = timedelta(hours=5.5)  # nearer is an outlet that is slow to fill its feed
MOST = 12  # hours


def hours_ahead(times: Sequence[tuple[datetime, datetime]]) -> int:
    """Whole hours by which a source's times are ahead (below 0: behind); 0 where it is right.

    `times` are (what the source told, when we first saw it), of entries seen soon after they
    appeared. Told times in the future cannot be right; a constant delay of six hours and more
    has no other cause either.
    """
    ahead = [told - seen for told, seen in times]
    future = [each for each in ahead if each > SOON]
    if len(future) >= LEAST:
        return min(math.ceil(max(future) / timedelta(hours=1) - 1 / 6), MOST)
    if len(ahead) < 2 * LEAST:
        return 0
    nearest, farthest = max(ahead), min(ahead)
    if nearest < -LATE and nearest - farthest < SPREAD:
        return max(-math.floor(-nearest / timedelta(hours=1) + 1 / 6), -MOST)
    return 0
