"""The roster (Piket): who is on duty when, week by week, to look at and to print."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions, alerts
from kentongan.listening.alerts.forms import ShiftForm, SwapForm
from kentongan.listening.models import DutyShift

WEEK = timedelta(days=7)


@access.roles(*STAFF)
@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    monday = _monday(request.GET.get("minggu", ""), clocks.today(agency.zone))
    found = alerts.duties(agency, monday, WEEK.days)
    days = [monday + timedelta(days=number) for number in range(WEEK.days)]
    context = {
        "agency": agency,
        "days": [(day, [each for each in found if each.date == day]) for day in days],
        "empty": not found,
        "before": monday - WEEK,
        "after": monday + WEEK,
        "on_duty": alerts.on_duty(agency, clocks.now()),
        "shifts": DutyShift.objects.filter(agency=agency).select_related("person"),
        "may_change": has_role(_user(request), agency, *actions.ROSTER_KEEPERS),
        "form": ShiftForm(agency=agency),
        "swap_form": SwapForm(agency=agency),
        "zone": agency.zone,
    }
    return render(request, "listening/roster.html", context)


@access.roles(*actions.ROSTER_KEEPERS)
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    form = ShiftForm(request.POST, agency=agency)
    if not form.is_valid():
        return _refused(request, form)
    try:
        actions.add_shift(agency=agency, by=_user(request), **form.cleaned_data)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The duty is on the roster."))
    return redirect("listening:roster")


@access.roles(*actions.ROSTER_KEEPERS)
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    shift = get_object_or_404(DutyShift.objects.visible_to(request.user), pk=key)
    actions.remove_shift(shift=shift, by=_user(request))
    messages.success(request, _("The duty is off the roster."))
    return redirect("listening:roster")


@access.roles(*STAFF)
@require_POST
def swap(request: HttpRequest) -> HttpResponse:
    """The person on duty or a keeper of the roster hands one date to somebody else."""
    form = SwapForm(request.POST, agency=_agency(request))
    if not form.is_valid():
        return _refused(request, form)
    told = form.cleaned_data
    try:
        actions.swap_duty(
            shift=told["shift"], day=told["day"], person=told["person"], by=_user(request)
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Swapped."))
    return redirect("listening:roster")


def _refused(request: HttpRequest, form: Any) -> HttpResponse:
    wrong = [f"{form.fields[name].label}: {text}" for name, e in form.errors.items() for text in e]
    messages.error(request, " ".join(wrong))
    return redirect("listening:roster")


def _monday(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today
    return day - timedelta(days=day.weekday())


def _user(request: HttpRequest) -> Any:
    return request.user


def _agency(request: HttpRequest) -> Agency:
    agency = primary_agency(_user(request))
    if agency is None:
        raise PermissionDenied
    return agency
