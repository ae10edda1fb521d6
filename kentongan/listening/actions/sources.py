"""Adding sources, and stopping them for a while."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.engine import feeds
from kentongan.engine.fetch import FetchError, Response
from kentongan.listening import kinds, polling
from kentongan.listening.addresses import domain, tidy
from kentongan.listening.catalogue import NATIONAL, Listed
from kentongan.listening.clients import web
from kentongan.listening.kinds import Kind, Watched
from kentongan.listening.models import ClockCorrection, Outlet, Source

LEAST_ENTRIES = 5  # of a list, before another can be nearly the same
SAME_SHARE = 0.8
MOST_SITEMAPS = 10
SOURCE_KEEPERS = WRITERS | {Role.ADMIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way to watch a site."""

    url: str
    kind: str
    title: str = ""


def add_source(
    *,
    url: str,
    name: str = "",
    kind: str = "",
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
    claimed = kinds.get(kind) if kind else kinds.claiming(url)
    address = _address(url, claimed)
    if Source.objects.filter(url=address).exists():
        raise ValidationError({"url": _("This address is watched already.")})
    chosen = claimed or _find_kind(address)
    if chosen.is_account and outlet is None:
        raise ValidationError({"outlet": _("Say whose account this is: an outlet or institution.")})
    with transaction.atomic(), history.context(by=by, why="source added"):
        outlet = outlet or _outlet(address, name)
        source, made = Source.objects.get_or_create(
            url=address,
            defaults={
                "name": name or outlet.name,
                "kind": chosen.slug,
                "outlet": outlet,
                "zone": zone,
                "added_at": clocks.now(),
            },
        )
    if not made:
        raise ValidationError({"url": _("This address is watched already.")})
    return source


def add_from_catalogue(*, entries: Iterable[Listed], by: User | None = None) -> list[Source]:
    """Watch outlets of the shipped list; those watched already are left as they are.

    An outlet that several regions share (one domain) is made once.
    """
    added = []
    for entry in entries:
        if Source.objects.filter(url=entry.address).exists():
            continue
        outlet, _made = Outlet.objects.get_or_create(
            domain=entry.domain,
            defaults={
                "name": entry.name,
                "owner_network": entry.owner,
                "medium": entry.medium,
                "region_code": "" if entry.region == NATIONAL else entry.region,
            },
        )
        added.append(
            add_source(
                url=entry.address,
                name=entry.name,
                kind=entry.kind,
                outlet=outlet,
                zone=entry.zone,
                by=by,
            )
        )
    return added


@transaction.atomic
def set_source_active(*, source: Source, active: bool, by: User) -> Source:
    """Stop or resume looking at a source; what it brought stays."""
    if not holds_any(by, SOURCE_KEEPERS):
        raise PermissionDenied(_("Only writers and administrators change sources."))
    with history.context(by=by, why="source resumed" if active else "source paused"):
        source.active, source.next_poll_at = active, None
        source.save(update_fields=["active", "next_poll_at"])
    return source


@transaction.atomic
def correct_clock(*, source: Source, hours: int, by: User) -> ClockCorrection:
    """Take hours off the times that a source tells, from now on. Kept in the history."""
    if not holds_any(by, SOURCE_KEEPERS):
        raise PermissionDenied(_("Only writers and administrators change sources."))
    with history.context(by=by, why="clock of a source corrected"):
        row = ClockCorrection.objects.create(source=source, hours=hours, at=clocks.now(), by=by)
    source.clock_correction, source.clock_skew = hours, 0
    source.save(update_fields=["clock_correction", "clock_skew"])
    return row


def _address(url: str, kind: Kind | None) -> str:
    try:
        return tidy(kind.address(url) if kind else url)
    except kinds.NotOfThisKind as error:
        raise ValidationError({"url": error.words}) from error


def discover(*, url: str) -> list[Offer]:
    """What a home page offers: its feeds, its sitemaps, and the page itself, in this order.

    Raises ValidationError where the page cannot be read.
    """
    return _offers(read_address(tidy(url)))


def _offers(response: Response) -> list[Offer]:
    page = response.final_url
    kind = kinds.recognise(response)
    if kind is not None and kind.slug != "page":
        return [Offer(url=page, kind=kind.slug)]
    found = [
        Offer(url=link.url, kind="feed", title=link.title)
        for link in feeds.discover(response.body, url=page)
    ]
    found += [Offer(url=each, kind="sitemap") for each in web.sitemaps(page)[:MOST_SITEMAPS]]
    return [*found, Offer(url=page, kind="page")]


def _find_kind(url: str) -> Kind:
    response = read_address(url)
    if response.redirected and Source.objects.filter(url=tidy(response.final_url)).exists():
        raise ValidationError({"url": _("This address leads to one that is watched already.")})
    kind = kinds.recognise(response) or kinds.get("page")
    feeds_offered = [each.url for each in _offers(response) if each.kind == "feed"]
    if kind.slug == "page" and feeds_offered:
        addresses = ", ".join(feeds_offered[:5])
        words = _("This is a page. Add one of its feeds: %(feeds)s") % {"feeds": addresses}
        raise ValidationError({"url": words})
    twin = twin_of(kind, response)
    if twin is not None:
        words = _("Nearly the same entries come from “%(source)s” already.") % {"source": twin}
        raise ValidationError({"url": words})
    return kind


def twin_of(kind: Kind, response: Response, *, besides: Source | None = None) -> Source | None:
    """The source, besides one, that brought nearly all of what this address lists."""
    brought = kind.read(response, Watched(url=response.final_url))
    addresses = {tidy(found.url) for found in brought.found}
    if len(addresses) < LEAST_ENTRIES:
        return None
    rows = Source.objects.filter(articles__url__in=addresses)
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    nearest = rows.annotate(shared=Count("articles")).order_by("-shared", "pk").first()
    alike = nearest is not None and nearest.shared >= SAME_SHARE * len(addresses)  # type: ignore[attr-defined]  # annotated
    return nearest if alike else None


def read_address(url: str) -> Response:
    """What an address that a person gave answers. Raises ValidationError in words."""
    try:
        return web.read(url)
    except web.ClosedByRobots:
        raise ValidationError(
            {"url": _("The site’s robots.txt does not let us read this.")}
        ) from None
    except (FetchError, web.HostBusy) as error:
        why = polling.failed(error).detail
        raise ValidationError(
            {"url": _("This address cannot be read: %(why)s") % {"why": why}}
        ) from error


def _outlet(url: str, name: str) -> Outlet:
    place = domain(url) or "localhost"
    outlet, _made = Outlet.objects.get_or_create(domain=place, defaults={"name": name or place})
    return outlet
