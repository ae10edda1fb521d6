"""Adding sources, looking at them, reading pages, watching topics, coding tone."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import holds_any, require
from kentongan.core import clocks, history
from kentongan.engine import extract, feeds, sitemaps
from kentongan.engine.copies import CopyIndex
from kentongan.engine.fetch import FetchError, Response

from . import polling, storing, tasks
from .addresses import domain, tidy
from .analysis import OWN, AnalyseResult, analyse_batch
from .clients import web
from .enums import GOOD_OUTCOMES, TONES, FetchState, PollOutcome, SourceKind
from .models import Article, Coding, Outlet, OwnText, Poll, Source
from .polling import Found
from .stores import SqlCopyStore
from .topics import add_starter_topics, change_topic, check_topic_terms, create_topic

GONE = (404, 410)
PAGE_TRIES = 3
PATIENCE = timedelta(days=3)  # with a site that does not answer at all
SOURCE_KEEPERS = WRITERS | {Role.ADMIN}


def add_source(
    *,
    url: str,
    name: str = "",
    kind: SourceKind | None = None,
    outlet: Outlet | None = None,
    zone: str = "",
    by: User | None = None,
) -> Source:
    """Watch a feed, sitemap or page; without a kind the address is read to find out.

    The reading is done before the transaction, which waits for no stranger's server.

    Raises ValidationError in words: not reachable, already watched (also under another address),
    or a home page, whose feeds are then named.
    """
    if by is not None and not holds_any(by, STAFF):
        raise ValidationError(_("Only staff add sources."))
    address = tidy(url)
    if Source.objects.filter(url=address).exists():
        raise ValidationError({"url": _("This address is watched already.")})
    chosen = kind or _find_kind(address)
    with transaction.atomic(), history.context(by=by, why="source added"):
        outlet = outlet or _outlet(address, name)
        source, made = Source.objects.get_or_create(
            url=address,
            defaults={
                "name": name or outlet.name,
                "kind": chosen,
                "outlet": outlet,
                "zone": zone,
                "added_at": clocks.now(),
            },
        )
    if not made:
        raise ValidationError({"url": _("This address is watched already.")})
    return source


@transaction.atomic
def set_source_active(*, source: Source, active: bool, by: User) -> Source:
    """Stop or resume looking at a source; what it brought stays."""
    if not holds_any(by, SOURCE_KEEPERS):
        raise PermissionDenied(_("Only writers and administrators change sources."))
    with history.context(by=by, why="source resumed" if active else "source paused"):
        source.active, source.next_poll_at = active, None
        source.save(update_fields=["active", "next_poll_at"])
    return source


def poll(*, source: Source) -> Poll:
    """Look at a source once and keep what it brought; every look leaves one `Poll`."""
    seen = polling.look(source)
    with transaction.atomic():
        new = sum(_take(found, source) for found in seen.found)
        outcome = seen.outcome
        if outcome is PollOutcome.NEW and not new:
            outcome = PollOutcome.NOTHING_NEW
        _record_health(source, seen, outcome, new)
        return Poll.objects.create(
            source=source,
            at=clocks.now(),
            outcome=outcome,
            seen=len(seen.found),
            new=new,
            detail=seen.detail[:500],
        )


def poll_due() -> int:
    """Start a look at every source that is due; returns how many."""
    due = list(Source.objects.due(clocks.now()))
    for source in due:
        tasks.start_poll(source)
    return len(due)


def read_page(*, article: Article) -> Article:
    """Read the page behind an entry. What is refused keeps the feed's text.

    Raises HostBusy when the site wants us later, NoAnswer when it cannot be reached; the page goes
    on waiting then, a few days at most.
    """
    if web.is_inside(article.url) and not _comes_from_inside(article):
        return _refuse(article, str(polling.PRIVATE))
    try:
        response = web.read(article.url)
    except web.ClosedByRobots:
        return _refuse(article, _("robots.txt does not let us read this page"))
    except web.NoAnswer as error:
        if clocks.now() - article.first_seen_at > PATIENCE:
            return _refuse(article, str(error))
        raise
    except FetchError as error:
        return _try_later(article, polling.failed(error).detail)
    if response.status in GONE:
        article.fetch_state, article.fetch_detail = FetchState.GONE, f"HTTP {response.status}"
        article.save(update_fields=["fetch_state", "fetch_detail"])
        return article
    if not response.ok:
        return _try_later(article, f"HTTP {response.status}")
    return _keep_page(article, response)


def analyse(*, everything: bool = False) -> AnalyseResult:
    """Analyse one batch, or all that waits; returns the last batch's figures."""
    result = analyse_batch()
    while everything and result.more:
        result = analyse_batch()
    return result


@transaction.atomic
def register_own_text(
    *, agency: Agency, key: str, title: str, text: str, url: str, published_at: datetime
) -> OwnText:
    """Remember a text the office published, so that media picking it up are found."""
    own, _made = OwnText.objects.update_or_create(
        key=key,
        defaults={
            "agency": agency,
            "title": title[:300],
            "text": text,
            "url": url,
            "published_at": published_at,
        },
    )
    CopyIndex(SqlCopyStore()).add(f"{OWN}{own.pk}", text)
    return own


