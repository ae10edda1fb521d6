"""Who works on which rows, told by the database itself.

A worker holds an advisory lock while it sends; the rows it has taken carry the lock's key. The
lock ends with the worker's connection, so a lock that anybody can take belongs to nobody alive:
no clock is needed to see that a worker is dead, not even a demo's frozen one.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection

FAMILY = 1802333300  # our own class of advisory locks
HIGHEST = 2**31 - 2


@contextmanager
def held() -> Iterator[int]:
    """A fresh lease, held until the end of the block or of this process."""
    lease = 1 + secrets.randbelow(HIGHEST)
    _ask("SELECT pg_advisory_lock(%s, %s)", lease)
    try:
        yield lease
    finally:
        try:
            _ask("SELECT pg_advisory_unlock(%s, %s)", lease)
        except (OperationalError, InterfaceError):
            connection.close()  # the database went away, and the lock with it


def abandoned(lease: int) -> bool:
    """Whether nobody holds it; if so it is ours until the end of the transaction."""
    return _ask("SELECT pg_try_advisory_xact_lock(%s, %s)", lease)


def _ask(statement: str, lease: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [FAMILY, lease])
        row = cursor.fetchone()
    return bool(row and row[0])
