"""Every change of the newsroom's records, for views, Wagtail's buttons, jobs and the demo."""

from .agenda import change_agenda_event, record_agenda_event
from .approval import approve, return_page, submit
from .corrections import correct, withdraw
from .drafting import draft_clarification, draft_for_claim, draft_for_issue, draft_release
from .emergencies import (
    approve_template,
    confirm_emergency,
    correct_emergency,
    edit_template,
    ensure_templates,
    issue_emergency,
    withdraw_emergency,
)
from .publishing import publish_due
from .seeding import ensure_site

__all__ = [
    "approve",
    "approve_template",
    "change_agenda_event",
    "confirm_emergency",
    "correct",
    "correct_emergency",
    "draft_clarification",
    "draft_for_claim",
    "draft_for_issue",
    "draft_release",
    "edit_template",
    "ensure_site",
    "ensure_templates",
    "issue_emergency",
    "publish_due",
    "record_agenda_event",
    "return_page",
    "submit",
    "withdraw",
    "withdraw_emergency",
]
