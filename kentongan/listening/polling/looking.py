"""Looking at a source: one look, one outcome, told in words."""

import logging
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.core import clocks
from kentongan.engine.extract import walls
from kentongan.engine.fetch import (
    FetchError,
    Refused,
    Response,
    TooLarge,
    TooSlow,
)
from kentongan.engine.fetch.hosts import read_retry_after
from kentongan.listening import kinds
from kentongan.listening.clients import web
from kentongan.listening.enums import PollOutcome
from kentongan.listening.kinds import Brought, Watched
from kentongan.listening.models import Source

from . import mailboxes
from .looks import Look

logger = logging.getLogger(__name__)
FULL_EVERY = 6  # conditional requests in a row before one without: some sites answer false 304
PRIVATE = gettext_lazy("This address leads into a private network; it is never read.")
NOTHING = Brought()
# What reading an answer ends in when a stranger built it otherwise than the format says.
MISBUILT = (
    AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError,
)  # fmt: skip
MISBUILT_WORDS = gettext_lazy("The answer is not built as this kind of source has it.")
WALL = gettext_lazy("The site shows programs a closed door instead of its news.")
FAILURES: tuple[tuple[type[FetchError], PollOutcome, Any], ...] = (
    (Refused, PollOutcome.REFUSED, PRIVATE),
    (TooLarge, PollOutcome.TOO_LARGE, gettext_lazy("The answer is larger than 10 MB.")),
    (TooSlow, PollOutcome.TOO_SLOW, gettext_lazy("The site did not answer in time.")),
)


def look(source: Source) -> Look:
    """Read a source. Every fault of the other side ends as an outcome, never as an error."""
    if not kinds.get(source.kind).is_polled:
        return mailboxes.look(source)
    conditional = source.polls_since_full < FULL_EVERY and not source.failures
    conditional = not source.failures and source.polls_since_full < _patience(source)
    try:
        response = web.read(
            source.url,
            etag=source.etag if conditional else "",
            last_modified=source.last_modified if conditional else "",
        )
    except web.ClosedByRobots:
        detail = _("The site’s robots.txt does not let us read this.")
        return Look(outcome=PollOutcome.ROBOTS, detail=detail)
    except (FetchError, web.HostBusy) as error:
        return failed(error)
    if response.not_modified:
        return Look(outcome=PollOutcome.NOT_MODIFIED, response=response)
    if not response.ok:
        return _error(source, response)
    if sha256(response.body).hexdigest() == source.body_hash:
        return Look(outcome=PollOutcome.NOTHING_NEW, response=response)
    return _read(source, response)


def _patience(source: Source) -> int:
    """Answers of "unchanged" in a row that are believed: one, of a source that is too silent."""
    return 1 if source.is_silent(clocks.now()) else FULL_EVERY


def failed(error: FetchError | web.HostBusy) -> Look:
    """Why nothing came, in words."""
    if isinstance(error, web.NoAnswer):
        return Look(outcome=PollOutcome.UNREACHABLE, detail=str(error))
    if isinstance(error, web.HostBusy):
        return Look(outcome=PollOutcome.LATER, detail=str(error), wait=error.seconds)
    for kind, outcome, words in FAILURES:
        if isinstance(error, kind):
            return Look(outcome=outcome, detail=str(words))
    return Look(outcome=PollOutcome.UNREACHABLE, detail=_("The site cannot be reached now."))


def _error(source: Source, response: Response) -> Look:
    """An answer that is no page: asked to wait, turned away, or a fault of the site."""
    wait = read_retry_after(response.retry_after, now=clocks.now())
    busy = response.status == HTTPStatus.TOO_MANY_REQUESTS
    if busy or (response.status == HTTPStatus.SERVICE_UNAVAILABLE and wait is not None):
        seconds = wait if wait is not None else web.BUSY_WAIT
        return Look(
            outcome=PollOutcome.LATER,
            detail=str(web.HostBusy(seconds)),
            wait=seconds,
            response=response,
        )
    closed = kinds.get(source.kind).closed
    if closed and response.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return Look(outcome=PollOutcome.BLOCKED, detail=str(closed))
    if response.status in walls.STATUSES and walls.is_wall(response.body):
        return Look(outcome=PollOutcome.BLOCKED, detail=str(WALL))
    detail = _("The site answered with error %(status)s.") % {"status": response.status}
    return Look(outcome=PollOutcome.HTTP_ERROR, detail=detail)


def _read(source: Source, response: Response) -> Look:
    kind = kinds.get(source.kind)
    watched = Watched(url=source.url, language=source.language, learned=source.learned)
    try:
        brought = kind.read(response, watched)
        for url in brought.more:
            brought = _joined(brought, kind.read(web.read(url), watched))
    except kinds.NotOfThisKind as error:
        return _unlike(response, error)
    except MISBUILT:
        logger.warning("%s cannot be read as %s", source.url, source.kind, exc_info=True)
        return Look(outcome=PollOutcome.NOT_READABLE, detail=str(MISBUILT_WORDS))
    except web.ClosedByRobots:
        return Look(outcome=PollOutcome.ROBOTS)
    except (FetchError, web.HostBusy) as error:
        return failed(error)
    if not brought.found and not brought.posts and walls.is_wall(response.body):
        return Look(outcome=PollOutcome.BLOCKED, detail=str(WALL))
    outcome = PollOutcome.NEW if brought.found or brought.posts else PollOutcome.EMPTY
    detail = " ".join(brought.problems)[:500]
    return Look(outcome=outcome, detail=detail, brought=brought, response=response)


def _unlike(response: Response, error: kinds.NotOfThisKind) -> Look:
    if walls.is_wall(response.body):
        return Look(outcome=PollOutcome.BLOCKED, detail=str(WALL))
    offers = _("It offers these feeds: %(feeds)s.") % {"feeds": ", ".join(error.offers[:3])}
    detail = f"{error.words} {offers if error.offers else ''}".strip()
    return Look(outcome=PollOutcome.NOT_READABLE, detail=detail)


def _joined(first: Brought, other: Brought) -> Brought:
    learned: Mapping[str, Any] | None = other.learned or first.learned
    return Brought(
        found=first.found + other.found,
        posts=first.posts + other.posts,
        problems=first.problems + other.problems,
        rejected=first.rejected + other.rejected,
        learned=learned,
    )
