"""What the media tell: the list of stories, one story, and the tone a person gives it."""

from collections.abc import Callable
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
from kentongan.accounts.lists import COUNTED, KeysetPage, query_without_page
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, holds_any, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions, exports, story_actions
from kentongan.listening.enums import Tone
from kentongan.listening.forms import ToneForm
from kentongan.listening.models import Article, Story, StoryDecision
from kentongan.listening.querysets import agency_has_topics
from kentongan.listening.timeline import StoryFilter, StoryPage, lines, story_page
from kentongan.listening.trends import stages, telling

STIRRING = 20
DECISIONS = 5
DECIDED = "keputusan"  # names the decision just made, whose undoing stands on top


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Stories alive in the last two days first, then those of the filter in its order."""
    user: Any = request.user
    agency = _agency(request)
    form = StoryFilter(request.GET, user=user, agency=agency)
    page = KeysetPage(request, form.rows(), form.key)
    stirring = []
    if not (page.has_previous or form.narrows):
        stirring = list(Story.objects.stirring(clocks.now(), agency)[:STIRRING])
    context = {
        "form": form,
        "stirring": lines(stirring),
        "rows": lines(page.object_list),
        "page": page,
        "query": query_without_page(request),
        "zone": zone_of(agency),
        "may_sort": holds_any(user, WRITERS),
        "offers_topics": _may_start_topics(request, agency),
    }
    return render(request, "listening/stories.html", context)


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.stories_csv, "csv", exports.CSV)


@access.roles(*STAFF)
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.stories_xlsx, "xlsx", exports.XLSX)


def _file(
    request: HttpRequest, write: Callable[..., bytes], ending: str, content_type: str
) -> HttpResponse:
    """The first `COUNTED` stories of the list as it is filtered and sorted."""
    user: Any = request.user
    form = StoryFilter(request.GET, user=user, agency=_agency(request))
    rows = form.rows().order_by(f"-{form.key}", "-pk")[:COUNTED]
    body = write(lines(list(rows)), form.zone.key, request.build_absolute_uri)
    answer = HttpResponse(body, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="peristiwa.{ending}"'
    return answer


@access.roles(*STAFF)
@require_safe
def story(request: HttpRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Story, pk=key)
    if found.merged_into_id is not None:
        return redirect("listening:story", found.merged_into_id)
    user: Any = request.user
    agency = _agency(request)
    just = request.GET.get(DECIDED, "")
    decisions = list(StoryDecision.objects.in_force(found)[:DECISIONS])
    told = story_page(found, agency, zone_of(agency))
    context = {
        "story": found,
        "told": told,
        "stage": _stage(found, told, agency),
        "actions": story_actions.offered(found, user),
        "number_actions": story_actions.offered(found, user, story_actions.NUMBERS),
        "may_code": agency is not None and has_role(user, agency, *WRITERS),
        "tones": Tone.choices,
        "zone": zone_of(agency),
        "may_sort": holds_any(user, WRITERS),
        "decisions": decisions,
        "decided": next((each for each in decisions if str(each.pk) == just), None),
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


def _stage(story: Story, told: StoryPage, agency: Agency | None) -> telling.ToldStage | None:
    if not told.material.free:
        return None
    reading = stages.of_articles(
        told.material.free,
        told.material.texts,
        zone=zone_of(agency),
        decided_at=stages.decided_at([story.pk], agency),
    )
    return telling.stage(reading)


def zone_of(agency: Agency | None) -> str:
    return agency.zone if agency else Zone.WIB.value


def _may_start_topics(request: HttpRequest, agency: Agency | None) -> bool:
    """Whether to offer the ready-made topics: to writers of an agency without any."""
    user: Any = request.user
    return agency is not None and not agency_has_topics(agency) and has_role(user, agency, *WRITERS)


def _agency(request: HttpRequest) -> Agency | None:
    return primary_agency(request.user)  # type: ignore[arg-type]  # signed in
