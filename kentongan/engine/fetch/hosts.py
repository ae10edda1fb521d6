"""How often a host may be asked. Pure logic; the clock is the caller's.

The pause between two requests follows how long the host takes to answer, so a slow host is asked
less. A host that says 429 or 503 is left alone as long as it wants, or twice as long each time.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_SMOOTHING = 0.3  # weight of the newest latency
_MAX_DOUBLINGS = 12
_DAY_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """Seconds throughout."""

    min_interval: float = 2.0
    max_interval: float = 60.0
    per_latency: float = 2.0  # pause = this times the usual latency
    concurrent: int = 1
    busy_wait: float = 60.0  # after a 429 or 503 without Retry-After; doubles
    busy_wait_max: float = 3600.0
    failure_wait: float = 5.0  # after no answer at all; doubles
    failure_wait_max: float = 900.0
    retry_after_max: float = _DAY_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """What is known of one host; `next_at` is on the caller's clock, in seconds."""

    next_at: float = 0.0
    active: int = 0
    latency: float | None = None  # exponentially weighted mean
    failures: int = 0  # without a success between
    crawl_delay: float = 0.0


class HostBudget:
    """Hands out the turns of all hosts; safe to share between threads.

    `clock` gives seconds that never go back. A turn that was taken is given back with `done`.
    """

    def __init__(self, clock: Callable[[], float], *, politeness: Politeness | None = None) -> None:
        self._clock = clock
        self._rules = politeness or Politeness()
        self._hosts: dict[str, HostState] = {}
        self._lock = threading.Lock()

    def take(self, host: str) -> float:
        """0.0 and the turn is ours; else the seconds after which to ask again."""
        with self._lock:
            state, now = self._state(host), self._clock()
            wait = state.next_at - now
            if wait <= 0 and state.active >= self._rules.concurrent:
                wait = self._pause(state)
            if wait > 0:
                return wait
            self._hosts[host] = replace(
                state, active=state.active + 1, next_at=now + self._pause(state)
            )
            return 0.0

    def done(
        self, host: str, *, status: int | None, elapsed: float, retry_after: float | None = None
    ) -> None:
        """Gives a turn back. `status` None means no answer; times are in seconds."""
        with self._lock:
            state, now = self._state(host), self._clock()
            state = replace(state, active=max(0, state.active - 1))
            wait = self._penalty(state, status, retry_after)
            if wait is None:
                latency = _smoothed(state.latency, elapsed)
                state = replace(state, latency=latency, failures=0)
                wait = self._pause(state)
            else:
                state = replace(state, failures=state.failures + 1)
            self._hosts[host] = replace(state, next_at=max(state.next_at, now + wait))

    def set_crawl_delay(self, host: str, seconds: float | None) -> None:
        """Heeds the Crawl-delay of the host's robots.txt, up to the largest interval."""
        with self._lock:
            self._hosts[host] = replace(self._state(host), crawl_delay=seconds or 0.0)

    def state(self, host: str) -> HostState:
        """What is known of `host`, for showing and for storing."""
        with self._lock:
            return self._state(host)

    def restore(self, host: str, state: HostState) -> None:
        """Takes over what another process knew."""
        with self._lock:
            self._hosts[host] = state

    def _state(self, host: str) -> HostState:
        return self._hosts.get(host) or HostState()

    def _pause(self, state: HostState) -> float:
        rules = self._rules
        wished = max(state.crawl_delay, (state.latency or 0.0) * rules.per_latency)
        return max(rules.min_interval, min(wished, rules.max_interval))

    def _penalty(
        self, state: HostState, status: int | None, retry_after: float | None
    ) -> float | None:
        rules = self._rules
        doubled = 2.0 ** min(state.failures, _MAX_DOUBLINGS)
        if status is None:
            return min(rules.failure_wait * doubled, rules.failure_wait_max)
        if status not in _BUSY:
            return None
        if retry_after is not None:
            return max(rules.min_interval, min(retry_after, rules.retry_after_max))
        return min(rules.busy_wait * doubled, rules.busy_wait_max)


def host_of(url: str) -> str:
    """The key of a host: name in lower case, with the port where it is told."""
    parts = urlsplit(url)
    name = (parts.hostname or "").removesuffix(".")
    return f"{name}:{parts.port}" if parts.port else name


def read_retry_after(header: str | None, *, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or a date (RFC 9110 §10.2.3)."""
    text = (header or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _smoothed(before: float | None, newest: float) -> float:
    return newest if before is None else before + _SMOOTHING * (newest - before)
