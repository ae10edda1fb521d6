"""What the office decides about: issues, and the facts and answers it stands by."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core import clocks
from kentongan.core.history import tracked
from kentongan.listening.models import Story
from kentongan.verification.models import Claim

from .enums import IssueStatus, KnowledgeState, Stage, Urgency
from .querysets import IssueQuerySet, KnowledgeQuerySet

USER = settings.AUTH_USER_MODEL
FIVE = [MinValueValidator(1), MaxValueValidator(5)]
RED, AMBER = 15, 8  # of 25: impact times likelihood from which to act, to prepare


@tracked
class Issue(AgencyOwned):
    """Something that may become a problem or a chance, followed from its first signal."""

    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is about"), blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.ORIGIN)
    status = models.CharField(
        _("status"), max_length=20, choices=IssueStatus.choices, default=IssueStatus.WATCHED
    )
    impact = models.PositiveSmallIntegerField(_("impact (1 to 5)"), default=3, validators=FIVE)
    likelihood = models.PositiveSmallIntegerField(
        _("likelihood (1 to 5)"), default=3, validators=FIVE
    )
    owner = models.ForeignKey(
        USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("in charge")
    )
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="issues",
        verbose_name=_("story"),
    )  # fmt: skip
    claim = models.ForeignKey(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="issues",
        verbose_name=_("rumour"),
    )  # fmt: skip
    first_signal_at = models.DateTimeField(_("first signal"))
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    decision = models.TextField(_("decision"), blank=True)

    objects: ClassVar[IssueQuerySet] = IssueQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "story"], condition=Q(story__isnull=False),
                name="planning_issue_story",
            ),
            models.UniqueConstraint(
                fields=["agency", "claim"], condition=Q(claim__isnull=False),
                name="planning_issue_claim",
            ),
            models.CheckConstraint(
                condition=~Q(status=IssueStatus.CLOSED) | ~Q(decision=""),
                name="planning_closed_with_decision",
            ),
            models.CheckConstraint(
                condition=Q(first_signal_at__lte=F("opened_at")), name="planning_issue_signal"
            ),
        ]  # fmt: skip
        indexes = [
            # The list of an agency's open issues.
            models.Index(fields=["agency", "status"], name="planning_issue_status"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def priority(self) -> int:
        """1 to 25."""
        return self.impact * self.likelihood

    @property
    def urgency(self) -> Urgency:
        if self.priority >= RED:
            return Urgency.RED
        return Urgency.AMBER if self.priority >= AMBER else Urgency.GREEN


class IssueNote(models.Model):
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Knowledge(AgencyOwned):
    """What facts and answers share: an owner, a source, and until when they hold."""

    source = models.CharField(_("source"), max_length=300)
    owner = models.CharField(_("unit that owns it"), max_length=150)
    as_of = models.DateField(_("as of"))
    valid_until = models.DateField(_("valid until"))
    withdrawn = models.BooleanField(_("withdrawn"), default=False)

    objects: ClassVar[KnowledgeQuerySet] = KnowledgeQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        abstract = True
        ordering = ["-as_of", "pk"]

    def state_on(self, day: date) -> KnowledgeState:
        if self.withdrawn:
            return KnowledgeState.WITHDRAWN
        return KnowledgeState.STALE if self.valid_until < day else KnowledgeState.VALID

    @property
    def state(self) -> KnowledgeState:
        return self.state_on(clocks.today(self.agency.zone))


@tracked
class Fact(Knowledge):
    """One checked statement that releases and answers cite."""

    statement = models.TextField(_("statement"))
    value = models.CharField(_("figure"), max_length=100, blank=True)

    class Meta(Knowledge.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("as_of")), name="planning_fact_period"
            ),
        ]

    def __str__(self) -> str:
        return self.statement[:100]


@tracked
class QA(Knowledge):
    """A question people ask, with the answer the office stands by."""

    question = models.CharField(_("question"), max_length=300)
    answer = models.TextField(_("answer"))
    facts = models.ManyToManyField(
        Fact, blank=True, related_name="answers", verbose_name=_("facts")
    )

    class Meta(Knowledge.Meta):
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("as_of")), name="planning_qa_period"
            ),
        ]

    def __str__(self) -> str:
        return self.question
