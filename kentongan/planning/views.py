"""Issues in the back office."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.forms import complaints
from kentongan.accounts.lists import page_of
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import agencies_of
from kentongan.accounts.steps import take_step
from kentongan.listening.models import Story
from kentongan.listening.trends import stages, telling
from kentongan.verification.models import Claim

from . import actions
from .forms import DecisionForm, IssueForm, MoveForm, NoteForm
from .models import Issue


@access.roles(*STAFF)
def issues(request: HttpRequest) -> HttpResponseBase:
    rows = Issue.objects.visible_to(request.user)
    rows = rows.open() if "semua" not in request.GET else rows
    rows = rows.by_priority().select_related("owner", "agency")
    page = page_of(request, rows)
    context = {"page": page, "form": IssueForm(), "title": _("Issues")}
    return render(request, "planning/issues.html", context)


@access.roles(*STAFF)
def issue(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _issue(request, pk)
    buttons = [
        button
        for hook in hooks.get_hooks("kentongan_issue_actions")
        for button in hook(found, request.user)
    ]
    context = {
        "issue": found,
        "title": found.title,
        "notes": found.notes.select_related("by"),
        "move_form": MoveForm(initial=vars(found)),
        "buttons": buttons,
        "found_stage": _stage(found),
    }
    return render(request, "planning/issue.html", context)


def _stage(issue: Issue) -> telling.ToldStage | None:
    """The stage that the rule finds in the issue's story; a person sets the issue's own."""
    if issue.story is None:
        return None
    reading = stages.of_story(issue.story, issue.agency, issue.agency.zone)
    return telling.stage(reading) if reading else None


@access.roles(*WRITERS)
@require_POST
def open_issue(request: HttpRequest) -> HttpResponseBase:
    form = IssueForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the issue a title."))
        return redirect("planning:issues")
    return _open(request, **form.cleaned_data)


@access.roles(*WRITERS)
@require_POST
def open_from_story(request: HttpRequest, pk: int) -> HttpResponseBase:
    story = get_object_or_404(Story, pk=pk)
    mine = agencies_of(request.user, WRITERS)  # type: ignore[arg-type]  # signed in
    watching = set(story.watching_agencies())
    agency = next((each for each in mine if each.pk in watching), None)
    return _open(request, agency, title=story.title, story=story)


@access.roles(*WRITERS)
@require_POST
def open_from_claim(request: HttpRequest, pk: int) -> HttpResponseBase:
    claim = get_object_or_404(Claim.objects.visible_to(request.user), pk=pk)
    return _open(request, claim.agency, title=claim.text[:200], claim=claim, story=claim.story)


@access.roles(*WRITERS)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponseBase:
    found = _issue(request, pk)
    take_step(request, _STEPS.get(verb), found, request)
    return redirect("planning:issue", pk=pk)


def _open(request: HttpRequest, agency: Agency | None = None, **fields: Any) -> HttpResponseBase:
    """For an agency, or for the first in which the person writes; never with none: see `roles`."""
    user: Any = request.user
    agency = agency or agencies_of(user, WRITERS)[0]
    opened = actions.open_issue(agency=agency, by=user, **fields)
    return redirect("planning:issue", pk=opened.pk)


def _issue(request: HttpRequest, pk: int) -> Issue:
    rows = Issue.objects.visible_to(request.user)
    found: Issue = get_object_or_404(rows.select_related("owner", "story", "claim"), pk=pk)
    return found


def _cleaned(form: forms.Form) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError(complaints(form))
    data: dict[str, Any] = form.cleaned_data
    return data


def _move(found: Issue, request: Any) -> None:
    actions.advance_issue(issue=found, by=request.user, **_cleaned(MoveForm(request.POST)))


def _note(found: Issue, request: Any) -> None:
    actions.note_issue(issue=found, by=request.user, **_cleaned(NoteForm(request.POST)))


def _close(found: Issue, request: Any) -> None:
    actions.close_issue(issue=found, by=request.user, **_cleaned(DecisionForm(request.POST)))


_STEPS = {"lanjut": _move, "catat": _note, "tutup": _close}
