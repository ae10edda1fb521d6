"""Channel accounts with their guides, and the hold that stops everything."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.core import clocks
from kentongan.delivery import actions, channels, recipients
from kentongan.delivery.channels import Presence
from kentongan.delivery.forms import ConnectForm, HoldForm
from kentongan.delivery.models import ChannelAccount, Hold
from kentongan.delivery.permissions import CONNECTORS, HOLDERS, READERS

SHOWN = 200
GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@access.roles(*READERS)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account and how far it is connected."""
    rows = ChannelAccount.objects.visible_to(request.user).select_related("agency")[:SHOWN]
    context = {
        "rows": [(row, channels.get(row.channel), presence(row)) for row in rows],
        "title": _("Channels"),
    }
    return render(request, "delivery/office/accounts.html", context)


@access.roles(*READERS)
@GET_OR_POST
def account(request: HttpRequest, key: int) -> HttpResponse:
    """The guide of one account, step by step, and its form."""
    row, user = _account(request, key), _user(request)
    form = ConnectForm(request.POST or None, initial={"name": row.name, "handle": row.handle})
    if request.method == "POST" and form.is_valid():
        actions.connect_account(account=row, by=user, **form.cleaned_data)
        messages.success(request, _("Saved. We are asking the provider whether it works."))
        return redirect("delivery:account", row.pk)
    channel = channels.get(row.channel)
    if "secret" not in channel.guide.asks:
        del form.fields["secret"]
    context = {
        "row": row,
        "title": row.name,
        "channel": channel,
        "presence": presence(row),
        "form": form,
        "may_connect": has_role(user, row.agency, *CONNECTORS),
    }
    return render(request, "delivery/office/account.html", context)


@access.roles(*CONNECTORS)
@require_POST
def switch(request: HttpRequest, key: int) -> HttpResponse:
    """Let a stopped line move on, or take an account out of use."""
    row, user = _account(request, key), _user(request)
    if request.POST.get("verb") == "resume":
        actions.resume_account(account=row, by=user)
        messages.success(request, _("The line moves on."))
    else:
        actions.disconnect_account(account=row, by=user)
        messages.success(request, _("Nothing is sent from this account any more."))
    return redirect("delivery:account", row.pk)


@access.roles(*READERS)
@GET_OR_POST
def holds(request: HttpRequest) -> HttpResponse:
    """What is on hold now and was before; approvers start one here."""
    user = _user(request)
    agency = primary_agency(user)
    form = HoldForm(request.POST or None)
    asked = request.method == "POST" and agency is not None and form.is_valid()
    if asked and agency is not None and _start(form, agency, user):
        messages.success(request, _("On hold. Urgent notices and replies still leave."))
        return redirect("delivery:holds")
    now = clocks.now()
    rows = Hold.objects.visible_to(user).select_related("agency", "by", "released_by")[:SHOWN]
    active = set(Hold.objects.visible_to(user).active(now).values_list("pk", flat=True))
    context = {
        "rows": [(row, row.pk in active) for row in rows],
        "form": form,
        "title": _("Hold"),
        "agency": agency,
        "may_hold": agency is not None and has_role(user, agency, *HOLDERS),
    }
    return render(request, "delivery/office/holds.html", context)


@access.roles(*HOLDERS)
@require_POST
def release(request: HttpRequest, key: int) -> HttpResponse:
    row = get_object_or_404(Hold.objects.visible_to(request.user), pk=key)
    actions.release_hold(hold=row, by=_user(request))
    messages.success(request, _("The hold is over: what waited leaves now."))
    return redirect("delivery:holds")


def presence(row: ChannelAccount) -> Presence:
    guide = channels.get(row.channel).guide
    return Presence(done=guide.done(recipients.account_ref(row)), steps=guide.steps)


def _start(form: HoldForm, agency: Agency, user: Any) -> bool:
    until = form.cleaned_data["until"]
    if until is not None:
        # The form's time is that on the wall of the agency.
        until = until.replace(tzinfo=ZoneInfo(agency.zone))
        if until <= clocks.now():
            form.add_error("until", ValidationError(_("This time is over already.")))
            return False
    actions.hold(agency=agency, reason=form.cleaned_data["reason"], until=until, by=user)
    return True


def _account(request: HttpRequest, key: int) -> ChannelAccount:
    rows = ChannelAccount.objects.visible_to(request.user).select_related("agency")
    row: ChannelAccount = get_object_or_404(rows, pk=key)
    return row


def _user(request: HttpRequest) -> Any:
    return request.user
