"""The clipping in the back office: gather, choose, take along."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.permissions import has_role, primary_agency, require
from kentongan.core import clocks
from kentongan.insight import actions, briefs, clippings
from kentongan.insight.enums import BriefPeriod
from kentongan.insight.forms import SpanForm
from kentongan.insight.models import Clipping

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access.roles(*STAFF)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All clippings, newest first; the form gathers another."""
    form = SpanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _gather(request, form.cleaned_data)
    page = page_of(request, Clipping.objects.visible_to(request.user).select_related("made_by"))
    context = {"page": page, "query": query_without_page(request), "form": form}
    return render(request, "insight/clippings.html", context)


@access.roles(*STAFF)
@require_safe
def clipping(request: HttpRequest, pk: int) -> HttpResponse:
    found = _clipping(request, pk)
    user: Any = request.user
    context = {
        "clipping": found,
        "items": found.items.select_related("article__outlet", "article__story", "article__entry"),
        "may_choose": has_role(user, found.agency, *WRITERS),
        "zone": found.agency.zone,
    }
    return render(request, "insight/clipping.html", context)


@access.roles(*WRITERS)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    keys = [int(each) for each in request.POST.getlist("item") if each.isdigit()]
    count = actions.choose_articles(clipping=_clipping(request, pk), items=keys, by=user)
    messages.success(request, _("%(count)s articles stay in the clipping.") % {"count": count})
    return redirect("insight:clipping", pk=pk)


@access.roles(*STAFF)
@require_safe
def pdf_file(request: HttpRequest, pk: int) -> HttpResponse:
    return _file(clippings.pdf(_clipping(request, pk)), "pdf", "application/pdf", "inline", pk)


@access.roles(*STAFF)
@require_safe
def xlsx_file(request: HttpRequest, pk: int) -> HttpResponse:
    return _file(clippings.as_xlsx(_clipping(request, pk)), "xlsx", XLSX, "attachment", pk)


def _gather(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    user: Any = request.user
    agency = primary_agency(user)
    if agency is None:
        raise PermissionDenied
    require(user, agency, *WRITERS)
    period = BriefPeriod(told["period"])
    day = told["date"] or clocks.today(agency.zone)
    title = f"{_('Clipping')}, {period.label} {day:%d-%m-%Y}"
    span = briefs.window(day, period, agency.zone)
    made = clippings.gather(agency=agency, span=span, title=title, by=user)
    return redirect("insight:clipping", pk=made.pk)


def _file(content: bytes, ending: str, kind: str, shown: str, pk: int) -> HttpResponse:
    disposition = f'{shown}; filename="kliping-{pk}.{ending}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _clipping(request: HttpRequest, pk: int) -> Clipping:
    rows = Clipping.objects.visible_to(request.user).select_related("agency")
    found: Clipping = get_object_or_404(rows, pk=pk)
    return found
