"""What was found out about a rumour, and the verdicts that two people gave."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.core.history import tracked
from kentongan.verification.enums import DecisionState, Verdict

from .claims import Claim

USER = settings.AUTH_USER_MODEL


@tracked
class Evidence(models.Model):
    """A source that was asked or read; two independent ones, the data's owner among them."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    source_name = models.CharField(_("source"), max_length=200)
    url = models.CharField(_("address"), max_length=2048, blank=True)
    note = models.TextField(_("what it says"))
    is_data_owner = models.BooleanField(_("owns the data"), default=False)
    added_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "source_name"], name="verification_evidence_once"
            ),
        ]

    def __str__(self) -> str:
        return self.source_name


@tracked
class VerdictDecision(models.Model):
    """A verdict: proposed by one person, given by another."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    explanation = models.TextField(_("why"))
    state = models.CharField(
        max_length=12, choices=DecisionState.choices, default=DecisionState.PROPOSED
    )
    proposed_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(proposed_by=F("confirmed_by")), name="verification_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.CONFIRMED) | Q(confirmed_by__isnull=False),
                name="verification_confirmed_by",
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state__in=["proposed"]), name="verification_one_open"
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state="confirmed"), name="verification_one_verdict"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.claim}"
