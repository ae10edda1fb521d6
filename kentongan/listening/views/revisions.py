"""One article as it was kept, what changed in it, and lists of what was changed or taken down."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.db.models import F, QuerySet, Window
from django.db.models.functions import Lead
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import COUNTED, page_of, query_without_page
from kentongan.accounts.permissions import holds_any, primary_agency
from kentongan.core import clocks
from kentongan.engine import revisions as engine
from kentongan.listening import actions, exports
from kentongan.listening.models import Article, ArticleText, HandEntry
from kentongan.listening.timeline import publisher

from .stories import zone_of

SHOWN = 20  # versions of one article, and its copies
PERIODS = {"hari": 1, "pekan": 7, "bulan": 30}  # days


@access.roles(*STAFF)
@require_safe
def article(request: HttpRequest, key: int) -> HttpResponse:
    """The text as kept, where its times come from, who repeats it."""
    found = get_object_or_404(Article.objects.select_related("outlet", "source", "story"), pk=key)
    entry = HandEntry.objects.filter(article=found).select_related("by").first()
    mine = HandEntry.objects.visible_to(request.user).filter(article=found)
    context = {
        "article": found,
        "publisher": publisher(found),
        "text": found.text,
        "versions": found.texts.count(),
        "copies": found.copies.select_related("other__outlet")[:SHOWN],
        "copied_by": found.copied_by.select_related("article__outlet")[:SHOWN],
        "pick_ups": found.pick_ups.select_related("own_text"),
        "dkim": found.method.partition("mail:dkim=")[2],
        "entry": entry,
        "may_see_scan": entry is not None and mine.exists(),
        "paid_by": found.paid_decisions.select_related("by").first(),
        "may_decide": holds_any(request.user, WRITERS),
        "zone": _zone(request),
    }
    return render(request, "listening/article.html", context)


@access.roles(*WRITERS)
@require_POST
def decide_paid(request: HttpRequest, key: int) -> HttpResponse:
    """A person says that it is a paid publication, or that it is none."""
    found = get_object_or_404(Article, pk=key)
    actions.decide_paid(
        article=found,
        is_paid=request.POST.get("berbayar") == "ya",
        by=request.user,  # type: ignore[arg-type]  # signed in
    )
    messages.success(request, _("Saved. Its story is counted anew."))
    return redirect("listening:article", key)


@access.roles(*STAFF)
@require_safe
def revisions(request: HttpRequest, key: int) -> HttpResponse:
    """What changed from version to version, word by word, the newest first."""
    found = get_object_or_404(Article.objects.select_related("outlet"), pk=key)
    versions = list(found.texts.order_by("-revision")[: SHOWN + 1])
    steps: list[Any] = [
        {
            "newer": newer,
            "title": engine.compare(older.title, newer.title),
            "body": engine.compare(older.text, newer.text),
        }
        for newer, older in pairwise(versions)
    ]
    context = {
        "article": found,
        "publisher": publisher(found),
        "steps": steps,
        "first": versions[-1] if versions else None,
        "growing": sum(step["body"].grew for step in steps) > 1,
        "zone": _zone(request),
    }
    return render(request, "listening/revisions.html", context)


@access.roles(*STAFF)
@require_safe
def headlines(request: HttpRequest) -> HttpResponse:
    """Headlines that outlets changed, and pages they took down."""
    period = _period(request)
    context = {
        "page": page_of(request, _changed(period)),
        "gone": _gone(period).select_related("outlet", "story")[:SHOWN],
        "query": query_without_page(request),
        "period": period,
        "periods": [("hari", _("24 hours")), ("pekan", _("7 days")), ("bulan", _("30 days"))],
        "zone": _zone(request),
    }
    return render(request, "listening/headlines.html", context)


@access.roles(*STAFF)
@require_safe
def headlines_csv(request: HttpRequest) -> HttpResponse:
    rows = _changed(_period(request))[:COUNTED]
    answer = HttpResponse(exports.changes_csv(rows, _zone(request)), content_type=exports.CSV)
    answer["Content-Disposition"] = 'attachment; filename="judul-berubah.csv"'
    return answer


def _changed(period: str) -> "QuerySet[Any, Any]":
    """Versions whose title differs from the next one's, with that title."""
    since = clocks.now() - timedelta(days=PERIODS[period])
    recent = ArticleText.objects.filter(revision__gt=1, fetched_at__gte=since)
    after = Window(Lead("title"), partition_by=F("article"), order_by=F("revision").asc())
    changed_at = Window(Lead("fetched_at"), partition_by=F("article"), order_by=F("revision").asc())
    rows = ArticleText.objects.filter(article__in=recent.values("article"))
    return (
        rows.annotate(next_title=after, changed_at=changed_at)
        .filter(next_title__isnull=False, changed_at__gte=since)
        .exclude(next_title=F("title"))
        .defer("text")
        .select_related("article__outlet")
        .order_by("-changed_at", "-pk")
    )


def _gone(period: str) -> "QuerySet[Article]":
    since = clocks.now() - timedelta(days=PERIODS[period])
    return Article.objects.filter(gone_at__gte=since).order_by("-gone_at", "-pk")


def _period(request: HttpRequest) -> str:
    asked = request.GET.get("masa", "")
    return asked if asked in PERIODS else "pekan"


def _zone(request: HttpRequest) -> str:
    return zone_of(primary_agency(request.user))  # type: ignore[arg-type]  # signed in
