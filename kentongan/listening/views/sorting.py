"""Putting stories together and taking them apart by hand; each can be undone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import WRITERS
from kentongan.accounts.permissions import primary_agency
from kentongan.listening import actions
from kentongan.listening.models import Story, StoryDecision
from kentongan.listening.timeline import MOST, glance, likely, titled

from .stories import DECIDED, zone_of


@access.roles(*WRITERS)
@require_safe
def chosen(request: HttpRequest) -> HttpResponse:
    """From the list: the two stories that were ticked (`?peristiwa=1&peristiwa=2`)."""
    told = dict.fromkeys(request.GET.getlist("peristiwa")[:10])
    keys = [int(key) for key in told if key.isdigit()]
    if len(keys) != 2:
        messages.error(request, _("Tick two stories to put them together."))
        return redirect("listening:stories")
    address = reverse("listening:merge_story", args=[keys[0]])
    return redirect(f"{address}?dengan={keys[1]}")


@access.roles(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, key: int) -> HttpResponse:
    """Choose the other story, see both side by side, then confirm."""
    story = get_object_or_404(Story, pk=key)
    if request.method == "POST":
        return _merge(request, story)
    other = _other(request, story)
    query = request.GET.get("q", "")[:200].strip()
    context: dict[str, Any] = {
        "story": story,
        "other": other,
        "query": query,
        "zone": _zone(request),
    }
    if other is not None:
        context["sides"] = glance([story, other])
    else:
        context["found"] = titled(story, query) if query else []
        context["likely"] = [] if query else likely(story)
    return render(request, "listening/merge.html", context | {"zone": _zone(request)})


@access.roles(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, key: int) -> HttpResponse:
    """Tick the articles that tell of something else."""
    story = get_object_or_404(Story, pk=key)
    if request.method == "POST":
        return _split(request, story)
    rows = story.articles.select_related("outlet").order_by("published_at", "pk")
    context = {"story": story, "articles": rows[:MOST], "zone": _zone(request)}
    return render(request, "listening/split.html", context)


@access.roles(*WRITERS)
@require_POST
def undo(request: HttpRequest, key: int) -> HttpResponse:
    decision = get_object_or_404(StoryDecision.objects.select_related("story"), pk=key)
    try:
        actions.undo_story_decision(decision=decision, by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Undone. The articles are sorted as before."))
    return redirect("listening:story", decision.story_id)


def _merge(request: HttpRequest, story: Story) -> HttpResponse:
    told = request.POST.get("dengan", "")
    other = get_object_or_404(Story, pk=int(told) if told.isdigit() else 0)
    try:
        decision = actions.merge_stories(into=story, other=other, by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("listening:merge_story", story.pk)
    return _decided(decision)


def _split(request: HttpRequest, story: Story) -> HttpResponse:
    keys = [int(key) for key in request.POST.getlist("berita") if key.isdigit()]
    articles = list(story.articles.filter(pk__in=keys))
    try:
        decision = actions.split_story(story=story, articles=articles, by=_user(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("listening:split_story", story.pk)
    return _decided(decision)


def _decided(decision: StoryDecision) -> HttpResponse:
    address = reverse("listening:story", args=[decision.story_id])
    return redirect(f"{address}?{DECIDED}={decision.pk}")


def _other(request: HttpRequest, story: Story) -> Story | None:
    """The story chosen by the address, or the one it was put together with."""
    told = request.GET.get("dengan", "")
    if not told.isdigit():
        return None
    other = Story.objects.select_related("merged_into").filter(pk=int(told)).first()
    other = other and (other.merged_into or other)
    if other is None or other == story:
        messages.error(request, _("Choose another story."))
        return None
    return other


def _zone(request: HttpRequest) -> str:
    return zone_of(primary_agency(_user(request)))


def _user(request: HttpRequest) -> Any:
    return request.user
