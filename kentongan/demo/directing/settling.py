"""Waiting until the queue is empty, so that the next step finds what the last one caused."""

import time
from collections.abc import Callable

from django.db import connection

from kentongan.core.database.outage import is_outage

FAR = 120  # seconds ahead: a job planned for later than this belongs to a later tick
PAUSE = 0.05
LONGEST = 300.0  # seconds without any progress before it is told as a fault
WAITING = (
    "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' OR (status = 'todo'"
    " AND (scheduled_at IS NULL OR scheduled_at < now() + make_interval(secs => %s))"
    " AND task_name NOT LIKE '%%retry_stalled%%')"
)


class Stuck(RuntimeError):
    """Jobs wait and nobody takes them."""


def settle(stop: Callable[[], bool] = lambda: False) -> None:
    """Return when no job waits or runs. Raises Stuck after five minutes without progress."""
    last, since = -1, time.monotonic()
    while not stop():
        left = _left()
        if left == 0:
            return
        if left != last:
            last, since = left, time.monotonic()
        if time.monotonic() - since > LONGEST:
            raise Stuck(f"{left} jobs wait")
        time.sleep(PAUSE)


def _left() -> int:
    """Jobs that wait or run; a database that is starting again counts as one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(WAITING, [FAR])
            return int(cursor.fetchone()[0])
    except Exception as error:
        if not is_outage(error):
            raise
        connection.close()
        return 1
