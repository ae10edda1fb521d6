"""Print, radio, television: writing an article down, reading its scan, taking it out again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import holds_any, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.enums import OFFLINE, Medium, ScanKind
from kentongan.listening.ingest import scans
from kentongan.listening.models import HandEntry, Outlet

from .stories import zone_of

LONGEST = 100_000  # characters of a text
SUGGESTED = 200  # outlets


class EntryForm(forms.Form):
    medium = forms.ChoiceField(
        label=gettext_lazy("Medium"),
        choices=[(each.value, each.label) for each in Medium if each in OFFLINE],
    )
    outlet = forms.CharField(
        label=gettext_lazy("Paper or station"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "media", "autocomplete": "off"}),
    )
    place = forms.CharField(
        label=gettext_lazy("Page or programme"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Such as: page 3, or Kabar Pagi."),
    )
    day = forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    clock = forms.TimeField(
        label=gettext_lazy("Time of broadcast"),
        required=False,
        help_text=gettext_lazy("Leave empty for a newspaper."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("What was printed or said. It may be read from the scan later."),
    )


class NewEntryForm(EntryForm):
    scan = forms.FileField(
        label=gettext_lazy("Scan or photo"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG, WebP or PDF, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    rows = HandEntry.objects.visible_to(user).select_related("article__outlet", "by")
    context = {
        "page": page_of(request, rows),
        "query": query_without_page(request),
        "may_add": holds_any(user, actions.ENTRY_KEEPERS),
        "zone": zone_of(primary_agency(user)),
    }
    return render(request, "listening/entries.html", context)


@access.roles(*actions.ENTRY_KEEPERS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    form = NewEntryForm(
        request.POST or None, request.FILES or None, initial={"day": clocks.today(agency.zone)}
    )
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        scan = told.pop("scan")
        try:
            made = actions.add_entry(
                agency=agency, told=actions.Written(**told), scan=scan, by=_user(request)
            )
        except ValidationError as error:
            form.add_error(None if hasattr(error, "error_dict") else "scan", error)
        else:
            messages.success(request, _("Kept. It is analysed like any other article."))
            if scan is not None and not told["text"]:
                return redirect("listening:entry", made.pk)
            return redirect("listening:entries")
    return render(request, "listening/entry.html", {"form": form, **_suggested()})


@access.roles(*actions.ENTRY_KEEPERS)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: int) -> HttpResponse:
    """Correct it; or have the words read from the scan, to correct them before they are kept."""
    entry = _entry(request, key)
    form, why = EntryForm(request.POST or None, initial=_known(entry)), ""
    if request.POST.get("langkah") == "baca":
        form, why = _read(entry)
    elif request.method == "POST" and form.is_valid():
        try:
            actions.change_entry(
                entry=entry, told=actions.Written(**form.cleaned_data), by=_user(request)
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept. It is analysed like any other article."))
            return redirect("listening:entries")
    context = {
        "form": form,
        "entry": entry,
        "why": why,
        "missing": scans.missing(entry.scan_kind) if entry.scan else "",
        **_suggested(),
    }
    return render(request, "listening/entry.html", context)


@access.roles(*actions.ENTRY_KEEPERS)
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    entry = _entry(request, key)
    if request.POST.get("setuju") != "ya":
        messages.error(request, _("Tick the box to confirm."))
        return redirect("listening:entry", key)
    try:
        actions.remove_entry(entry=entry, by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("listening:entry", key)
    messages.success(request, _("Taken out, with its scan."))
    return redirect("listening:entries")


@access.roles(*STAFF)
@require_safe
def scan(request: HttpRequest, key: int) -> FileResponse:
    """A picture to look at; a PDF, whose inside nobody has checked, to download."""
    entry = _entry(request, key)
    if not entry.scan:
        raise Http404
    is_pdf = entry.scan_kind == ScanKind.PDF
    answer = FileResponse(
        entry.scan.open("rb"),
        content_type="application/pdf" if is_pdf else "image/jpeg",
        as_attachment=is_pdf,
        filename=f"pindaian-{entry.pk}.{'pdf' if is_pdf else 'jpg'}",
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _read(entry: HandEntry) -> tuple[EntryForm, str]:
    """The form with the words of the scan in it, or why there are none."""
    known = _known(entry)
    if not entry.scan:
        return EntryForm(initial=known), _("There is no scan to read.")
    try:
        with entry.scan.open("rb") as stored:
            known["text"] = scans.words_of(stored.read(), entry.scan_kind)
    except scans.CannotRead as error:
        return EntryForm(initial=known), str(error)
    except OSError:
        return EntryForm(initial=known), _("The file of the scan is not there any more.")
    told = _("Read by a program: compare every name and number with the scan before you keep it.")
    return EntryForm(initial=known), told


def _known(entry: HandEntry) -> dict[str, Any]:
    article = entry.article
    at = article.published_at
    local = clocks.to_zone(at, entry.agency.zone) if at else article.published_local
    return {
        "medium": entry.medium,
        "outlet": article.outlet.name if article.outlet else "",
        "place": entry.place,
        "day": local.date() if local else None,
        "clock": local.time() if at and local else None,
        "title": article.title,
        "text": article.text,
    }


def _suggested() -> dict[str, Any]:
    rows = Outlet.objects.filter(medium__in=OFFLINE).values_list("name", flat=True)
    return {"outlets": rows[:SUGGESTED]}


def _entry(request: HttpRequest, key: int) -> HandEntry:
    rows = HandEntry.objects.visible_to(_user(request))
    return get_object_or_404(rows.select_related("agency", "article__outlet"), pk=key)


def _agency(request: HttpRequest) -> Agency:
    agency = primary_agency(_user(request))
    if agency is None:
        raise PermissionDenied
    return agency


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]  # signed in
