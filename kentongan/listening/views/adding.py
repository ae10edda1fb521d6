"""Ways to add sources: by address, from the shipped list, from what a page offers, from a file."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.accounts import access
from kentongan.accounts.permissions import primary_agency
from kentongan.engine import opml
from kentongan.listening import actions, catalogue, kinds
from kentongan.listening.forms import SourceForm
from kentongan.listening.models import Source

OPML_WORDS = {
    "size": gettext_lazy("The file is too large for a list of feeds."),
    "broken": gettext_lazy("The file is damaged or not XML."),
    "entities": gettext_lazy("The file has a DOCTYPE, which we do not read."),
    "other": gettext_lazy("The file is not a list of feeds (OPML)."),
}
MOST_FAULTS = 5


class FindForm(forms.Form):
    page = forms.URLField(
        label=gettext_lazy("Home page of an outlet"), max_length=2048, assume_scheme="https"
    )


class FileForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("List of feeds (OPML)"))


@access.roles(*actions.SOURCE_KEEPERS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_source(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # signed in
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("The source is added. It is looked at within a minute."))
            return redirect("listening:source", made.pk)
    context = {"form": form, "find": FindForm(), "file": FileForm(), "kinds": kinds.KINDS.values()}
    return render(request, "listening/add_source.html", context)


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """What a home page offers, with a button each."""
    form = FindForm(request.POST)
    offers: list[actions.Offer] = []
    if form.is_valid():
        try:
            offers = actions.discover(url=form.cleaned_data["page"])
        except ValidationError as error:
            form.add_error(None, error.messages)
    known = set(Source.objects.filter(url__in=[each.url for each in offers]).values_list("url"))
    rows = [(each, kinds.get(each.kind).label, (each.url,) in known) for each in offers]
    return render(request, "listening/offers.html", {"form": form, "rows": rows})


@access.roles(*actions.SOURCE_KEEPERS)
@require_http_methods(["GET", "POST"])
def from_catalogue(request: HttpRequest) -> HttpResponse:
    """The shipped outlets of a region, to tick and add."""
    asked = request.POST.get("wilayah") or request.GET.get("wilayah") or _own_region(request)
    region = catalogue.find_region(asked) or catalogue.regions()[0]
    entries = catalogue.listed(region.code)
    if request.method == "POST":
        ticked = set(request.POST.getlist("alamat"))
        chosen = [each for each in entries if each.address in ticked]
        added = actions.add_from_catalogue(entries=chosen, by=request.user)  # type: ignore[arg-type]  # signed in
        messages.success(request, _("%(count)s sources added.") % {"count": len(added)})
        return redirect("listening:sources")
    addresses = [each.address for each in entries]
    known = set(Source.objects.filter(url__in=addresses).values_list("url", flat=True))
    context = {
        "region": region,
        "regions": catalogue.regions(),
        "rows": [(each, each.address in known) for each in entries],
    }
    return render(request, "listening/catalogue.html", context)


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def from_file(request: HttpRequest) -> HttpResponse:
    """Feeds of another reader; each line that cannot be taken is named."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file."))
        return redirect("listening:add_source")
    try:
        found = opml.read(form.cleaned_data["file"].read(opml.MOST_BYTES + 1))
    except opml.OpmlError as error:
        messages.error(request, OPML_WORDS[error.reason])
        return redirect("listening:add_source")
    faults = [words for each in found if (words := _take(each, request))]
    messages.success(request, _("%(count)s sources added.") % {"count": len(found) - len(faults)})
    for words in faults[:MOST_FAULTS]:
        messages.error(request, words)
    return redirect("listening:sources")


def _take(outline: opml.Outline, request: HttpRequest) -> str:
    """Add one feed; what is wrong with it, in words, or nothing."""
    place = _("Line %(line)s, %(name)s:") % {"line": outline.line, "name": outline.name}
    if not outline.is_address:
        return f"{place} {_('this is no web address.')}"
    try:
        actions.add_source(url=outline.url, name=outline.name, kind="feed", by=request.user)  # type: ignore[arg-type]  # signed in
    except ValidationError as error:
        return f"{place} {' '.join(error.messages)}"
    return ""


def _own_region(request: HttpRequest) -> str:
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    return agency.region_code if agency else catalogue.NATIONAL
