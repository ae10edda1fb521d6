"""Where we read, how well that goes, and what to do when it does not."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import COUNTED as MOST_ROWS
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.permissions import holds_any, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions, exports, health
from kentongan.listening.enums import GOOD_OUTCOMES, NO_VERDICT, PollOutcome
from kentongan.listening.forms import SourceFilter
from kentongan.listening.models import Mailbox, Source, SourceTwin

from .stories import zone_of

LAST_POLLS = 20
COUNTED = timedelta(days=7)
COUNTERS = ("new", "known", "updated", "rejected")


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All sources, those that fail first."""
    form = SourceFilter(request.GET)
    context = {
        "form": form,
        "page": page_of(request, form.rows()),
        "query": query_without_page(request),
        "ailing": Source.objects.ailing(clocks.now()).count(),
        "may_manage": holds_any(request.user, actions.SOURCE_KEEPERS),
        "now": clocks.now(),
        "zone": _zone(request),
    }
    return render(request, "listening/sources.html", context)


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    rows = SourceFilter(request.GET).rows()[:MOST_ROWS]
    content = exports.sources_csv(rows, _zone(request))
    return _download(content, "sumber.csv", "text/csv; charset=utf-8")


@access.roles(*STAFF)
@require_safe
def opml_file(request: HttpRequest) -> HttpResponse:
    return _download(exports.as_opml(), "sumber.opml", "text/x-opml; charset=utf-8")


@access.roles(*STAFF)
@require_safe
def source(request: HttpRequest, key: int) -> HttpResponse:
    """The health of one source."""
    found = get_object_or_404(Source.objects.select_related("outlet"), pk=key)
    recent = found.polls.filter(at__gt=clocks.now() - COUNTED)
    outcomes = recent.order_by().values_list("outcome").annotate(Count("pk"))
    totals = recent.aggregate(**{name: Sum(name, default=0) for name in COUNTERS})
    context = {
        "source": found,
        "moved_to": actions.moved_to(found),
        "moves": found.moves.select_related("by")[:LAST_POLLS],
        "twins": _twins(found),
        "mailbox": Mailbox.objects.filter(source=found).first(),
        "outcomes": sorted(
            ((PollOutcome(name).label, count) for name, count in outcomes),
            key=lambda row: -row[1],
        ),
        "totals": totals,
        "polls": found.polls.all()[:LAST_POLLS],
        "chart": health.chart(found, zone=_zone(request)),
        "advice": health.advice(found),
        "may_manage": holds_any(request.user, actions.SOURCE_KEEPERS),
        "zone": _zone(request),
    }
    return render(request, "listening/source.html", context)


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
    elif seen.outcome in NO_VERDICT:
        messages.info(request, _("Looked at now: %(told)s") % {"told": told})
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


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def change_many(request: HttpRequest) -> HttpResponse:
    """Stop or resume all sources that are ticked."""
    active = request.POST.get("langkah") == "lanjut"
    keys = [int(key) for key in request.POST.getlist("sumber") if key.isdecimal()]
    rows = Source.objects.filter(pk__in=keys).exclude(active=active)
    for each in rows:
        actions.set_source_active(source=each, active=active, by=request.user)  # type: ignore[arg-type]  # signed in
    told = _("%(count)s resumed.") if active else _("%(count)s paused. What they brought stays.")
    messages.success(request, told % {"count": len(rows)})
    return redirect("listening:sources")


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def correct_clock(request: HttpRequest, key: int) -> HttpResponse:
    """Take the hours by which its clock is wrong off its times, or leave them again."""
    found = get_object_or_404(Source, pk=key)
    hours = 0 if found.clock_correction else found.clock_skew
    actions.correct_clock(source=found, hours=hours, by=request.user)  # type: ignore[arg-type]  # signed in
    messages.success(
        request,
        _("From the next look on, %(hours)s hours are taken off its times.") % {"hours": hours},
    )
    return redirect("listening:source", key)


@access.roles(*actions.SOURCE_KEEPERS)
@require_POST
def move(request: HttpRequest, key: int) -> HttpResponse:
    """Another address, checked like that of a new source."""
    found = get_object_or_404(Source, pk=key)
    try:
        actions.change_address(
            source=found,
            url=request.POST.get("url", "").strip(),
            by=request.user,  # type: ignore[arg-type]  # signed in
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Moved. It is looked at there within a minute."))
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


def _twins(found: Source) -> list[tuple[Source, float]]:
    """Other sources that list nearly the same, with the share."""
    rows = SourceTwin.objects.filter(Q(source=found) | Q(other=found))
    pairs = rows.select_related("source", "other")
    return [(row.other if row.source_id == found.pk else row.source, row.share) for row in pairs]


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _zone(request: HttpRequest) -> str:
    return zone_of(primary_agency(request.user))  # type: ignore[arg-type]  # signed in
