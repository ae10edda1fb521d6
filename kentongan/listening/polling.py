"""Looking at a source: one look, one outcome, told in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import html as lxml_html

from kentongan.engine import charset, feeds, sitemaps
from kentongan.engine.fetch import (
    FetchError,
    Refused,
    Response,
    TooLarge,
    TooSlow,
)

from .clients import web
from .enums import ArticleKind, PollOutcome, SourceKind
from .models import Source
from .storing import Reading, from_entry

FULL_EVERY = 6  # conditional requests in a row before one without: some sites answer false 304
LEAST_TITLE = 25  # characters of a link's text that looks like a headline
MOST_LINKS = 60
PRIVATE = gettext_lazy("This address leads into a private network; it is never read.")
FAILURES: tuple[tuple[type[FetchError], PollOutcome, Any], ...] = (
    (Refused, PollOutcome.REFUSED, PRIVATE),
    (TooLarge, PollOutcome.TOO_LARGE, gettext_lazy("The answer is larger than 10 MB.")),
    (TooSlow, PollOutcome.TOO_SLOW, gettext_lazy("The site did not answer in time.")),
)
FASTEST, SLOWEST = timedelta(minutes=10), timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article that a source points to."""

    url: str
    reading: Reading
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look brought; `response` is None when nothing came."""

    outcome: PollOutcome
    detail: str = ""
    found: tuple[Found, ...] = ()
    response: Response | None = None


def look(source: Source) -> Look:
    """Read a source. Every fault of the other side ends as an outcome, never as an error."""
    conditional = source.polls_since_full < FULL_EVERY and not source.failures
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
        return Look(
            outcome=PollOutcome.HTTP_ERROR,
            detail=_("The site answered with error %(status)s.") % {"status": response.status},
        )
    if sha256(response.body).hexdigest() == source.body_hash:
        return Look(outcome=PollOutcome.NOTHING_NEW, response=response)
    return _read(source, response)


def next_interval(source: Source, *, seen: int, new: int) -> timedelta:
    """Sooner when most of what was seen is new, later when nearly all is known."""
    if not seen:
        return min(source.interval * 2, SLOWEST)
    share = new / seen
    if share > 2 / 3:
        return max(source.interval / 2, FASTEST)
    if share < 1 / 3:
        return min(source.interval + timedelta(minutes=10), SLOWEST)
    return source.interval


def _read(source: Source, response: Response) -> Look:
    readers = {SourceKind.FEED: _feed, SourceKind.SITEMAP: _sitemap, SourceKind.PAGE: _page}
    try:
        found, problems = readers[SourceKind(source.kind)](source, response)
    except feeds.NotAFeed as error:
        advice = _("It offers these feeds: %(feeds)s.") % {
            "feeds": ", ".join(link.url for link in error.links[:3])
        }
        return Look(
            outcome=PollOutcome.NOT_READABLE,
            detail=f"{_('This address is not a feed.')} {advice if error.links else ''}".strip(),
        )
    except sitemaps.NotASitemap:
        return Look(outcome=PollOutcome.NOT_READABLE, detail=_("This address is not a sitemap."))
    detail = " ".join(problems)[:500]
    outcome = PollOutcome.NEW if found else PollOutcome.EMPTY
    return Look(outcome=outcome, detail=detail, found=tuple(found), response=response)


def _feed(source: Source, response: Response) -> tuple[list[Found], tuple[str, ...]]:
    feed = feeds.parse(
        response.body,
        url=response.final_url,
        content_type=response.headers.get("content-type"),
        fetched_at=response.fetched_at,
    )
    found = [
        Found(
            url=entry.url,
            reading=from_entry(entry, default_language=source.language),
            updated_at=entry.updated_at,
        )
        for entry in feed.entries
        if entry.url
    ]
    return found, feed.problems


def _sitemap(source: Source, response: Response) -> tuple[list[Found], tuple[str, ...]]:
    sitemap = sitemaps.parse(response.body, url=response.final_url, fetched_at=response.fetched_at)
    found = [
        Found(
            url=page.url,
            updated_at=page.modified_at,
            reading=_stub(
                page.title,
                language=page.language or source.language,
                published_at=page.published_at,
                published_local=page.published_local,
            ),
        )
        for page in sitemap.pages
    ]
    return found, sitemap.problems


def _page(source: Source, response: Response) -> tuple[list[Found], tuple[str, ...]]:
    text = charset.decode(response.body, header=response.charset).text
    found = [
        Found(url=url, reading=_stub(title, language=source.language))
        for url, title in _headlines(text, response.final_url)
    ]
    return found[:MOST_LINKS], ()


def _headlines(text: str, base: str) -> Iterator[tuple[str, str]]:
    """Links of the same host whose text is as long as a headline, each once."""
    seen = set()
    for link in lxml_html.fromstring(text or "<p>").iter("a"):
        url = urljoin(base, link.get("href") or "")
        title = " ".join(str(link.text_content()).split())
        is_own = urlsplit(url).netloc == urlsplit(base).netloc
        if is_own and len(title) >= LEAST_TITLE and url not in seen:
            seen.add(url)
            yield url, title


def _stub(
    title: str,
    *,
    language: str,
    published_at: datetime | None = None,
    published_local: datetime | None = None,
) -> Reading:
    return Reading(
        title=title[:500],
        text="",
        kind=ArticleKind.STUB,
        language=language,
        published_at=published_at,
        published_local=published_local,
    )


def failed(error: FetchError | web.HostBusy) -> Look:
    """Why nothing came, in words."""
    if isinstance(error, web.HostBusy):
        silent = isinstance(error, web.NoAnswer)
        outcome = PollOutcome.UNREACHABLE if silent else PollOutcome.HTTP_ERROR
        return Look(outcome=outcome, detail=str(error))
    for kind, outcome, words in FAILURES:
        if isinstance(error, kind):
            return Look(outcome=outcome, detail=str(words))
    return Look(outcome=PollOutcome.UNREACHABLE, detail=_("The site cannot be reached now."))
