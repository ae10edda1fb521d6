"""The outbox in the back office: what left, what waits, and what a person has to look at."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.permissions import has_role
from kentongan.core import clocks
from kentongan.delivery import channels, gate
from kentongan.delivery.channels import Way
from kentongan.delivery.enums import NEEDS_PERSON, OPEN, UNSENT, DeliveryState
from kentongan.delivery.forms import CancelForm, ProofForm, SettleForm
from kentongan.delivery.models import Delivery
from kentongan.delivery.permissions import OPERATORS, READERS, TELLERS
from kentongan.delivery.querysets import DeliveryQuerySet

ATTEMPTS_SHOWN = 50
GROUPS = {
    "open": (_("Still open"), OPEN),
    "person": (_("Needs a person"), NEEDS_PERSON),
    "failed": (_("Not sent"), frozenset({DeliveryState.FAILED, DeliveryState.EXPIRED})),
}


@access.roles(*READERS)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """All deliveries, the newest first, a page at a time."""
    context = _listed(request, _filtered(request).with_details().order_by("-pk")) | {
        "groups": {slug: label for slug, (label, _states) in GROUPS.items()},
        "states": DeliveryState.choices,
        "channels": [(slug, channel.label) for slug, channel in channels.CHANNELS.items()],
        "chosen": {name: request.GET.get(name, "") for name in ("state", "channel", "content")},
        "title": _("Outbox"),
    }
    return render(request, "delivery/office/outbox.html", context)


@access.roles(*READERS)
@require_safe
def unconfirmed(request: HttpRequest) -> HttpResponse:
    """What may or may not have been sent: look there, then say it."""
    rows = Delivery.objects.visible_to(request.user).unconfirmed().with_details().order_by("pk")
    context = _listed(request, rows) | {"title": _("Not sure it was sent, check first")}
    return render(request, "delivery/office/unconfirmed.html", context)


@access.roles(*READERS)
@require_safe
def by_hand(request: HttpRequest) -> HttpResponse:
    """Kits that wait for somebody to post them."""
    rows = Delivery.objects.visible_to(request.user).to_post_by_hand().with_details()
    rows = rows.order_by("-urgent", "pk")
    context = _listed(request, rows) | {"title": _("To post by hand")}
    return render(request, "delivery/office/by_hand.html", context)


@access.roles(*READERS)
@require_safe
def delivery(request: HttpRequest, key: int) -> HttpResponse:
    """What is known of one delivery, how we know it, and what can be done."""
    return show(request, find(request, key))


def find(request: HttpRequest, key: int) -> Delivery:
    """The row, if this person may read it. Raises Http404."""
    rows = Delivery.objects.visible_to(request.user).select_related(
        "account__agency", "dispatch__created_by", "person", "follows__account"
    )
    row: Delivery = get_object_or_404(rows, pk=key)
    if row.account.channel not in channels.CHANNELS:
        raise Http404
    return row


def show(
    request: HttpRequest, row: Delivery, *, form: Any = None, status: int = 200
) -> HttpResponse:
    channel = channels.get(row.account.channel)
    content = row.dispatch.read_content()
    user: Any = request.user
    agency = row.account.agency
    lock = gate.locked_by(row, clocks.now()) if row.state == DeliveryState.PREPARED else None
    context = {
        "row": row,
        "election": gate.words_of(lock) if lock else "",
        "title": content.title or row.dispatch.get_purpose_display(),
        "channel": channel,
        "content": content,
        "text": channel.text(content),
        "by_person": channel.way is Way.PERSON or row.state == DeliveryState.PREPARED,
        "attempts": row.attempts.all()[:ATTEMPTS_SHOWN],
        "form": form or _form(row),
        "cancel_form": CancelForm(),
        "may_operate": has_role(user, agency, *OPERATORS),
        "may_cancel": row.state in UNSENT and has_role(user, agency, *TELLERS),
        "has_picture": bool(content.image_url and channel.kit.picture),
    }
    return render(request, "delivery/office/delivery.html", context, status=status)


def _form(row: Delivery) -> ProofForm | SettleForm | None:
    if row.state == DeliveryState.PREPARED:
        return ProofForm()
    if row.state == DeliveryState.UNCONFIRMED:
        return SettleForm(initial={"link": row.external_url})
    return None


def _filtered(request: HttpRequest) -> DeliveryQuerySet:
    rows: DeliveryQuerySet = Delivery.objects.visible_to(request.user)
    state, channel = request.GET.get("state", ""), request.GET.get("channel", "")
    if state in GROUPS:
        rows = rows.filter(state__in=GROUPS[state][1])
    elif state in DeliveryState.values:
        rows = rows.filter(state=state)
    if channel in channels.CHANNELS:
        rows = rows.filter(account__channel=channel)
    content = request.GET.get("content", "")[:200]
    return rows.for_content(content) if content else rows


def _listed(request: HttpRequest, rows: DeliveryQuerySet) -> dict[str, Any]:
    return {"page": page_of(request, rows), "query": query_without_page(request)}