@transaction.atomic
def code_tone(*, article: Article, agency: Agency, headline: int, body: int, by: User) -> Coding:
    """A person's coding replaces the machine's suggestion for good."""
    require(by, agency, *WRITERS)
    if headline not in TONES or body not in TONES:
        raise ValidationError(_("Choose negative, neutral or positive."))
    with history.context(by=by, why="tone coded"):
        coding, _made = Coding.objects.update_or_create(
            agency=agency,
            article=article,
            defaults={
                "tone_headline": headline,
                "tone_body": body,
                "machine": False,
                "by": by,
                "why": "",
            },
        )
    return coding


def _find_kind(url: str) -> SourceKind:
    try:
        response = web.read(url)
    except web.ClosedByRobots:
        raise ValidationError(
            {"url": _("The site’s robots.txt does not let us read this.")}
        ) from None
    except (FetchError, web.HostBusy) as error:
        why = polling.failed(error).detail
        raise ValidationError(
            {"url": _("This address cannot be read: %(why)s") % {"why": why}}
        ) from error
    if response.redirected and Source.objects.filter(url=tidy(response.final_url)).exists():
        raise ValidationError({"url": _("This address leads to one that is watched already.")})
    return _kind_of(response)


def _kind_of(response: Response) -> SourceKind:
    try:
        feeds.parse(
            response.body,
            url=response.final_url,
            content_type=response.headers.get("content-type"),
        )
    except feeds.NotAFeed as error:
        offered = [link.url for link in error.links]
    else:
        return SourceKind.FEED
    try:
        sitemaps.parse(response.body, url=response.final_url)
    except sitemaps.NotASitemap:
        pass
    else:
        return SourceKind.SITEMAP
    if offered:
        raise ValidationError(
            {
                "url": _("This is a page. Add one of its feeds: %(feeds)s")
                % {"feeds": ", ".join(offered[:5])}
            }
        )
    return SourceKind.PAGE


def _outlet(url: str, name: str) -> Outlet:
    place = domain(url) or "localhost"
    outlet, _made = Outlet.objects.get_or_create(domain=place, defaults={"name": name or place})
    return outlet


def _take(found: Found, source: Source) -> bool:
    """Store one entry; an entry whose title or time changed has its page read again."""
    article, made = storing.create(
        url=found.url,
        reading=found.reading,
        at=clocks.now(),
        outlet=source.outlet,
        source=source,
        fetch_state=FetchState.PENDING,
    )
    if not made and _is_newer(article, found):
        article.title = found.reading.title or article.title
        article.modified_at = found.updated_at or article.modified_at
        article.fetch_state = FetchState.PENDING
        article.save(update_fields=["title", "modified_at", "fetch_state"])
    elif not made:
        return False
    tasks.start_reading(article.host)
    return made


def _is_newer(article: Article, found: Found) -> bool:
    if article.source_id is None or article.fetch_state == FetchState.PENDING:
        return False
    changed = bool(found.reading.title) and found.reading.title != article.title
    later = found.updated_at is not None and (
        article.modified_at is None or found.updated_at > article.modified_at
    )
    return changed or (later and found.updated_at != article.published_at)


def _record_health(source: Source, seen: polling.Look, outcome: PollOutcome, new: int) -> None:
    now = clocks.now()
    if outcome in GOOD_OUTCOMES:
        source.failures, source.last_success_at = 0, now
        source.interval = polling.next_interval(source, seen=len(seen.found), new=new)
    else:
        source.failures += 1
    if seen.response is not None and not seen.response.not_modified:
        source.etag = (seen.response.etag or "")[:300]
        source.last_modified = (seen.response.last_modified or "")[:100]
        source.body_hash = sha256(seen.response.body).hexdigest()
        source.polls_since_full = 0
    else:
        source.polls_since_full += 1
    source.last_outcome, source.last_detail = outcome, seen.detail[:500]
    source.next_poll_at = now + min(
        source.interval * 2 ** min(source.failures, 6), timedelta(hours=24)
    )
    source.save()


def _comes_from_inside(article: Article) -> bool:
    return article.source is not None and web.is_inside(article.source.url)


def _keep_page(article: Article, response: Response) -> Article:
    page = extract.extract_article(response.body, url=response.final_url, fetched_at=clocks.now())
    reading = storing.from_page(page)
    if reading.kind not in {"article", "stub"}:
        return _refuse(article, _("the page is a list or is blocked; the feed’s text was kept"))
    with transaction.atomic():
        article.fetch_state, article.fetch_detail = FetchState.DONE, ""
        article.fetch_tries = 0
        storing.revise(article, reading, at=clocks.now())
    return article


def _refuse(article: Article, why: str) -> Article:
    article.fetch_state, article.fetch_detail = FetchState.REFUSED, why[:300]
    article.save(update_fields=["fetch_state", "fetch_detail"])
    return article


def _try_later(article: Article, why: str) -> Article:
    article.fetch_tries += 1
    article.fetch_detail = why[:300]
    if article.fetch_tries >= PAGE_TRIES:
        article.fetch_state = FetchState.REFUSED
    article.save(update_fields=["fetch_tries", "fetch_detail", "fetch_state"])
    return article


__all__ = [
    "SOURCE_KEEPERS",
    "add_source",
    "add_starter_topics",
    "analyse",
    "change_topic",
    "check_topic_terms",
    "code_tone",
    "create_topic",
    "poll",
    "poll_due",
    "read_page",
    "register_own_text",
    "set_source_active",
]
