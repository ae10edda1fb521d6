"""Rumours, where they were seen, and what may answer them."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.listening.models import Article, Story
from kentongan.verification.enums import (
    ClaimStatus,
    HoaxTopic,
    HoaxType,
    MatchState,
    Nature,
)
from kentongan.verification.querysets import ClaimQuerySet

from .library import FactCheck

USER = settings.AUTH_USER_MODEL


def _part(label: Any, most: int) -> Any:
    return models.PositiveSmallIntegerField(label, default=0, validators=[MaxValueValidator(most)])


@tracked
class Claim(AgencyOwned):
    """One rumour, however often told; harm and reach are measured, never who tells it."""

    text = models.TextField(_("what is said"))
    fingerprint = models.CharField(max_length=64)
    status = models.CharField(
        _("status"), max_length=20, choices=ClaimStatus.choices, default=ClaimStatus.REPORTED
    )
    door = models.CharField(_("door"), max_length=20)
    nature = models.CharField(
        _("nature"), max_length=20, choices=Nature.choices, default=Nature.CLAIM
    )
    about_own_agency = models.BooleanField(
        _("about our own conduct, money or officials"), default=False
    )
    harm = _part(_("harm"), 3)
    reach = _part(_("reach"), 3)
    speed = _part(_("speed"), 3)
    vacuum = _part(_("lack of information"), 2)
    score = models.PositiveSmallIntegerField(_("score"), default=0)
    hoax_type = models.CharField(_("type"), max_length=30, choices=HoaxType.choices, blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=HoaxTopic.choices, blank=True)
    assigned_to = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("assigned to"),
    )  # fmt: skip
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims"
    )
    first_seen_at = models.DateTimeField(_("first seen"))
    matched_at = models.DateTimeField(null=True, blank=True)
    answer_key = models.CharField(max_length=200, blank=True)
    answered_url = models.CharField(_("our answer"), max_length=2048, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects: ClassVar[ClaimQuerySet] = ClaimQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("rumour")
        verbose_name_plural = _("rumours")
        ordering = ["-first_seen_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "fingerprint"], name="verification_claim_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values), name="verification_claim_status"
            ),
        ]
        indexes = [
            # The queue, most urgent first.
            models.Index(fields=["agency", "-score"], name="verification_claim_queue"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Sighting(models.Model):
    """The rumour was told once more: an article, or a message to the office (never who told it)."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="sightings")
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="sightings"
    )
    place = models.CharField(_("where"), max_length=40)
    ref = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "article"], condition=Q(article__isnull=False),
                name="verification_sighting_article",
            ),
            models.UniqueConstraint(
                fields=["claim", "ref"], condition=~Q(ref=""), name="verification_sighting_ref"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.place}: {self.claim}"


@tracked
class Match(models.Model):
    """A fact-check that may answer the rumour; the machine suggests, a person decides."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="matches")
    fact_check = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="matches")
    score = models.FloatField(_("likelihood"))
    decision = models.CharField(max_length=10)
    why = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, choices=MatchState.choices, default=MatchState.SUGGESTED
    )
    decided_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "fact_check"], name="verification_match_once"),
            models.CheckConstraint(
                condition=Q(state=MatchState.SUGGESTED) | Q(decided_by__isnull=False),
                name="verification_match_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} / {self.fact_check}"


class DetectionCursor(models.Model):
    """One row: the last article that was compared with the fact-checks."""

    last_article = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="verification_single_cursor"),
        ]

    def __str__(self) -> str:
        return str(self.last_article)
