"""Whose an article is that was not fetched by ourselves."""

from django.utils.text import slugify

from kentongan.listening.addresses import domain
from kentongan.listening.enums import Medium
from kentongan.listening.models import Outlet

# A domain that can never exist (RFC 2606), for papers and stations without a site.
NOWHERE = "invalid"


def outlet_of(url: str, name: str) -> Outlet | None:
    """The outlet of an address, made when it is new."""
    place = domain(url)
    if not place:
        return None
    outlet, _made = Outlet.objects.get_or_create(
        domain=place, defaults={"name": (name or place)[:120]}
    )
    return outlet


def outlet_named(name: str, *, medium: str = "") -> Outlet | None:
    """The outlet of that name, made without a site when it is new."""
    name = " ".join(name.split())[:120]
    if not name:
        return None
    known = Outlet.objects.filter(name__iexact=name)
    if medium:
        known = (
            known.order_by("pk") if not known.filter(medium=medium) else known.filter(medium=medium)
        )
    found = known.first()
    if found is not None:
        return found
    place = f"{slugify(name, allow_unicode=False)[:80] or 'tanpa-nama'}.{NOWHERE}"
    outlet, _made = Outlet.objects.get_or_create(
        domain=place, defaults={"name": name, "medium": medium or Medium.ONLINE}
    )
    return outlet
