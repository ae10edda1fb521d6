from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.listening.enums import Part

from .articles import Article


def _tone(label: Any) -> Any:
    return models.SmallIntegerField(label, null=True, blank=True)


class CoderTone(AgencyOwned):
    """What one coder said of an article: two of them show how far the office agrees."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="coder_tones")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tone_headline = _tone(_("tone of the headline"))
    tone_body = _tone(_("tone of the body"))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "article", "by"], name="listening_coder_once")
        ]
        indexes = [models.Index(fields=["agency", "-at"], name="listening_coder_newest")]

    def __str__(self) -> str:
        return str(self.article)


class LearnedTone(AgencyOwned):
    """What the machine learned of an agency's own coding, and how far it agrees with it.

    `alpha` is measured on coding it had not seen. While `usable` is False nothing is suggested
    and `counts` is empty.
    """

    part = models.CharField(max_length=10, choices=Part.choices)
    samples = models.PositiveIntegerField(default=0)
    negative = models.PositiveIntegerField(default=0)
    neutral = models.PositiveIntegerField(default=0)
    positive = models.PositiveIntegerField(default=0)
    alpha = models.FloatField(null=True, blank=True)
    usable = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    learned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "part"], name="listening_learned_once"),
            models.CheckConstraint(
                condition=Q(usable=False) | Q(alpha__isnull=False),
                name="listening_learned_measured",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_part_display()}"
