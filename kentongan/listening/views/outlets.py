"""One publisher: what it wrote, how it stands among others. Never one person of it."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks
from kentongan.engine.flow import first_publisher
from kentongan.listening.models import Article, Copy, Outlet, PickUp
from kentongan.listening.timeline import publications
from kentongan.listening.timeline.material import MOMENT

from .stories import zone_of

SPAN = timedelta(days=30)
STORIES = 200  # newest stories in which the first publisher is counted


@access.roles(*STAFF)
@require_safe
def outlet(request: HttpRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Outlet, pk=key)
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    since = clocks.now() - SPAN
    recent = found.articles.readable().filter(first_seen_at__gte=since)
    free = recent.filter(is_paid=False)
    about_us = free.filter(topic_matches__topic__agency=agency).distinct() if agency else free
    page = page_of(request, about_us.newest_first())
    context = {
        "outlet": found,
        "page": page,
        "query": query_without_page(request),
        "figures": _figures(found, agency, since),
        "paid": recent.filter(is_paid=True).count(),
        "first_count": _firsts(found, since),
        "sources": found.sources.order_by("name"),
        "network": _network(found),
        "corrected": free.filter(texts__revision__gt=1).distinct().newest_first()[:10],
        "zone": zone_of(agency),
    }
    return render(request, "listening/outlet.html", context)


def _figures(outlet: Outlet, agency: Agency | None, since: Any) -> dict[str, int]:
    free = Article.objects.filter(outlet=outlet, is_paid=False, first_seen_at__gte=since)
    counted: dict[str, int] = free.aggregate(
        articles=Count("pk"), gone=Count("pk", filter=Q(gone_at__isnull=False))
    )
    between = Copy.objects.filter(
        article__is_paid=False, other__is_paid=False, article__first_seen_at__gte=since
    )
    counted["copies_in"] = (
        between.filter(article__outlet=outlet).values("article").distinct().count()
    )
    counted["copies_out"] = (
        between.filter(other__outlet=outlet).exclude(article__outlet=outlet)
        .values("article").distinct().count()
    )  # fmt: skip
    used = PickUp.objects.filter(article__in=free, own_text__agency=agency)
    counted["pick_ups"] = used.values("own_text").distinct().count()
    return counted


def _firsts(outlet: Outlet, since: Any) -> int:
    """In how many recent stories of several media it came first, ties counted."""
    stories = list(
        outlet.articles.filter(first_seen_at__gte=since, story__outlet_count__gt=1)
        .order_by("-story").values_list("story", flat=True).distinct()[:STORIES]
    )  # fmt: skip
    rows = Article.objects.filter(story__in=stories, is_paid=False)
    by_story: dict[int, list[Article]] = {}
    for article in rows.select_related("outlet", "source").order_by(MOMENT):
        by_story.setdefault(article.story_id or 0, []).append(article)
    count = 0
    for articles in by_story.values():
        first = first_publisher(publications(articles))
        leading = {first.id, *first.ties} if first else set()
        count += any(str(a.pk) in leading and a.outlet_id == outlet.pk for a in articles)
    return count


def _network(outlet: Outlet) -> Any:
    if not outlet.owner_network:
        return Outlet.objects.none()
    return Outlet.objects.filter(owner_network=outlet.owner_network).exclude(pk=outlet.pk)[:20]
