"""What a site lets us read, by its robots.txt (RFC 9309)."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from http import HTTPStatus
from urllib.parse import urlsplit

from protego import Protego

from kentongan.engine.charset import decode
from kentongan.engine.fetch.errors import FetchError, Refused, TooSlow, Unreachable
from kentongan.engine.fetch.protocol import AnyFetcher
from kentongan.engine.fetch.response import Limits

KEPT = timedelta(hours=24)
# A site that cannot answer for its robots.txt is left alone and asked again after this, which
# doubles each time: a line that was down for a moment must not silence all sites for an hour.
WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
# RFC 9309 §2.5 asks a reader to take at least 500 KiB.
_LIMITS = Limits(body_bytes=512 * 1024, total_seconds=15.0)
_MAX_SITES = 5000


class Access(Enum):
    """What robots.txt says about one address."""

    ALLOWED = "allowed"
    DENIED = "denied"
    WAIT = "wait"  # the site cannot tell now; nothing may be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer for one address; `crawl_delay` is in seconds, `until` when it is asked anew."""

    access: Access
    crawl_delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    until: datetime

    @property
    def allowed(self) -> bool:
        return self.access is Access.ALLOWED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    file: Protego | None  # None: the site has no answer, wait
    until: datetime
    waited: timedelta = timedelta(0)


class RobotsCache:
    """Remembers each site's rules for 24 hours; safe to share between threads.

    `agent` is the product token that the rules name, such as `Kentongan`.
    """

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._sites: OrderedDict[str, _Rules] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, url: str, *, fetcher: AnyFetcher, at: datetime) -> Verdict:
        """Whether `url` may be read at the time `at`; asks the site when its rules are not known.

        Raises Refused where the address itself is one that we never ask.
        """
        verdict = self.known(url, at=at)
        if verdict is None:
            self.remember(url, *ask(robots_url(url), fetcher), at=at)
            verdict = self.known(url, at=at)
        if verdict is None:
            raise AssertionError("rules that were just stored are valid")
        return verdict

    def known(self, url: str, *, at: datetime) -> Verdict | None:
        """The verdict from memory, None when the rules are unknown or too old."""
        with self._lock:
            rules = self._sites.get(robots_url(url))
        if rules is None or rules.until <= at:
            return None
        if rules.file is None:
            return Verdict(access=Access.WAIT, until=rules.until)
        allowed = rules.file.can_fetch(url, self._agent)
        return Verdict(
            access=Access.ALLOWED if allowed else Access.DENIED,
            crawl_delay=rules.file.crawl_delay(self._agent),
            sitemaps=tuple(rules.file.sitemaps),
            until=rules.until,
        )

    def remember(self, url: str, status: int | None, body: bytes, *, at: datetime) -> None:
        """Stores what the site of `url` answered; `status` None means that it did not."""
        waits = status is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        if waits or status == HTTPStatus.TOO_MANY_REQUESTS:
            rules = None
        else:
            text = decode(body).text if status == HTTPStatus.OK else ""
            rules = _Rules(file=Protego.parse(text), until=at + KEPT)
        with self._lock:
            rules = rules or _waiting(self._sites.get(robots_url(url)), at)
            self._sites[robots_url(url)] = rules
            self._sites.move_to_end(robots_url(url))
            while len(self._sites) > _MAX_SITES:
                self._sites.popitem(last=False)


def _waiting(before: _Rules | None, at: datetime) -> _Rules:
    wait = min(max(WAIT, before.waited * 2), LONGEST_WAIT) if before else WAIT
    return _Rules(file=None, until=at + wait, waited=wait)


def robots_url(url: str) -> str:
    """Where the rules for `url` are."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}/robots.txt"


def ask(url: str, fetcher: AnyFetcher) -> tuple[int | None, bytes]:
    """Status and body of a robots.txt; status None where the site cannot tell. Raises Refused."""
    try:
        response = fetcher.get(url, accept="text/plain", limits=_LIMITS)
    except Refused:
        raise
    except (Unreachable, TooSlow):
        return None, b""
    except FetchError:
        # Endless or damaged: an error page, hardly ever rules. As good as absent.
        return HTTPStatus.NOT_FOUND, b""
    return response.status, response.body
