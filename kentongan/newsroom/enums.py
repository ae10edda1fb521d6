"""Vocabularies of the newsroom: stored as readable English slugs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ApprovalKind(TextChoices):
    REGULAR = "regular", _("second person")
    EMERGENCY = "emergency", _("template approved beforehand")


class PageState(TextChoices):
    """Where a guarded page stands; worked out from its approvals, never stored."""

    DRAFT = "draft", _("draft")
    AWAITING = "awaiting", _("awaits approval")
    RETURNED = "returned", _("returned with notes")
    SCHEDULED = "scheduled", _("approved, waits for its time")
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("published, with an unapproved change")
    WITHDRAWN = "withdrawn", _("withdrawn")


class EmergencyOutcome(TextChoices):
    OPEN = "open", _("waits for a second person")
    CONFIRMED = "confirmed", _("confirmed")
    CORRECTED = "corrected", _("corrected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class AgendaState(TextChoices):
    PLANNED = "planned", _("planned")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")


class ReleaseKind(TextChoices):
    RELEASE = "release", _("news release")
    STATEMENT = "statement", _("holding statement")


SETTLED = frozenset(
    {EmergencyOutcome.CONFIRMED, EmergencyOutcome.CORRECTED, EmergencyOutcome.WITHDRAWN}
)
AGENDA_CHANGES = {
    AgendaState.PLANNED: frozenset({AgendaState.DONE, AgendaState.CANCELLED}),
    AgendaState.DONE: frozenset({AgendaState.PLANNED}),
    AgendaState.CANCELLED: frozenset({AgendaState.PLANNED}),
}
