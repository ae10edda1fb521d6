"""Listening in the back office, and what is monitored, for everybody to see."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import page_of
from kentongan.accounts.permissions import primary_agency
from kentongan.engine.flow import Publication, first_publisher

from . import actions, exports
from .forms import ArticleFilterForm, SourceForm, ToneForm
from .models import Article, Coding, Copy, Source, Story, Topic

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access.roles(*STAFF)
def stories(request: HttpRequest) -> HttpResponseBase:
    rows = Story.objects.order_by("-last_at", "-pk")
    page = page_of(request, rows)
    return render(request, "listening/stories.html", {"page": page, "title": _("Stories")})


@access.roles(*STAFF)
def story(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = get_object_or_404(Story, pk=pk)
    user: Any = request.user
    agency = primary_agency(user)
    rows = list(found.articles.select_related("outlet").order_by("published_at", "first_seen_at"))
    coded = Coding.objects.filter(agency=agency, article__in=rows)
    codings = {row.article_id: row for row in coded}
    copies: dict[int, Copy] = {}
    for copy in Copy.objects.filter(article__in=rows).select_related("other__outlet"):
        copies.setdefault(copy.article_id, copy)
    for article in rows:
        article.coding = codings.get(article.pk)  # type: ignore[attr-defined]  # for the template
        article.copy = copies.get(article.pk)  # type: ignore[attr-defined]  # for the template
    buttons = [
        button
        for hook in hooks.get_hooks("kentongan_story_actions")
        for button in hook(found, user)
    ]
    context = {
        "story": found,
        "title": found.title,
        "articles": rows,
        "first": _first(rows),
        "buttons": buttons,
        "tone_form": ToneForm(),
    }
    return render(request, "listening/story.html", context)


@access.roles(*STAFF)
def articles(request: HttpRequest) -> HttpResponseBase:
    form = ArticleFilterForm(request.GET)
    rows = _filtered(form)
    kind = request.GET.get("unduh")
    if kind in {"csv", "xlsx"}:
        return _download(rows[: exports.MOST], kind)
    page = page_of(request, rows)
    kept = {key: value for key, value in request.GET.items() if key != "halaman"}
    context = {
        "page": page,
        "form": form,
        "query": urlencode(kept) + "&" if kept else "",
        "is_capped": page.paginator.is_capped,
        "title": _("Articles"),
    }
    return render(request, "listening/articles.html", context)


@access.roles(*STAFF)
def sources(request: HttpRequest) -> HttpResponseBase:
    rows = Source.objects.select_related("outlet").order_by("-failures", "name")
    page = page_of(request, rows)
    context = {"page": page, "form": SourceForm(), "title": _("Sources")}
    return render(request, "listening/sources.html", context)


@access.roles(*STAFF)
def source(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = get_object_or_404(Source.objects.select_related("outlet"), pk=pk)
    counts = found.polls.order_by().values("outcome").annotate(n=Count("pk"))
    context = {
        "source": found,
        "title": found.name,
        "polls": found.polls.all()[:20],
        "counts": counts,
    }
    return render(request, "listening/source.html", context)


@access.roles(*WRITERS)
@require_POST
def add_source(request: HttpRequest) -> HttpResponseBase:
    form = SourceForm(request.POST)
    user: Any = request.user
    if not form.is_valid():
        messages.error(request, _("Give the whole address, with https://."))
        return redirect("listening:sources")
    try:
        made = actions.add_source(**form.cleaned_data, by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("listening:sources")
    messages.success(request, _("Added. It is looked at within a minute."))
    return redirect("listening:source", pk=made.pk)


@access.roles(*WRITERS)
@require_POST
def check_source(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Look now, while the officer waits; the fetcher's own limits bound it."""
    poll = actions.poll(source=get_object_or_404(Source, pk=pk))
    text = _("%(outcome)s: %(new)s new of %(seen)s. %(detail)s")
    messages.info(
        request,
        text
        % {
            "outcome": poll.get_outcome_display(),
            "new": poll.new,
            "seen": poll.seen,
            "detail": poll.detail,
        },
    )
    return redirect("listening:source", pk=pk)


@access.roles(*WRITERS)
@require_POST
def code(request: HttpRequest, pk: int) -> HttpResponseBase:
    article = get_object_or_404(Article, pk=pk)
    user: Any = request.user
    form, agency = ToneForm(request.POST), primary_agency(user)
    if form.is_valid() and agency is not None:
        actions.code_tone(
            article=article,
            agency=agency,
            headline=int(form.cleaned_data["headline"]),
            body=int(form.cleaned_data["body"]),
            by=user,
        )
    return redirect("listening:story", pk=article.story_id or 0)


@access.public
def monitored(request: HttpRequest) -> HttpResponseBase:
    """/transparansi/pantauan/: every source and every topic, with since when."""
    context = {
        "sources": Source.objects.filter(active=True).select_related("outlet"),
        "topics": Topic.objects.active().select_related("agency"),
    }
    return render(request, "listening/monitored.html", context)


def _filtered(form: ArticleFilterForm) -> Any:
    data = form.cleaned_data if form.is_valid() else {}
    rows = Article.objects.readable().select_related("outlet", "story")
    rows = rows.search(data["q"]) if data.get("q") else rows.newest_first()
    zone = ZoneInfo(settings.TIME_ZONE)
    if data.get("since"):
        rows = rows.filter(published_at__gte=datetime.combine(data["since"], time(), zone))
    if data.get("until"):
        end = datetime.combine(data["until"] + timedelta(days=1), time(), zone)
        rows = rows.filter(published_at__lt=end)
    return rows


def _download(rows: Any, kind: str) -> HttpResponse:
    body = exports.as_csv(rows) if kind == "csv" else exports.as_xlsx(rows)
    name = f'attachment; filename="kliping.{kind}"'
    return HttpResponse(
        body,
        content_type="text/csv; charset=utf-8" if kind == "csv" else XLSX,
        headers={"Content-Disposition": name},
    )


def _first(rows: list[Article]) -> dict[str, Any] | None:
    """Who was first, by which evidence, and who was as early."""
    by_key = {str(row.pk): row for row in rows}
    found = first_publisher(
        Publication(
            id=str(row.pk),
            owner=row.outlet.owner if row.outlet else row.host,
            first_seen_at=row.first_seen_at,
            published_at=row.published_at,
        )
        for row in rows
    )
    if found is None:
        return None
    return {
        "article": by_key[found.id],
        "at": found.at,
        "is_told": found.evidence == "published",
        "ties": [by_key[key] for key in found.ties],
    }
