"""What the office tells its leader every day, and where it started from."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import Agency, AgencyOwned
from kentongan.accounts.querysets import AgencyOwnedQuerySet
from kentongan.core.history import tracked

from .enums import BriefPeriod, BriefState

USER = settings.AUTH_USER_MODEL


@tracked
class Brief(AgencyOwned):
    """A media brief: what was seen is kept as it was then; nothing is sent without advice."""

    date = models.DateField(_("date"))
    period = models.CharField(_("period"), max_length=10, choices=BriefPeriod.choices)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    state = models.CharField(
        _("state"), max_length=10, choices=BriefState.choices, default=BriefState.DRAFT
    )
    recommendation = models.TextField(_("recommendation to the leader"), blank=True)
    recommended_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    snapshot = models.JSONField(default=dict)
    compiled_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[AgencyOwnedQuerySet["Brief"]] = AgencyOwnedQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("media brief")
        verbose_name_plural = _("media briefs")
        ordering = ["-date", "-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "date", "period"], name="insight_brief_once"),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="insight_brief_span"
            ),
            models.CheckConstraint(
                condition=~Q(state=BriefState.SENT) | ~Q(recommendation=""),
                name="insight_brief_advice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_period_display()} {self.date:%d-%m-%Y}"


@tracked
class Baseline(models.Model):
    """Three answers of the first day, with which later measurement is compared."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="baseline")
    hours_to_release = models.PositiveSmallIntegerField(_("hours from event to release"))
    days_to_answer = models.PositiveSmallIntegerField(_("days to answer a citizen"))
    paper_share = models.PositiveSmallIntegerField(
        _("share of work on paper, per cent"), validators=[MaxValueValidator(100)]
    )
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("starting point")
        verbose_name_plural = _("starting points")

    def __str__(self) -> str:
        return str(self.agency)
