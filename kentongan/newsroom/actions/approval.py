"""Two people: one writes, another approves or returns it with notes."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from kentongan.accounts.enums import APPROVERS, WRITERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import require, signature
from kentongan.core import clocks
from kentongan.newsroom import blockers, fingerprint
from kentongan.newsroom.enums import ApprovalKind
from kentongan.newsroom.models import Approval, GuardedPage, ReleasePage

from .numbering import give_number
from .publishing import publish_approved


@transaction.atomic
def submit(*, page: GuardedPage, by: User) -> TaskState:
    """Ask a second person. Raises ValidationError, by field, where something is missing."""
    require(by, page.agency, *WRITERS, *APPROVERS)
    draft = latest_draft(page)
    blockers.refuse(draft)
    if draft.workflow_in_progress:
        raise ValidationError(_("“%(title)s” awaits approval already.") % {"title": draft.title})
    returned = draft.current_workflow_state
    if returned is not None:  # it came back with notes, and goes again
        returned.resume(user=by)
    else:
        draft.get_workflow().start(draft, by)
    return draft.current_workflow_task_state


@transaction.atomic
def approve(*, page: GuardedPage, by: User) -> Approval:
    """Stand for exactly the revision that was submitted; it goes public now, or at its embargo.

    Raises PermissionDenied for a writer of it or somebody without the role, ValidationError, by
    field, where something is missing.
    """
    Page.objects.select_for_update().get(pk=page.pk)
    require(by, page.agency, *APPROVERS)
    task_state = _open_task(page)
    draft = latest_draft(page)
    _refuse_writer(draft, by)
    blockers.refuse(draft)
    if isinstance(draft, ReleasePage):
        give_number(page=draft)
    Approval.objects.waiting().filter(page_id=draft.pk).update(set_aside_at=clocks.now())
    approval = Approval.objects.create(
        page_id=draft.pk,
        revision=task_state.revision,
        content_hash=fingerprint.of(draft),
        kind=ApprovalKind.REGULAR,
        approved_by=by,
        signature=signature(by, draft.agency),
        approved_at=clocks.now(),
        publish_at=_moment(draft),
    )
    task_state.approve(user=by)
    if approval.publish_at <= clocks.now():
        publish_approved(approval=approval)
    return approval


@transaction.atomic
def return_page(*, page: GuardedPage, by: User, notes: str) -> TaskState:
    """Give it back to its writer; without a note nobody knows what to change."""
    require(by, page.agency, *APPROVERS)
    if not notes.strip():
        raise ValidationError({"notes": _("Notes: say what has to change.")})
    return _open_task(page).reject(user=by, comment=notes.strip())


def latest_draft(page: GuardedPage) -> Any:
    """The page as its last revision says now, not as the public or the caller's copy reads."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def decide(*, page: GuardedPage, user: User, action_name: str, comment: str, **_extra: Any) -> None:
    """Wagtail's own buttons end here."""
    if action_name == "approve":
        approve(page=page, by=user)
    elif action_name == "reject":
        return_page(page=page, by=user, notes=comment)


def _open_task(page: GuardedPage) -> TaskState:
    page = type(page).objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        raise ValidationError(_("“%(title)s” does not await approval.") % {"title": page.title})
    if state.revision_id != page.latest_revision_id:
        state.revision = page.latest_revision
        state.save(update_fields=["revision"])
    return state


def _refuse_writer(page: GuardedPage, by: User) -> None:
    if by.pk in page.writer_ids():
        raise PermissionDenied(
            _("You wrote part of “%(title)s”; another person has to approve it.")
            % {"title": page.title}
        )


def _moment(page: GuardedPage) -> datetime:
    now = clocks.now()
    embargo: datetime | None = getattr(page, "embargo_until", None)
    return max(now, embargo) if embargo else now
