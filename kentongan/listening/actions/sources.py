"""Adding sources, and stopping them for a while."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.engine import feeds, sitemaps
from kentongan.engine.fetch import FetchError, Response
from kentongan.listening import polling
from kentongan.listening.addresses import domain, tidy
from kentongan.listening.clients import web
from kentongan.listening.enums import SourceKind
from kentongan.listening.models import Outlet, Source

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
