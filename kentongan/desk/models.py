"""What citizens ask of the office, and what they were answered, through whatever door."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.fields import EncryptedTextField
from kentongan.core.history import tracked

from .enums import CaseKind, CaseStatus, Direction, Door, ReplyBy
from .numbers import in_pairs
from .querysets import CallBackQuerySet, CaseQuerySet

USER = settings.AUTH_USER_MODEL


@tracked
class CitizenCase(AgencyOwned):
    """One matter of one citizen. Paper, counter and telephone enter like the web does:
    `received_at` is when the office got it, `entered_at` when somebody typed it in."""

    number = models.CharField(_("number"), max_length=8, unique=True)
    pin_hash = models.CharField(max_length=128)
    kind = models.CharField(_("kind"), max_length=30, choices=CaseKind.choices)
    door = models.CharField(_("door"), max_length=10, choices=Door.choices)
    status = models.CharField(
        _("status"), max_length=20, choices=CaseStatus.choices, default=CaseStatus.RECEIVED
    )
    subject = models.CharField(_("subject"), max_length=200)
    received_at = models.DateTimeField(_("received"))
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reply_by = models.CharField(_("wished way of reply"), max_length=10, choices=ReplyBy.choices)
    name = EncryptedTextField(_("name"), blank=True, default="")
    contact = EncryptedTextField(_("telephone, e-mail or address"), blank=True, default="")
    chat_account_id = models.BigIntegerField(null=True, blank=True)
    chat_ref = models.CharField(max_length=100, blank=True)
    page_url = models.CharField(_("page it is about"), max_length=500, blank=True)
    assigned_to = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("assigned to"),
    )  # fmt: skip
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    due_trace = models.JSONField(default=list, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    claim = models.ForeignKey(
        "verification.Claim", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[CaseQuerySet] = CaseQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CaseStatus.values), name="desk_case_status"
            ),
            models.CheckConstraint(
                condition=Q(received_at__lte=models.F("entered_at")), name="desk_case_received"
            ),
        ]
        indexes = [
            # The work list: an agency's open cases by deadline.
            models.Index(
                fields=["agency", "due_at"],
                condition=Q(status__in=["received", "in_progress", "reopened"]),
                name="desk_case_open",
            ),
            # An incoming chat message looks for its open case.
            models.Index(fields=["chat_ref"], condition=~Q(chat_ref=""), name="desk_case_chat"),
        ]

    def __str__(self) -> str:
        return f"{self.read_number}: {self.subject}"

    @property
    def read_number(self) -> str:
        return in_pairs(self.number)


class CaseMessage(models.Model):
    """One word of the conversation, in or out, or a note that only officers see."""

    case = models.ForeignKey(CitizenCase, on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=4, choices=Direction.choices)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    external_id = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "pk"]
        constraints = [
            # A webhook that comes twice leaves one message.
            models.UniqueConstraint(
                fields=["external_id"], condition=~Q(external_id=""), name="desk_message_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class CallBack(models.Model):
    """Somebody who wants to be called: the list beside the telephone."""

    case = models.ForeignKey(CitizenCase, on_delete=models.CASCADE, related_name="call_backs")
    wanted_at = models.DateTimeField(_("wanted"))
    done_at = models.DateTimeField(_("called"), null=True, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(_("result"), max_length=300, blank=True)

    objects = CallBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("call to make")
        verbose_name_plural = _("calls to make")
        ordering = ["wanted_at"]

    def __str__(self) -> str:
        return str(self.case)
