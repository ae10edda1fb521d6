from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseKind(TextChoices):
    QUESTION = "question", _("question")
    INFORMATION_REQUEST = "information_request", _("information request")
    COMPLAINT = "complaint", _("complaint")
    ASPIRATION = "aspiration", _("suggestion")
    PRESS = "press", _("press enquiry")


class Door(TextChoices):
    """How it reached the office; every door leads to the same series of numbers."""

    COUNTER = "counter", _("counter")
    PHONE = "phone", _("telephone")
    LETTER = "letter", _("letter")
    WEB = "web", _("website")
    SOCIAL = "social", _("social media")
    CHAT = "chat", _("chat")


class ReplyBy(TextChoices):
    WEB = "web", _("on the status page")
    PHONE = "phone", _("by telephone")
    LETTER = "letter", _("by letter")
    EMAIL = "email", _("by e-mail")
    CHAT = "chat", _("by chat")


class CaseStatus(TextChoices):
    RECEIVED = "received", _("received")
    IN_PROGRESS = "in_progress", _("being worked on")
    ANSWERED = "answered", _("answered")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("opened again")


OPEN = frozenset({CaseStatus.RECEIVED, CaseStatus.IN_PROGRESS, CaseStatus.REOPENED})
TRANSITIONS = {
    CaseStatus.RECEIVED: {CaseStatus.IN_PROGRESS, CaseStatus.ANSWERED, CaseStatus.CLOSED},
    CaseStatus.IN_PROGRESS: {CaseStatus.ANSWERED, CaseStatus.CLOSED},
    CaseStatus.ANSWERED: {CaseStatus.CLOSED, CaseStatus.REOPENED, CaseStatus.ANSWERED},
    CaseStatus.CLOSED: {CaseStatus.REOPENED},
    CaseStatus.REOPENED: {CaseStatus.IN_PROGRESS, CaseStatus.ANSWERED, CaseStatus.CLOSED},
}

# Which dated rule gives the deadline of which kind.
DEADLINES = {
    CaseKind.QUESTION: "layanan.pertanyaan",
    CaseKind.INFORMATION_REQUEST: "kip.jawab",
    CaseKind.COMPLAINT: "sp4n.biasa",
    CaseKind.ASPIRATION: "sp4n.aspirasi",
    CaseKind.PRESS: "layanan.pers",
}


class Direction(TextChoices):
    IN = "in", _("from the citizen")
    OUT = "out", _("from the office")
    NOTE = "note", _("internal note")
