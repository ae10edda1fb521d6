"""Pages for journalists and everybody, made from what is public now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.core import clocks
from kentongan.newsroom.authenticity import look_up
from kentongan.newsroom.models import AgendaEvent, ReleasePage

SHOWN = 20
AGENDA_LIMIT = 100


@access.public
@require_safe
def press_room(request: HttpRequest) -> HttpResponse:
    """Everything a journalist needs: texts, pictures, contact, agenda."""
    now = clocks.now()
    releases = ReleasePage.objects.published().select_related("agency")[:SHOWN]
    events = AgendaEvent.objects.open_to_public().filter(starts_at__gte=now)[:SHOWN]
    context = {"releases": releases, "events": events}
    return render(request, "newsroom/press_room.html", context)


@access.public
@require_safe
def authentic(request: HttpRequest) -> HttpResponse:
    """Is this release ours? By its number, typed or from the QR code."""
    number = request.GET.get("nomor", "")[:80].strip()
    context = {"number": number, "finding": look_up(number) if number else None}
    return render(request, "newsroom/authentic.html", context)


@access.public
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """Public appointments from today on."""
    start = clocks.to_zone(clocks.now(), "Asia/Jakarta").replace(hour=0, minute=0, second=0)
    events = AgendaEvent.objects.open_to_public().filter(starts_at__gte=start)
    context = {"events": events.select_related("agency")[:AGENDA_LIMIT]}
    return render(request, "newsroom/agenda.html", context)
