"""Adding sources, and stopping them for a while."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.engine import feeds
from kentongan.engine.fetch import FetchError, Response
from kentongan.listening import kinds, polling
from kentongan.listening.addresses import domain, tidy
from kentongan.listening.clients import web
from kentongan.listening.kinds import Kind
from kentongan.listening.models import Outlet, Source

SOURCE_KEEPERS = WRITERS | {Role.ADMIN}


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


@transaction.atomic
def set_source_active(*, source: Source, active: bool, by: User) -> Source:
    """Stop or resume looking at a source; what it brought stays."""
    if not holds_any(by, SOURCE_KEEPERS):
        raise PermissionDenied(_("Only writers and administrators change sources."))
    with history.context(by=by, why="source resumed" if active else "source paused"):
        source.active, source.next_poll_at = active, None
        source.save(update_fields=["active", "next_poll_at"])
    return source


def _address(url: str, kind: Kind | None) -> str:
    try:
        return tidy(kind.address(url) if kind else url)
    except kinds.NotOfThisKind as error:
        raise ValidationError({"url": error.words}) from error


def _find_kind(url: str) -> Kind:
    response = _response(url)
    if response.redirected and Source.objects.filter(url=tidy(response.final_url)).exists():
        raise ValidationError({"url": _("This address leads to one that is watched already.")})
    kind = kinds.recognise(response) or kinds.get("page")
    offered = feeds.discover(response.body, url=response.final_url)
    if kind.slug == "page" and offered:
        addresses = ", ".join(link.url for link in offered[:5])
        words = _("This is a page. Add one of its feeds: %(feeds)s") % {"feeds": addresses}
        raise ValidationError({"url": words})
    return kind


def _response(url: str) -> Response:
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
