"""The newsroom's own screens in the back office: drafts, approval, correction, withdrawal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Page

from kentongan.accounts import access
from kentongan.accounts.enums import APPROVERS, WRITERS
from kentongan.accounts.permissions import agencies_of, has_role
from kentongan.newsroom import actions, blockers, skeletons
from kentongan.newsroom.differences import compare
from kentongan.newsroom.models import GUARDED, Approval, GuardedPage
from kentongan.newsroom.states import state_of, with_states
from kentongan.planning.models import Issue
from kentongan.verification.models import Claim

SHOWN = 100
SIGNED = 5  # approvals shown, the newest first
EDITORIAL = WRITERS | APPROVERS


@access.roles(*EDITORIAL)
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Every release, clarification and notice, with where it stands."""
    found: list[GuardedPage] = []
    for kind in GUARDED:
        found += kind.objects.visible_to(request.user).order_by("-latest_revision_created_at")[
            :SHOWN
        ]
    found.sort(key=lambda page: page.latest_revision_created_at or page.pk, reverse=True)
    rows = with_states(found[:SHOWN])
    return render(request, "newsroom/office/pages.html", {"rows": rows})


@access.roles(*WRITERS)
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Pick a skeleton; a draft opens in the editor."""
    if request.method == "POST":
        person: Any = request.user
        agency = agencies_of(person, WRITERS)[0]  # one at least, or the screen is closed
        slug = request.POST.get("skeleton", "")
        try:
            page = actions.draft_release(agency=agency, by=person, template=slug or None)
        except skeletons.UnknownSkeleton as error:
            raise Http404 from error
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"releases": skeletons.releases(), "statements": skeletons.statements()}
    return render(request, "newsroom/office/start.html", context)


@access.roles(*WRITERS)
@require_POST
def for_issue(request: HttpRequest, key: int) -> HttpResponse:
    """The issue's release opens in the editor."""
    user: Any = request.user
    issue = get_object_or_404(Issue.objects.visible_to(user), pk=key)
    try:
        page = actions.draft_for_issue(issue=issue, by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("planning:issue", key)
    return redirect("wagtailadmin_pages:edit", page.pk)


@access.roles(*WRITERS)
@require_POST
def for_claim(request: HttpRequest, key: int) -> HttpResponse:
    """The claim's clarification opens in the editor."""
    user: Any = request.user
    claim = get_object_or_404(Claim.objects.visible_to(user), pk=key)
    try:
        page = actions.draft_for_claim(claim=claim, by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("verification:claim", key)
    return redirect("wagtailadmin_pages:edit", page.pk)


@access.roles(*EDITORIAL)
@require_http_methods(["GET", "POST"])
def approval(request: HttpRequest, key: int) -> HttpResponse:
    """Read it as the public will, see what is missing and what changed, and decide."""
    page = _page(request, key)
    if request.method == "POST":
        return _decide(request, page)
    user: Any = request.user
    draft = page.get_latest_revision_as_object()
    context = {
        "page": page,
        "draft": draft,
        "state": state_of(page),
        "text_template": f"newsroom/parts/{page.key_prefix}_text.html",
        "blockers": blockers.find(draft),
        "changes": compare(page, draft) if page.live else [],
        "may_decide": has_role(user, page.agency, *APPROVERS),
        "is_writer": user.pk in page.writer_ids(),
        "approvals": Approval.objects.filter(page_id=page.pk)[:SIGNED],
    }
    return render(request, "newsroom/office/approval.html", context)


def _decide(request: HttpRequest, page: GuardedPage) -> HttpResponse:
    try:
        messages.success(request, _run(request, page))
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    return redirect("newsroom_office:approval", page.pk)


def _run(request: HttpRequest, page: GuardedPage) -> str:
    user: Any = request.user
    text = request.POST.get("text", "")
    match request.POST.get("verb"):
        case "submit":
            actions.submit(page=page, by=user)
            return _("Sent to a second person.")
        case "approve":
            actions.approve(page=page, by=user)
            return _("Approved. It goes public now, or when its embargo ends.")
        case "return":
            actions.return_page(page=page, by=user, notes=text)
            return _("Returned with your notes.")
        case "correct":
            actions.correct(page=page, text=text, by=user)
            return _("The correction stands on top of the page.")
        case "withdraw":
            actions.withdraw(page=page, why=text, by=user)
            return _("Withdrawn. Its address says why.")
    raise ValidationError(_("Choose what to do."))


def _page(request: HttpRequest, key: int) -> GuardedPage:
    found = Page.objects.filter(pk=key).first()
    page = found.specific if found else None
    if not isinstance(page, GuardedPage):
        raise Http404
    if not type(page).objects.visible_to(request.user).filter(pk=key).exists():
        raise Http404
    return page
