"""The newsroom in Wagtail's back office: menu, rights, and no way round the second person."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import User
from kentongan.accounts.permissions import has_role
from kentongan.listening.story_actions import StoryAction
from kentongan.planning.enums import IssueStatus
from kentongan.planning.models import Issue
from kentongan.verification.enums import VERDICT_GIVEN
from kentongan.verification.models import Claim

from .models import ClarificationPage, GuardedPage, ReleasePage
from .viewsets import AgendaViewSet

KEEPERS = WRITERS | {Role.LEADER}
AGENDA = AgendaViewSet()
PUBLISHING_BUTTONS = frozenset({"action-publish", "action-unpublish"})


@hooks.register("register_admin_urls")
def _addresses() -> list[Any]:
    return [path("", include("kentongan.newsroom.office_urls"))]


@hooks.register("register_admin_viewset")
def _viewsets() -> AgendaViewSet:
    return AGENDA


@hooks.register("kentongan_menu_tell")
def _releases() -> MenuItem:
    label = gettext_lazy("Releases and clarifications")
    return MenuItem(label, reverse("newsroom_office:pages"), icon_name="doc-full", order=10)


@hooks.register("kentongan_menu_tell")
def _emergency() -> MenuItem:
    label = gettext_lazy("Emergency notice")
    address = reverse("newsroom_office:emergency_board")
    return MenuItem(label, address, icon_name="warning", order=20)


@hooks.register("kentongan_menu_decide")
def _agenda() -> MenuItem:
    address = reverse("newsroom_agenda:index")
    return MenuItem(gettext_lazy("Agenda"), address, icon_name="date", order=30)


@hooks.register("kentongan_issue_actions")
def _release_of(issue: Issue, user: User) -> list[StoryAction]:
    if not has_role(user, issue.agency, *WRITERS):
        return []
    draft = ReleasePage.objects.never_published().filter(issue=issue).first()
    if draft is not None:
        address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        return [StoryAction(label=_("Go on with the release"), url=address, method="get")]
    closed = _("This issue is closed.") if issue.status == IssueStatus.CLOSED else ""
    address = reverse("newsroom_office:for_issue", args=[issue.pk])
    return [StoryAction(label=_("Write a release"), url=address, why_not=closed)]


@hooks.register("kentongan_claim_actions")
def _clarification_of(claim: Claim, user: User) -> list[StoryAction]:
    if not has_role(user, claim.agency, *WRITERS):
        return []
    page = ClarificationPage.objects.filter(claim=claim).last()
    if page is not None:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return [StoryAction(label=_("Open the clarification"), url=address, method="get")]
    open_yet = claim.status not in VERDICT_GIVEN
    waits = _("Two people decide first; then the clarification is written.") if open_yet else ""
    address = reverse("newsroom_office:for_claim", args=[claim.pk])
    return [StoryAction(label=_("Write a clarification"), url=address, why_not=waits)]


@hooks.register("kentongan_role_permissions")
def _rights(role: Role) -> list[str]:
    if role in KEEPERS:
        verbs = ["view", "add", "change"]
    elif role in STAFF - {Role.ADMIN}:
        verbs = ["view"]
    else:
        verbs = []
    return [f"newsroom.{verb}_agendaevent" for verb in verbs]


@hooks.register("construct_page_action_menu")
def _no_publish_button(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    page = context.get("page")
    parent = context.get("parent_page")
    subject = page.specific_class if page else None
    if (subject and issubclass(subject, GuardedPage)) or (parent and page is None):
        items[:] = [item for item in items if item.name not in PUBLISHING_BUTTONS]


def _to_approval(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not isinstance(page.specific, GuardedPage):
        return None
    messages.warning(
        request,
        _("A second person decides about “%(title)s”: use the approval screen.")
        % {"title": page.title},
    )
    return redirect("newsroom_office:approval", page.pk)


def _only_drafts_go(request: HttpRequest, page: Page) -> HttpResponse | None:
    if isinstance(page.specific, GuardedPage) and page.first_published_at:
        return _to_approval(request, page)
    return None


hooks.register("before_publish_page", _to_approval)
hooks.register("before_unpublish_page", _to_approval)
hooks.register("before_copy_page", _to_approval)
hooks.register("before_delete_page", _only_drafts_go)


@hooks.register("before_bulk_action")
def _no_bulk(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    guarded = [page for page in objects if isinstance(getattr(page, "specific", None), GuardedPage)]
    if guarded and action_type in {"publish", "unpublish", "delete", "copy"}:
        return _to_approval(request, guarded[0])
    return None
