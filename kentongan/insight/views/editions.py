"""Which editions leave by themselves, when, and to whom."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import APPROVERS
from kentongan.accounts.permissions import primary_agency
from kentongan.insight import actions
from kentongan.insight.enums import BriefPeriod, EditionKind
from kentongan.insight.forms import EditionForm, RecipientForm
from kentongan.insight.models import Edition, EditionRecipient


@access.roles(*APPROVERS)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    agency = primary_agency(user)
    if agency is None:
        raise PermissionDenied
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        told["kind"], told["period"] = EditionKind(told["kind"]), BriefPeriod(told["period"])
        actions.save_edition(agency=agency, by=user, **told)
        messages.success(request, _("The edition is kept."))
        return redirect("insight:editions")
    rows = Edition.objects.filter(agency=agency).prefetch_related("recipients")
    context = {"form": form, "rows": [(each, RecipientForm(number=each.pk)) for each in rows]}
    return render(request, "insight/editions.html", context)


@access.roles(*APPROVERS)
@require_POST
def add_recipient(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    edition = get_object_or_404(Edition.objects.visible_to(user), pk=pk)
    form = RecipientForm(request.POST)
    try:
        if form.is_valid():
            actions.add_recipient(edition=edition, by=user, **form.cleaned_data)
            messages.success(request, _("Registered."))
        else:
            messages.error(request, _("Give a name and an address."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("insight:editions")


@access.roles(*APPROVERS)
@require_POST
def remove_recipient(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    rows = EditionRecipient.objects.filter(edition__in=Edition.objects.visible_to(user))
    actions.remove_recipient(recipient=get_object_or_404(rows, pk=pk), by=user)
    messages.success(request, _("Removed."))
    return redirect("insight:editions")
