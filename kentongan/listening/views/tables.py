"""Articles from another tool's table: upload, meaning of the columns, progress, undoing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import WRITERS, Zone
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.models import User
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.enums import ImportState, RowOutcome
from kentongan.listening.ingest import tables
from kentongan.listening.ingest.tables.opening import MOST_BYTES
from kentongan.listening.models import TableImport

from .stories import zone_of

PREVIEWED = 8  # rows
FAULTS = 20  # of the whole file, told before it is taken over
COLUMN = "kolom"


class TableForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Table of articles"),
        help_text=gettext_lazy(
            "CSV or XLSX, at most 5 MB and 5,000 rows. The first sheet is read."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class ZoneForm(forms.Form):
    zone = forms.ChoiceField(label=gettext_lazy("Time zone of its times"), choices=Zone.choices)


@access.roles(*WRITERS)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The files so far, and one more."""
    user = _user(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        agency = primary_agency(user)
        if agency is None:
            raise PermissionDenied
        file: UploadedFile[bytes] = form.cleaned_data["file"]
        try:
            data = file.read(MOST_BYTES + 1)
            made = actions.open_import(agency=agency, name=file.name or "", data=data, by=user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("listening:import", made.pk)
    context = {
        "form": form,
        "page": page_of(request, TableImport.objects.visible_to(user).select_related("by")),
        "query": query_without_page(request),
        "zone": zone_of(primary_agency(user)),
    }
    return render(request, "listening/imports.html", context)


@access.roles(*WRITERS)
@require_http_methods(["GET", "POST"])
def table(request: HttpRequest, key: int) -> HttpResponse:
    """What the columns mean while that is open, then what became of each row."""
    found = _found(request, key)
    if found.state != ImportState.MAPPING:
        return render(request, "listening/import_result.html", _result(request, found))
    form = ZoneForm(request.POST or None, initial={"zone": found.zone})
    columns, faults = found.columns, list[str]()
    if request.method == "POST" and form.is_valid():
        columns = _told(request, found)
        try:
            actions.check_columns(columns)
            if request.POST.get("langkah") == "impor":
                zone = form.cleaned_data["zone"]
                actions.start_import(table=found, columns=columns, zone=zone, by=_user(request))
                return redirect("listening:import", key)
        except ValidationError as error:
            faults = error.messages
    zone = form.cleaned_data["zone"] if form.is_bound and form.is_valid() else found.zone
    context = {
        "table": found,
        "form": form,
        "faults": faults,
        "fields": tables.FIELDS.items(),
        "zone": zone,
        **_preview(found, columns, zone),
    }
    return render(request, "listening/import_columns.html", context)


@access.roles(*WRITERS)
@require_POST
def undo(request: HttpRequest, key: int) -> HttpResponse:
    found = _found(request, key)
    if request.POST.get("setuju") != "ya":
        messages.error(request, _("Tick the box to confirm."))
        return redirect("listening:import", key)
    try:
        kept = actions.undo_import(table=found, by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        told = _("Undone. %(count)s articles stay, because somebody works with them.")
        messages.success(request, told % {"count": kept} if kept else _("Undone."))
    return redirect("listening:import", key)


def _preview(found: TableImport, columns: list[str], zone: str) -> dict[str, Any]:
    """The first rows as they would be taken, and what is wrong anywhere in the file."""
    first: list[tuple[int, tables.Checked]] = []
    wrong: list[tuple[int, tuple[str, ...]]] = []
    count = 0
    for row in found.rows.all():
        checked = tables.check(
            row.cells, headings=found.headings, columns=columns, zone=zone, at=clocks.now()
        )
        if len(first) < PREVIEWED:
            first.append((row.number, checked))
        if checked.faults:
            count += 1
            if len(wrong) < FAULTS:
                wrong.append((row.number, checked.faults))
    samples = found.rows.all()[:1]
    cells = samples[0].cells if samples else []
    headings = zip(found.headings, columns, [*cells, *[""] * len(columns)], strict=False)
    return {
        "columns": [(at, *each) for at, each in enumerate(headings)],
        "preview": first,
        "wrong": wrong,
        "wrong_count": count,
    }


def _result(request: HttpRequest, found: TableImport) -> dict[str, Any]:
    counted = dict(found.rows.order_by().values_list("outcome").annotate(Count("pk")))
    waiting = counted.pop("", 0)
    return {
        "table": found,
        "waiting": waiting,
        "done": found.row_count - waiting,
        "counts": [(RowOutcome(each).label, counted.get(each, 0)) for each in RowOutcome.values],
        "page": page_of(request, found.rows.exclude(outcome="").select_related("article")),
        "query": query_without_page(request),
        "is_running": found.state == ImportState.RUNNING,
        "is_done": found.state == ImportState.DONE,
        "zone": zone_of(found.agency),
    }


def _told(request: HttpRequest, found: TableImport) -> list[str]:
    asked = [request.POST.get(f"{COLUMN}{at}", "") for at in range(len(found.headings))]
    return [each if each in tables.FIELDS else "" for each in asked]


def _found(request: HttpRequest, key: int) -> TableImport:
    rows = TableImport.objects.visible_to(_user(request)).select_related("agency", "by")
    return get_object_or_404(rows, pk=key)


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]  # signed in
