"""A source that has moved: its new address, checked like a new one and kept in the history."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.listening import kinds
from kentongan.listening.addresses import tidy
from kentongan.listening.enums import GOOD_OUTCOMES
from kentongan.listening.kinds import Watched
from kentongan.listening.models import Source, SourceMove

from .sources import SOURCE_KEEPERS, read_address, twin_of

LEAST_LOOKS = 3  # that led to the same place, before moving there is offered


def moved_to(source: Source) -> str:
    """Where the last good looks all ended, if that is elsewhere; else nothing."""
    rows = source.polls.filter(outcome__in=GOOD_OUTCOMES).order_by("-at", "-pk")
    chains = list(rows.values_list("chain", flat=True)[:LEAST_LOOKS])
    ends = {tidy(chain[-1]) if chain else "" for chain in chains}
    end = ends.pop() if len(ends) == 1 and len(chains) == LEAST_LOOKS else ""
    return end if end != source.url else ""


def change_address(*, source: Source, url: str, by: User) -> SourceMove:
    """Look at another address from now on; what the source brought stays with it.

    Raises ValidationError in words: cannot be read, of another kind, watched already, or listing
    what another source brings.
    """
    if not holds_any(by, SOURCE_KEEPERS):
        raise PermissionDenied(_("Only writers and administrators change sources."))
    kind = kinds.get(source.kind)
    if not kind.is_polled:
        raise ValidationError(_("A newsletter is read from a mailbox, not from an address."))
    address = _address(kind, url)
    if Source.objects.filter(url=address).exists():
        raise ValidationError({"url": _("This address is watched already.")})
    response = read_address(address)
    try:
        kind.read(response, Watched(url=response.final_url, language=source.language))
        twin = twin_of(kind, response, besides=source)
    except kinds.NotOfThisKind as error:
        raise ValidationError({"url": error.words}) from error
    if twin is not None:
        words = _("Nearly the same entries come from “%(source)s” already.") % {"source": twin}
        raise ValidationError({"url": words})
    with transaction.atomic(), history.context(by=by, why="address of a source changed"):
        move = SourceMove.objects.create(
            source=source, old=source.url, new=address, at=clocks.now(), by=by
        )
        source.url, source.etag, source.last_modified, source.body_hash = address, "", "", ""
        source.failures, source.next_poll_at = 0, None
        source.save(
            update_fields=[
                "url", "etag", "last_modified", "body_hash", "failures", "next_poll_at",
            ]
        )  # fmt: skip
    return move


def _address(kind: kinds.Kind, url: str) -> str:
    try:
        return tidy(kind.address(url))
    except kinds.NotOfThisKind as error:
        raise ValidationError({"url": error.words}) from error
