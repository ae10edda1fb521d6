"""The outbox in the back office: what left, what waits, what a person has to look at."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.lists import page_of
from kentongan.accounts.permissions import primary_agency
from kentongan.delivery import actions, channels
from kentongan.delivery.enums import DeliveryState
from kentongan.delivery.forms import ProofForm
from kentongan.delivery.models import ChannelAccount, Delivery, Hold


@access.roles(*STAFF)
def outbox(request: HttpRequest) -> HttpResponseBase:
    rows = Delivery.objects.visible_to(request.user).select_related("account", "dispatch")
    state = request.GET.get("status", "")
    if state in DeliveryState.values:
        rows = rows.filter(state=state)
    page = page_of(request, rows.order_by("-pk"))
    context = {
        "page": page,
        "states": DeliveryState.choices,
        "chosen": state,
        "query": f"status={state}&" if state else "",
        "is_capped": page.paginator.is_capped,
        "title": _("Outbox"),
    }
    return render(request, "delivery/office/outbox.html", context)


@access.roles(*STAFF)
def delivery(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One page that shows what is known of a delivery, and how."""
    found = _delivery(request, pk)
    content = found.dispatch.read_content()
    context = {
        "delivery": found,
        "title": content.title or _("Reply"),
        "text": content.variants.get(found.account.channel, content.text),
        "content": content,
        "channel": channels.CHANNELS.get(found.account.channel),
        "attempts": found.attempts.order_by("pk"),
        "proof_form": ProofForm(),
    }
    return render(request, "delivery/office/delivery.html", context)


@access.roles(*STAFF)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A person has looked: it is there, or it is not."""
    user: Any = request.user
    try:
        actions.settle(
            delivery=_delivery(request, pk),
            happened=request.POST.get("happened") == "yes",
            link=request.POST.get("link", ""),
            by=user,
        )
    except (ValidationError, ValueError) as error:
        messages.error(request, str(error))
    return redirect("delivery:delivery", pk=pk)


@access.roles(*STAFF)
@require_POST
def prove(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Posted by hand: the link or a photo is the proof."""
    user: Any = request.user
    form = ProofForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise ValidationError([error[0] for error in form.errors.values()])
        actions.prove(delivery=_delivery(request, pk), **form.cleaned_data, by=user)
    except (ValidationError, ValueError) as error:
        messages.error(request, " ".join(getattr(error, "messages", [str(error)])))
    return redirect("delivery:delivery", pk=pk)


@access.roles(*STAFF)
def accounts(request: HttpRequest) -> HttpResponseBase:
    rows = ChannelAccount.objects.visible_to(request.user).select_related("agency")
    user: Any = request.user
    context = {
        "accounts": rows,
        "holds": Hold.objects.visible_to(user).select_related("agency")[:30],
        "agency": primary_agency(user),
        "title": _("Channels"),
    }
    return render(request, "delivery/office/accounts.html", context)


def _delivery(request: HttpRequest, pk: int) -> Delivery:
    rows = Delivery.objects.visible_to(request.user).select_related("account", "dispatch")
    found: Delivery = get_object_or_404(rows, pk=pk)
    return found
