"""Where we read, how well that goes, and what to do when it does not."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.permissions import holds_any, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.enums import GOOD_OUTCOMES, PollOutcome
from kentongan.listening.forms import SourceForm
from kentongan.listening.health import advice
from kentongan.listening.models import Source

from .stories import zone_of

LAST_POLLS = 20
COUNTED = timedelta(days=7)


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All sources, those that fail first."""
    rows = Source.objects.select_related("outlet").order_by("-active", "-failures", "name", "pk")
    context = {
        "page": page_of(request, rows),
        "query": query_without_page(request),
        "ailing": Source.objects.ailing().count(),
        "may_manage": holds_any(request.user, actions.SOURCE_KEEPERS),
        "zone": _zone(request),
    }
    return render(request, "listening/sources.html", context)


@access.roles(*STAFF)
@require_safe
def source(request: HttpRequest, key: int) -> HttpResponse:
    """The health of one source."""
    found = get_object_or_404(Source.objects.select_related("outlet"), pk=key)
    recent = found.polls.filter(at__gt=clocks.now() - COUNTED)
    counted = recent.order_by().values_list("outcome").annotate(Count("pk"))
    context = {
        "source": found,
        "counters": sorted(
            ((PollOutcome(name).label, count) for name, count in counted), key=lambda row: -row[1]
        ),
        "polls": found.polls.all()[:LAST_POLLS],
        "advice": advice(found),
        "may_manage": holds_any(request.user, actions.SOURCE_KEEPERS),
        "zone": _zone(request),
    }
    return render(request, "listening/source.html", context)


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
    return render(request, "listening/add_source.html", {"form": form})


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def check(request: HttpRequest, key: int) -> HttpResponse:
    """Look at the source now, within the limits of every look."""
    found = get_object_or_404(Source.objects.select_related("outlet"), pk=key)
    seen = actions.poll(source=found)
    told: Any = f"{PollOutcome(seen.outcome).label}. {seen.detail}".strip()
    if seen.outcome in GOOD_OUTCOMES:
        messages.success(
            request,
            _("Looked at now: %(told)s %(new)s new of %(seen)s.")
            % {"told": told, "new": seen.new, "seen": seen.seen},
        )
    else:
        messages.error(request, _("Looked at now: %(told)s") % {"told": told})
    return redirect("listening:source", key)


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def pause(request: HttpRequest, key: int) -> HttpResponse:
    """Stop or resume looking at the source."""
    found = get_object_or_404(Source, pk=key)
    actions.set_source_active(source=found, active=not found.active, by=request.user)  # type: ignore[arg-type]  # signed in
    messages.success(
        request, _("Resumed.") if found.active else _("Paused. What it brought stays.")
    )
    return redirect("listening:source", key)


@access.roles(*WRITERS)
@require_POST
def starter_topics(request: HttpRequest) -> HttpResponse:
    """Add the ready-made topics that the agency does not have yet."""
    user: Any = request.user
    agency = primary_agency(user)
    if agency is None:
        raise PermissionDenied
    made = actions.add_starter_topics(agency=agency, by=user)
    messages.success(request, _("%(count)s topics added. Adapt them.") % {"count": len(made)})
    return redirect("listening_topics:index")


def _zone(request: HttpRequest) -> str:
    return zone_of(primary_agency(request.user))  # type: ignore[arg-type]  # signed in
