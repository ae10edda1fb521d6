"""The library of fact-checks: search, add one, import many."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.permissions import holds_any
from kentongan.verification import actions, importing
from kentongan.verification.enums import Verdict
from kentongan.verification.forms import FactCheckForm, ImportForm
from kentongan.verification.models import FactCheck


@access.roles(*STAFF)
def fact_checks(request: HttpRequest) -> HttpResponseBase:
    words = request.GET.get("q", "").strip()
    rows = FactCheck.objects.newest_first()
    if words:
        rows = rows.filter(title__icontains=words)
    page = page_of(request, rows)
    context = {
        "page": page,
        "words": words,
        "query": query_without_page(request),
        "title": _("Fact-checks"),
        "may_add": holds_any(request.user, WRITERS),
    }
    return render(request, "verification/fact_checks.html", context)


@access.roles(*WRITERS)
@require_http_methods(["GET", "POST"])
def add_fact_check(request: HttpRequest) -> HttpResponseBase:
    form = FactCheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.keep_fact_checks(rows=[form.cleaned_data], by=_person(request))
        except ValidationError as error:
            form.add_error("url", error)
        else:
            told = _("The fact-check is kept.") if made else _("This fact-check is up to date now.")
            messages.success(request, told)
            return redirect("verification:fact_checks")
    context = {"form": form, "title": _("Add a fact-check")}
    return render(request, "verification/fact_check_form.html", context)


@access.roles(*WRITERS)
@require_http_methods(["GET", "POST"])
def import_fact_checks(request: HttpRequest) -> HttpResponseBase:
    """A table or a ClaimReview: all of it is kept, or nothing and the reasons are listed."""
    form = ImportForm(request.POST or None, request.FILES or None)
    wrong: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            rows = _rows(form.cleaned_data)
            made = actions.keep_fact_checks(rows=rows, by=_person(request))
        except ValidationError as error:
            wrong = error.messages
        else:
            messages.success(
                request,
                _("%(made)s fact-checks are new, %(known)s were brought up to date.")
                % {"made": made, "known": len(rows) - made},
            )
            return redirect("verification:fact_checks")
    context = {
        "form": form,
        "wrong": wrong,
        "columns": importing.COLUMNS,
        "verdicts": [str(label) for _value, label in Verdict.choices],
        "title": _("Import fact-checks"),
    }
    return render(request, "verification/import.html", context)


@access.roles(*WRITERS)
@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(importing.template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cek-fakta.csv"'
    return answer


def _rows(data: dict[str, Any]) -> list[importing.Fields]:
    if data["table"]:
        return importing.from_file(data["table"].read(importing.MOST_BYTES + 1))
    return importing.from_json(data["text"].encode())


def _person(request: HttpRequest) -> Any:
    return request.user
