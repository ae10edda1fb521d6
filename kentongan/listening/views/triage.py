"""The triage list: one article after another, by keyboard or by buttons."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.core import clocks
from kentongan.listening import actions, story_actions, triage
from kentongan.listening.enums import Tone, Verdict
from kentongan.listening.forms import MarkForm
from kentongan.listening.models import Article, Topic, TriageMark

from .stories import zone_of

LISTS = {"lessons": "listening:lessons"}  # where a form without script leads back to
MOST_SHOWN = 60  # cards that a page already has when it asks for more


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    queue = triage.waiting(agency)
    learned = triage.lessons(agency)
    context = _context(request, agency, queue, queue.keys[: triage.BATCH]) | {
        "looked_at": _looked_at_today(request),
        "waiting": queue.count_in_words,
        "watches": agency.topics.filter(active=True).exists(),
        "learned": sum(len(lesson.telling) for lesson in learned),
        "shortcuts": _wants_shortcuts(request),
    }
    return render(request, "listening/triage.html", context)


@access.roles(*STAFF)
@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """The next cards, without those that the page has (`?ada=12&ada=13`)."""
    agency = _agency(request)
    queue = triage.waiting(agency)
    there = {int(key) for key in request.GET.getlist("ada")[:MOST_SHOWN] if key.isdigit()}
    keys = [key for key in queue.keys if key not in there][: triage.BATCH]
    return render(request, "listening/triage_cards.html", _context(request, agency, queue, keys))


@access.roles(*WRITERS)
@require_POST
def mark(request: HttpRequest, key: int) -> HttpResponse:
    """Looked at, coded, or not about us."""
    article = get_object_or_404(Article, pk=key)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _answer(request, _("Choose negative, neutral or positive."), ok=False)
    told = form.cleaned_data
    try:
        actions.mark_article(
            article=article,
            agency=_agency(request),
            verdict=Verdict(told["verdict"]),
            headline=told["headline"],
            body=told["body"],
            by=request.user,  # type: ignore[arg-type]  # signed in
        )
    except ValidationError as error:
        return _answer(request, " ".join(error.messages), ok=False)
    done = (
        _("Not about us: “%(title)s”.")
        if told["verdict"] == Verdict.NOT_OURS
        else _("Looked at: “%(title)s”.")
    )
    return _answer(request, done % {"title": article.title})


@access.roles(*WRITERS)
@require_POST
def unmark(request: HttpRequest, key: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=key)
    actions.unmark_article(article=article, agency=_agency(request), by=request.user)  # type: ignore[arg-type]  # signed in
    return _answer(request, _("Undone: “%(title)s” is waiting again.") % {"title": article.title})


@access.roles(*STAFF)
@require_safe
def offers(request: HttpRequest, key: int) -> HttpResponse:
    """What later steps of the loop offer for the article's story: open an issue and the like."""
    article = get_object_or_404(Article.objects.select_related("story"), pk=key)
    user: Any = request.user
    offered = story_actions.offered(article.story, user) if article.story else []
    return render(request, "listening/triage_offers.html", {"actions": offered, "article": article})


@access.roles(*STAFF)
@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """What each topic learned from "not about us", and how to take it back."""
    agency = _agency(request)
    user: Any = request.user
    undone = TriageMark.objects.filter(agency=agency, verdict=Verdict.NOT_OURS)
    context = {
        "lessons": triage.lessons(agency),
        "marks": undone.select_related("article", "by").order_by("-at")[: triage.BATCH],
        "may_change": has_role(user, agency, *WRITERS),
        "zone": zone_of(agency),
    }
    return render(request, "listening/lessons.html", context)


@access.roles(*WRITERS)
@require_POST
def word(request: HttpRequest, key: int) -> HttpResponse:
    """Make a learned word an exclusion, take it back, or let it count again."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=key)
    said, what = request.POST.get("word", "")[:80], request.POST.get("what")
    user: Any = request.user
    try:
        if what == "exclude":
            actions.exclude_word(topic=topic, word=said, by=user)
        else:
            actions.ignore_word(topic=topic, word=said, ignored=what == "ignore", by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("listening:lessons")


def _agency(request: HttpRequest) -> Agency:
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    if agency is None:
        raise PermissionDenied(_("You hold no role in an agency today."))
    return agency


def _context(request: HttpRequest, agency: Agency, queue: Any, keys: Any) -> dict[str, Any]:
    user: Any = request.user
    return {
        "cards": triage.cards(agency, queue, keys),
        "may_mark": has_role(user, agency, *WRITERS),
        "tones": Tone.choices,
        "zone": zone_of(agency),
    }


def _looked_at_today(request: HttpRequest) -> int:
    user: Any = request.user
    return TriageMark.objects.filter(by=user, at__date=clocks.today()).count()


def _wants_shortcuts(request: HttpRequest) -> bool:
    """As the person set them for the whole back office."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    return bool(getattr(profile, "keyboard_shortcuts", True))


def _answer(request: HttpRequest, text: str, *, ok: bool = True) -> HttpResponse:
    """A line for the page's own script, else back to the list with a message."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"text": text}, status=200 if ok else 400)
    (messages.success if ok else messages.error)(request, text)
    return redirect(LISTS.get(request.POST.get("from", ""), "listening:triage"))
