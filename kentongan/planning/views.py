"""Issues in the back office."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import page_of
from kentongan.accounts.permissions import primary_agency
from kentongan.listening.models import Story
from kentongan.verification.models import Claim

from . import actions
from .forms import IssueForm, MoveForm
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
    }
    return render(request, "planning/issue.html", context)


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
    return _open(request, title=story.title, story=story)


@access.roles(*WRITERS)
@require_POST
def open_from_claim(request: HttpRequest, pk: int) -> HttpResponseBase:
    claim = get_object_or_404(Claim.objects.visible_to(request.user), pk=pk)
    return _open(request, title=claim.text[:200], claim=claim, story=claim.story)


@access.roles(*WRITERS)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponseBase:
    found = _issue(request, pk)
    step = _STEPS.get(verb)
    try:
        if step is None:
            raise ValidationError(_("There is no such step."))
        step(found, request)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("planning:issue", pk=pk)


def _open(request: HttpRequest, **fields: Any) -> HttpResponseBase:
    user: Any = request.user
    agency = primary_agency(user)
    if agency is None:
        messages.error(request, _("You have no role in an agency today."))
        return redirect("planning:issues")
    opened = actions.open_issue(agency=agency, by=user, **fields)
    return redirect("planning:issue", pk=opened.pk)


def _issue(request: HttpRequest, pk: int) -> Issue:
    rows = Issue.objects.visible_to(request.user)
    found: Issue = get_object_or_404(rows.select_related("owner", "story", "claim"), pk=pk)
    return found


def _move(found: Issue, request: Any) -> None:
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise ValidationError([f"{name}: {error[0]}" for name, error in form.errors.items()])
    actions.advance_issue(issue=found, by=request.user, **form.cleaned_data)


def _note(found: Issue, request: Any) -> None:
    actions.note_issue(issue=found, text=request.POST.get("text", ""), by=request.user)


def _close(found: Issue, request: Any) -> None:
    actions.close_issue(issue=found, decision=request.POST.get("decision", ""), by=request.user)


_STEPS = {"lanjut": _move, "catat": _note, "tutup": _close}
