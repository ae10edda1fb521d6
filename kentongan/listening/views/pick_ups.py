"""Which media used the office's own texts: the first figure of public relations."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.lists import COUNTED, page_of, query_without_page
from kentongan.accounts.permissions import primary_agency
from kentongan.listening import exports
from kentongan.listening.models import OwnText, PickUp

from .stories import zone_of

FREE = Q(pick_ups__article__is_paid=False)


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Own texts, newest first, each with how many media used it, and the rate of all."""
    rows = _own_texts(request)
    told = rows.aggregate(all=Count("pk", distinct=True), used=Count("pk", filter=Q(media__gt=0)))
    context = {
        "page": page_of(request, rows.order_by("-published_at", "-pk")),
        "query": query_without_page(request),
        "all": told["all"],
        "used": told["used"],
        "rate": f"{told['used'] / told['all']:.0%}" if told["all"] else "",
        "zone": _zone(request),
    }
    return render(request, "listening/own_texts.html", context)


@access.roles(*STAFF)
@require_safe
def own_text(request: HttpRequest, key: int) -> HttpResponse:
    found = get_object_or_404(OwnText.objects.visible_to(request.user), pk=key)
    used = PickUp.objects.filter(own_text=found).select_related("article__outlet")
    moment = F("article__published_at").asc(nulls_last=True)
    context = {
        "own": found,
        "used": used.filter(article__is_paid=False).order_by(moment, "pk"),
        "paid": used.filter(article__is_paid=True).count(),
        "zone": _zone(request),
    }
    return render(request, "listening/own_text.html", context)


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    rows = PickUp.objects.filter(own_text__in=_own_texts(request), article__is_paid=False)
    rows = rows.select_related("own_text", "article__outlet").order_by("-own_text", "pk")
    body = exports.pick_ups_csv(rows[:COUNTED], _zone(request))
    answer = HttpResponse(body, content_type=exports.CSV)
    answer["Content-Disposition"] = 'attachment; filename="dimuat-media.csv"'
    return answer


def _own_texts(request: HttpRequest) -> "QuerySet[Any, Any]":
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    rows = OwnText.objects.filter(agency=agency)
    return rows.annotate(media=Count("pick_ups__article__outlet", filter=FREE, distinct=True))


def _zone(request: HttpRequest) -> str:
    return zone_of(primary_agency(request.user))  # type: ignore[arg-type]  # signed in
