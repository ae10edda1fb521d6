from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Life cycle of an issue (Hainsworth & Meng)."""

    ORIGIN = "origin", _("origin")
    MEDIATION = "mediation", _("mediation and amplification")
    ORGANIZATION = "organization", _("organization")
    RESOLUTION = "resolution", _("resolution")


class IssueStatus(TextChoices):
    WATCHED = "watched", _("watched")
    ANALYSED = "analysed", _("analysed")
    HANDLED = "handled", _("handled")
    CLOSED = "closed", _("closed")


OPEN = frozenset({IssueStatus.WATCHED, IssueStatus.ANALYSED, IssueStatus.HANDLED})
TRANSITIONS = {
    IssueStatus.WATCHED: {IssueStatus.ANALYSED, IssueStatus.HANDLED, IssueStatus.CLOSED},
    IssueStatus.ANALYSED: {IssueStatus.HANDLED, IssueStatus.WATCHED, IssueStatus.CLOSED},
    IssueStatus.HANDLED: {IssueStatus.ANALYSED, IssueStatus.CLOSED},
    IssueStatus.CLOSED: {IssueStatus.WATCHED},
}


class Urgency(TextChoices):
    RED = "red", _("act now")
    AMBER = "amber", _("prepare")
    GREEN = "green", _("watch")


class KnowledgeState(TextChoices):
    VALID = "valid", _("valid")
    STALE = "stale", _("to be checked again")
    WITHDRAWN = "withdrawn", _("withdrawn")
