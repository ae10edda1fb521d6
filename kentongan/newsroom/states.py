"""Where a page stands, worked out from its approvals; and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import TaskState, WorkflowState

from kentongan.accounts.enums import APPROVERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import has_role

from .enums import PageState
from .models import Approval, GuardedPage, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    page: GuardedPage
    state: PageState


def state_of(page: GuardedPage) -> PageState:
    return with_states([page])[0].state


def with_states(pages: Iterable[GuardedPage]) -> list[Row]:
    """Each page with its state, in four queries for any number of them."""
    pages = list(pages)
    keys = [page.pk for page in pages]
    names = [str(key) for key in keys]
    withdrawn = set(Withdrawal.objects.filter(page_id__in=keys).values_list("page_id", flat=True))
    waiting = set(
        Approval.objects.waiting().filter(page_id__in=keys).values_list("page_id", flat=True)
    )
    workflows = WorkflowState.objects.filter(object_id__in=names)
    asked = set(workflows.filter(status="in_progress").values_list("object_id", flat=True))
    returned = set(workflows.filter(status="needs_changes").values_list("object_id", flat=True))

    def state(page: GuardedPage) -> PageState:
        rules = (
            (page.pk in withdrawn, PageState.WITHDRAWN),
            (str(page.pk) in asked, PageState.AWAITING),
            (str(page.pk) in returned, PageState.RETURNED),
            (page.pk in waiting, PageState.SCHEDULED),
            (page.live and page.has_unpublished_changes, PageState.CHANGED),
            (page.live, PageState.PUBLISHED),
        )
        return next((value for holds, value in rules if holds), PageState.DRAFT)

    return [Row(page=page, state=state(page)) for page in pages]


def awaiting_approval_by(user: User) -> list[Any]:
    """Pages that this person may approve now: of an agency where they approve, not their own."""
    tasks = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    found = []
    for task_state in tasks.select_related("revision").order_by("started_at"):
        page = task_state.revision.content_object
        page = page.specific if page else None
        if not isinstance(page, GuardedPage) or user.pk in page.writer_ids():
            continue
        if has_role(user, page.agency, *APPROVERS):
            found.append(page)
    return found
