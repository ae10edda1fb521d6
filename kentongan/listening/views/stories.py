"""What the media tell: the list of stories, one story, and the tone a person gives it."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS, Zone
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions, story_actions
from kentongan.listening.enums import Tone
from kentongan.listening.forms import ToneForm
from kentongan.listening.models import Article, Story
from kentongan.listening.querysets import agency_has_topics
from kentongan.listening.timeline import story_page

STIRRING = 20
OUTLETS_NAMED = 6


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Stories alive in the last two days first, then all of them, newest first."""
    agency = _agency(request)
    page = page_of(request, Story.objects.filter(article_count__gt=0).order_by("-last_at", "-pk"))
    stirring = []
    if page.number == 1:
        stirring = list(Story.objects.stirring(clocks.now(), agency)[:STIRRING])
    outlets = _outlets([*stirring, *page.object_list])
    context = {
        "stirring": [(story, outlets[story.pk]) for story in stirring],
        "rows": [(story, outlets[story.pk]) for story in page.object_list],
        "page": page,
        "query": query_without_page(request),
        "zone": zone_of(agency),
        "offers_topics": _may_start_topics(request, agency),
    }
    return render(request, "listening/stories.html", context)


@access.roles(*STAFF)
@require_safe
def story(request: HttpRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Story, pk=key)
    if found.merged_into_id is not None:
        return redirect("listening:story", found.merged_into_id)
    user: Any = request.user
    agency = _agency(request)
    context = {
        "story": found,
        "told": story_page(found, agency, zone_of(agency)),
        "actions": story_actions.offered(found, user),
        "may_code": agency is not None and has_role(user, agency, *WRITERS),
        "tones": Tone.choices,
        "zone": zone_of(agency),
    }
    return render(request, "listening/story.html", context)


@access.roles(*WRITERS)
@require_POST
def code(request: HttpRequest, key: int) -> HttpResponse:
    """A person says how headline and text sound; the machine's suggestion ends there."""
    article = get_object_or_404(Article, pk=key)
    agency = _agency(request)
    form = ToneForm(request.POST)
    if agency is None:
        raise PermissionDenied
    if form.is_valid():
        try:
            actions.code_tone(
                article=article,
                agency=agency,
                headline=form.cleaned_data["headline"],
                body=form.cleaned_data["body"],
                by=request.user,  # type: ignore[arg-type]  # signed in
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Tone saved."))
    else:
        messages.error(request, _("Choose negative, neutral or positive."))
    if article.story_id is None:
        return redirect("listening:articles")
    return redirect(f"{reverse('listening:story', args=[article.story_id])}#berita-{article.pk}")


def zone_of(agency: Agency | None) -> str:
    return agency.zone if agency else Zone.WIB.value


def _may_start_topics(request: HttpRequest, agency: Agency | None) -> bool:
    """Whether to offer the ready-made topics: to writers of an agency without any."""
    user: Any = request.user
    return agency is not None and not agency_has_topics(agency) and has_role(user, agency, *WRITERS)


def _agency(request: HttpRequest) -> Agency | None:
    return primary_agency(request.user)  # type: ignore[arg-type]  # signed in


def _outlets(stories: list[Story]) -> defaultdict[int, list[str]]:
    """Names of some outlets of each story, by one query."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    rows = Article.objects.filter(story__in={story.pk for story in stories}).order_by(
        "outlet__name"
    )
    for key, name, host in rows.values_list("story_id", "outlet__name", "host").distinct():
        told = name or host or _("address unknown")
        if key is not None and told not in names[key] and len(names[key]) < OUTLETS_NAMED:
            names[key].append(told)
    return names
