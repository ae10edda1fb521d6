from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, holds_any
from kentongan.listening.models import Story
from kentongan.listening.story_actions import StoryAction
from kentongan.listening.timeline import OwnNumber, StoryMark
from kentongan.verification.models import Claim

from .figures import own_numbers
from .models import Issue
from .viewsets import FACTS, QUESTIONS

SECTION = "kentongan_menu_decide"


@hooks.register("register_admin_viewset")
def _viewsets() -> Any:
    return [FACTS, QUESTIONS]


@hooks.register(SECTION)
def _issues() -> MenuItem:
    return MenuItem(_("Issues"), reverse("planning:issues"), icon_name="crosshairs", order=10)


@hooks.register(SECTION)
def _facts() -> MenuItem:
    address = reverse(FACTS.get_url_name("index"))
    return MenuItem(_("Facts"), address, icon_name="clipboard-list", order=20)


@hooks.register(SECTION)
def _questions() -> MenuItem:
    address = reverse(QUESTIONS.get_url_name("index"))
    return MenuItem(_("Questions and answers"), address, icon_name="help", order=25)


@hooks.register("kentongan_story_actions")
def _from_story(story: Story, user: Any) -> list[StoryAction]:
    if not holds_any(user, WRITERS):
        return []
    address = reverse("planning:open_from_story", args=[story.pk])
    return [StoryAction(label=_("Open an issue"), url=address)]


@hooks.register("kentongan_story_numbers")
def _numbers(story: Story, agency: Agency) -> list[OwnNumber]:
    return own_numbers(story, agency)


@hooks.register("kentongan_story_number_actions")
def _write_number(story: Story, user: Any) -> list[StoryAction]:
    if not holds_any(user, WRITERS):
        return []
    address = f"{reverse(FACTS.get_url_name('add'))}?peristiwa={story.pk}"
    return [StoryAction(label=_("Write the official figure"), url=address, method="get")]


@hooks.register("kentongan_story_marks")
def _marks() -> list[StoryMark]:
    def followed(agency: Agency) -> Any:
        return Issue.objects.filter(agency=agency, story__isnull=False).open().values("story")

    return [StoryMark(slug="isu", label=_("an open issue of ours"), stories=followed)]


@hooks.register("kentongan_story_decisions")
def _decisions(stories: Sequence[int], agency: Agency) -> dict[int, datetime]:
    return Issue.objects.decided_about(stories, agency)


@hooks.register("kentongan_claim_actions")
def _from_claim(claim: Claim, user: Any) -> list[StoryAction]:
    if not has_role(user, claim.agency, *WRITERS):
        return []
    address = reverse("planning:open_from_claim", args=[claim.pk])
    return [StoryAction(label=_("Open an issue"), url=address)]


@hooks.register("kentongan_role_permissions")
def _rights(role: Role) -> list[str]:
    verbs = ["view", "add", "change"] if role in WRITERS else ["view"] if role in STAFF else []
    return [f"planning.{verb}_{model}" for verb in verbs for model in ("fact", "qa")]
