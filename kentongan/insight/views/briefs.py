"""Briefs in the back office: list, page, advice, sending, PDF."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import APPROVERS, STAFF, WRITERS
from kentongan.accounts.lists import page_of
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks, packs
from kentongan.insight import actions, briefs
from kentongan.insight.enums import BriefPeriod
from kentongan.insight.models import Brief


@access.roles(*STAFF)
def brief_list(request: HttpRequest) -> HttpResponseBase:
    rows = Brief.objects.visible_to(request.user).select_related("agency", "sent_by")
    page = page_of(request, rows)
    return render(request, "insight/briefs.html", {"page": page, "periods": BriefPeriod.choices})


@access.roles(*WRITERS)
@require_POST
def make(request: HttpRequest) -> HttpResponseBase:
    """Gather a brief of a day; the button "Kirim laporan pagi" of Hari Ini comes here."""
    user: Any = request.user
    agency = primary_agency(user)
    if agency is None:
        return redirect("wagtailadmin_home")
    day = _day(request.POST.get("date", "")) or clocks.today(agency.zone)
    period = request.POST.get("period", BriefPeriod.MORNING)
    chosen = BriefPeriod(period) if period in BriefPeriod.values else BriefPeriod.MORNING
    brief = actions.compile_brief(agency=agency, date=day, period=chosen, by=user)
    return redirect("insight:brief", pk=brief.pk)


@access.roles(*STAFF)
def brief(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _brief(request, pk)
    return render(
        request,
        "insight/brief.html",
        {
            "brief": found,
            "whatsapp": briefs.whatsapp(found),
            "week": list(briefs.week_rows(found)),
            "situations": packs.read("kentongan.insight", "recommendations.toml")["situation"],
        },
    )


@access.roles(*(WRITERS | APPROVERS))
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep the advice and, with the second button, send the brief."""
    found = _brief(request, pk)
    user: Any = request.user
    try:
        text = request.POST.get("recommendation", "")
        actions.recommend(brief=found, text=text, by=user)
        if "send" in request.POST:
            actions.send_brief(brief=found, by=user)
            messages.success(request, _("Sent. Copy the text for WhatsApp below."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("insight:brief", pk=pk)


@access.roles(*STAFF)
def brief_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _brief(request, pk)
    if not found.recommendation:
        messages.error(request, _("Write a recommendation to the leader first."))
        return redirect("insight:brief", pk=pk)
    name = f"laporan-{found.date:%Y-%m-%d}-{found.period}.pdf"
    return HttpResponse(
        briefs.pdf(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _brief(request: HttpRequest, pk: int) -> Brief:
    rows = Brief.objects.visible_to(request.user).select_related("agency", "recommended_by")
    found: Brief = get_object_or_404(rows, pk=pk)
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
