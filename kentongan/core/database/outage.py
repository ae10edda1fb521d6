"""Telling a database that is away for a moment from a fault, and waiting until it is back."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

import psycopg
from django.db import InterfaceError, OperationalError, connection

AGAIN_SECONDS = 0.5
PATIENCE = 60.0  # seconds; a killed server is back in two or three
T = TypeVar("T")
log = logging.getLogger(__name__)

_AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)


def is_outage(error: BaseException | None) -> bool:
    """Whether the database went away or is starting; also where the queue has wrapped that."""
    while error is not None:
        if isinstance(error, _AWAY):
            return True
        error = error.__cause__
    return False


def patiently(what: Callable[[], T], *, seconds: float = PATIENCE) -> T:
    """Do it, and again while the database is away; it must be safe to repeat.

    Raises what it raises, and the outage itself when that lasts longer than `seconds`. Only
    outside a transaction: an open one is lost with the connection.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return what()
        except Exception as error:
            if not is_outage(error) or connection.in_atomic_block or time.monotonic() > deadline:
                raise
            log.warning("the database is away: %s", type(error).__name__)
            connection.close()
            time.sleep(AGAIN_SECONDS)
