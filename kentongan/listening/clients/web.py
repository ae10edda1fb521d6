"""The one way by which listening reads the web: guarded, honest, polite."""

import time
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from kentongan import __version__
from kentongan.core import clocks
from kentongan.engine.fetch import Fetcher, FetchError, Limits, Resolver, Response
from kentongan.engine.fetch.hosts import read_retry_after
from kentongan.engine.fetch.robots import KEPT, Access, RobotsCache, Verdict, ask, robots_url
from kentongan.listening.addresses import host
from kentongan.listening.models.hosts import RobotsFile

from . import turns

SITE = 300  # letters of a site's address that are kept
PRODUCT = "Kentongan"
PORTS = {"http": 80, "https": 443}
BUSY_WAIT = 900.0  # seconds, after an answer that asks for patience and names no time
LONGEST_WAIT = 5.0  # seconds a job waits for its turn at a host
LIMITS = Limits(total_seconds=20.0, read_seconds=10.0)


class ClosedByRobots(Exception):
    """robots.txt of the site does not let us read this address."""


class HostBusy(Exception):
    """The site wants us to come back later; `seconds` says when."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            _("The site wants to be asked again in %(seconds)d seconds.") % {"seconds": seconds}
        )
        self.seconds = seconds


class NoAnswer(HostBusy):
    """The site cannot even say what its robots.txt is; nothing is read before it can."""

    def __str__(self) -> str:
        return _("The site cannot be reached now.")


def read(url: str, *, etag: str = "", last_modified: str = "") -> Response:
    """Read an address. Raises ClosedByRobots, HostBusy, NoAnswer, FetchError."""
    session, name = _session(), host(url)
    fetcher = session.inside if is_inside(url) else session.outside
    delay = _ask_robots(session, url, fetcher)
    is_ours = name in _mapped_hosts()
    if not is_ours:
        _wait(name, delay)
    started = time.monotonic()
    status = wished = None
    try:
        response = fetcher.get(
            url, etag=etag or None, last_modified=last_modified or None, fetched_at=clocks.now()
        )
        status, wished = response.status, response.retry_after
        return response
    finally:
        if not is_ours:
            turns.done(
                name,
                status=status,
                elapsed=time.monotonic() - started,
                retry_after=read_retry_after(wished, now=clocks.now()),
                crawl_delay=delay,
            )


def sitemaps(url: str) -> tuple[str, ...]:
    """The sitemaps that robots.txt of a site names, as far as it was read."""
    verdict = _session().robots.known(url, at=clocks.now())
    return verdict.sitemaps if verdict else ()


def is_inside(url: str) -> bool:
    """Whether the address is a server of the office's own network that may be read."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return False
    return ((parts.hostname or "").lower(), port) in settings.KENTONGAN_INTRANET


def _ask_robots(session: "_Session", url: str, fetcher: Fetcher) -> float | None:
    """The pause in seconds that robots.txt wishes. Raises ClosedByRobots, NoAnswer, Refused."""
    now = clocks.now()
    verdict = session.robots.known(url, at=now) or _learn_robots(session, url, fetcher, now)
    if verdict.access is Access.DENIED:
        raise ClosedByRobots
    if verdict.access is Access.WAIT:
        raise NoAnswer((verdict.until - now).total_seconds())
    return verdict.crawl_delay


def _learn_robots(session: "_Session", url: str, fetcher: Fetcher, now: datetime) -> Verdict:
    """The rules as another process read them today, or else as the site tells them now."""
    site = robots_url(url)
    kept = RobotsFile.objects.filter(site=site[:SITE], asked_at__gt=now - KEPT).first()
    if kept is not None:
        session.robots.remember(url, kept.status, bytes(kept.body), at=kept.asked_at)
    else:
        status, body = ask(site, fetcher)
        session.robots.remember(url, status, body, at=now)
        if status is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR:
            RobotsFile.objects.update_or_create(
                site=site[:SITE], defaults={"status": status, "body": body, "asked_at": now}
            )
    return session.robots.check(url, fetcher=fetcher, at=now)


def _wait(name: str, delay: float | None) -> None:
    """Take the turn at a host. Raises HostBusy where that takes too long."""
    seconds = turns.take(name, crawl_delay=delay)
    if 0 < seconds <= LONGEST_WAIT:
        time.sleep(seconds)
        seconds = turns.take(name, crawl_delay=delay)
    if seconds > 0:
        raise HostBusy(seconds)


class _Session:
    """Connections and robots rules of this process.

    Only a request that begins inside the office's network may end there: a page of the web that
    leads into it is refused like any other that leads to a private machine.
    """

    def __init__(self) -> None:
        demo = settings.KENTONGAN_RESOLVER_MAP
        self.outside = _fetcher(demo)
        self.inside = _fetcher(demo | settings.KENTONGAN_INTRANET)
        self.robots = RobotsCache(PRODUCT)


def _fetcher(resolver: Resolver) -> Fetcher:
    return Fetcher(
        user_agent=f"{PRODUCT}/{__version__} (+{settings.KENTONGAN_PUBLIC_URL}/transparansi/)",
        resolver=resolver,
        limits=LIMITS,
    )


@lru_cache(maxsize=1)
def _session() -> _Session:
    return _Session()


def _mapped_hosts() -> set[str]:
    return {f"{name}:{port}" for name, port in settings.KENTONGAN_RESOLVER_MAP}


__all__ = ["ClosedByRobots", "FetchError", "HostBusy", "NoAnswer", "is_inside", "read", "sitemaps"]
