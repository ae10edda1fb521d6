from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.listening.enums import StoryDecisionKind
from kentongan.listening.querysets import StoryDecisionQuerySet

from .articles import Story


def _keys(label: Any) -> Any:
    return ArrayField(models.BigIntegerField(), verbose_name=label, default=list)


class StoryDecision(models.Model):
    """A person put two stories together or took one apart; the machine keeps to it.

    Merged: the articles `there` (of `other`) were put with those `here` (of `story`).
    Split: the articles `there` were taken out of `story` into `other`; those `here` stayed.
    """

    kind = models.CharField(_("decision"), max_length=10, choices=StoryDecisionKind.choices)
    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("story")
    )
    other = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="other_decisions", verbose_name=_("story")
    )
    here = _keys(_("articles that stayed"))
    there = _keys(_("articles that moved"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("undone by"),
    )  # fmt: skip
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = StoryDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about a story")
        verbose_name_plural = _("decisions about stories")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(story=models.F("other")), name="listening_decision_other"
            ),
        ]
        indexes = [
            # The analysis asks what was decided about the articles of a batch.
            GinIndex(fields=["here"], name="listening_decision_here"),
            GinIndex(fields=["there"], name="listening_decision_there"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.story} / {self.other}"
