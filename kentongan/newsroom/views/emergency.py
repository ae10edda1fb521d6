"""Emergency screens for a telephone: pick, fill in five fields, publish; a second person checks."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import APPROVERS, Role
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.core import clocks
from kentongan.newsroom import actions, notices
from kentongan.newsroom.actions.emergencies import ON_DUTY
from kentongan.newsroom.forms import EmergencyForm
from kentongan.newsroom.models import EmergencyNoticePage, EmergencyTemplate, EmergencyUse
from kentongan.newsroom.moments import in_words

SHOWN = 20


@access.roles(*ON_DUTY)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Templates to start from, and notices that wait for a second person."""
    uses = EmergencyUse.objects.visible_to(request.user).select_related("page", "issued_by")
    context = {
        "templates": EmergencyTemplate.objects.filter(agency=primary_agency(_user(request))),
        "waiting": uses.unconfirmed(),
        "recent": uses.order_by("-issued_at")[:SHOWN],
        "now": clocks.now(),
    }
    return render(request, "newsroom/office/emergency_board.html", context)


@access.roles(*ON_DUTY)
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, key: int) -> HttpResponse:
    template = _template(request, key)
    form = EmergencyForm(request.POST or None, template=template)
    if request.method == "POST" and form.is_valid():
        try:
            page = actions.issue_emergency(
                template=template, fields=form.fields_given(), by=_user(request),
                agency=template.agency, valid_until=form.cleaned_data["valid_until"],
            )  # fmt: skip
        except ValidationError as error:
            form.take(error)
        else:
            return redirect("newsroom_office:notice", page.pk)
    context = {"form": form, "template": template}
    return render(request, "newsroom/office/emergency_form.html", context)


@access.roles(*ON_DUTY)
@require_POST
def count(request: HttpRequest, key: int) -> JsonResponse:
    """Lengths of the texts as they are typed."""
    template = _template(request, key)
    texts = notices.compose(
        template.content,
        {name: request.POST.get(name, "")[:300] for name in notices.FIELDS},
        agency=template.agency.short_name,
        at=in_words(clocks.now(), template.agency),
        link=f"{settings.KENTONGAN_PUBLIC_URL}/darurat/{template.slug}-00000000-000000/",
    )
    counted = [
        {"name": one.name, "used": one.used, "limit": one.limit} for one in notices.lengths(texts)
    ]
    return JsonResponse({"lengths": counted, "sms": texts.sms})


@access.roles(*ON_DUTY)
@require_http_methods(["GET", "POST"])
def notice(request: HttpRequest, key: int) -> HttpResponse:
    """The texts of a notice to pass on, and the second person's decision."""
    visible = EmergencyNoticePage.objects.visible_to(request.user)
    page = get_object_or_404(visible, pk=key)
    if request.method == "POST":
        try:
            messages.success(request, _settle(request, page))
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        return redirect("newsroom_office:notice", page.pk)
    use = EmergencyUse.objects.get(page=page)
    user = _user(request)
    context = {
        "page": page,
        "use": use,
        "is_overdue": use.settled_at is None and use.confirm_by < clocks.now(),
        "may_check": has_role(user, page.agency, *APPROVERS) and use.issued_by_id != user.pk,
        "fields": [(name, getattr(page, name)) for name in notices.FIELDS],
    }
    return render(request, "newsroom/office/emergency_notice.html", context)


@access.roles(Role.HEAD, Role.LEADER)
@require_POST
def approve_template(request: HttpRequest, key: int) -> HttpResponse:
    template = _template(request, key)
    try:
        actions.approve_template(template=template, by=_user(request))
        messages.success(request, _("Approved: it may be used at once from now on."))
    except PermissionDenied as error:
        messages.error(request, str(error))
    return redirect("newsroom_office:emergency_board")


def _settle(request: HttpRequest, page: EmergencyNoticePage) -> str:
    user = _user(request)
    match request.POST.get("verb"):
        case "confirm":
            actions.confirm_emergency(notice=page, by=user)
            return _("Confirmed.")
        case "correct":
            fields = {name: request.POST.get(name, "") for name in notices.FIELDS}
            note = request.POST.get("note", "")
            actions.correct_emergency(notice=page, by=user, fields=fields, note=note)
            return _("Corrected. The new text is public.")
        case "withdraw":
            actions.withdraw_emergency(notice=page, by=user, why=request.POST.get("note", ""))
            return _("Withdrawn. Its address says why.")
    raise ValidationError(_("Choose what to do."))


def _template(request: HttpRequest, key: int) -> EmergencyTemplate:
    visible = EmergencyTemplate.objects.visible_to(request.user).select_related("agency")
    found: EmergencyTemplate = get_object_or_404(visible, pk=key)
    return found


def _user(request: HttpRequest) -> Any:
    return request.user
