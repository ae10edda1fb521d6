"""The one way by which listening reads the web: guarded, honest, polite."""

import threading
import time
from functools import lru_cache

from django.conf import settings

from kentongan import __version__
from kentongan.core import clocks
from kentongan.engine.fetch import Fetcher, FetchError, Limits, Response
from kentongan.engine.fetch.hosts import HostBudget, read_retry_after
from kentongan.engine.fetch.robots import Access, RobotsCache
from kentongan.listening.addresses import host

PRODUCT = "Kentongan"
LONGEST_WAIT = 5.0  # seconds a job waits for its turn at a host
LIMITS = Limits(total_seconds=20.0, read_seconds=10.0)


class ClosedByRobots(Exception):
    """robots.txt of the site does not let us read this address, or cannot be read now."""


class HostBusy(Exception):
    """The site wants us to come back later; `seconds` says when."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"come back in {seconds:.0f} s")
        self.seconds = seconds


def read(url: str, *, etag: str = "", last_modified: str = "") -> Response:
    """Read an address. Raises ClosedByRobots, HostBusy, FetchError."""
    session = _session()
    verdict = session.robots.check(url, fetcher=session.fetcher, at=clocks.now())
    if verdict.access is not Access.ALLOWED:
        raise ClosedByRobots
    name = host(url)
    is_ours = name in _mapped_hosts()
    if not is_ours:
        session.wait(name)
    started = time.monotonic()
    response = session.fetcher.get(
        url, etag=etag or None, last_modified=last_modified or None, fetched_at=clocks.now()
    )
    if not is_ours:
        session.budget.done(
            name,
            status=response.status,
            elapsed=time.monotonic() - started,
            retry_after=read_retry_after(response.retry_after, now=clocks.now()),
        )
    return response


class _Session:
    """Connections, robots rules and host budgets of this process."""

    def __init__(self) -> None:
        self.fetcher = Fetcher(
            user_agent=f"{PRODUCT}/{__version__} (+{settings.KENTONGAN_PUBLIC_URL}/transparansi/)",
            resolver=settings.KENTONGAN_RESOLVER_MAP,
            limits=LIMITS,
        )
        self.robots = RobotsCache(PRODUCT)
        self.budget = HostBudget(time.monotonic)
        self._lock = threading.Lock()

    def wait(self, name: str) -> None:
        with self._lock:
            seconds = self.budget.take(name)
        if seconds > LONGEST_WAIT:
            raise HostBusy(seconds)
        if seconds:
            time.sleep(seconds)
            with self._lock:
                self.budget.take(name)


@lru_cache(maxsize=1)
def _session() -> _Session:
    return _Session()


def _mapped_hosts() -> set[str]:
    return {f"{name}:{port}" for name, port in settings.KENTONGAN_RESOLVER_MAP}


__all__ = ["ClosedByRobots", "FetchError", "HostBusy", "read"]
