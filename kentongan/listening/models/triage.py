from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.listening.enums import Verdict

from .articles import Article
from .topics import Topic


class TriageMark(AgencyOwned):
    """An article of an agency's topics was looked at.

    With the verdict "not about us" its matches are gone; `topics` are the keys of the topics that
    had caught it and learn from it, and that get it back when the mark is undone.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="triage_marks")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.SEEN)
    topics = ArrayField(models.BigIntegerField(), default=list, blank=True)
    made_coding = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("triage mark")
        verbose_name_plural = _("triage marks")
        constraints = [
            models.UniqueConstraint(fields=["agency", "article"], name="listening_mark_once"),
        ]
        indexes = [
            # What a topic learns from, newest first.
            models.Index(fields=["agency", "verdict", "-at"], name="listening_mark_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_verdict_display()}"


class TopicLesson(models.Model):
    """Words that tell an article apart as not meant by a topic; `ignored` a person took back."""

    topic = models.OneToOneField(
        Topic, on_delete=models.CASCADE, primary_key=True, related_name="lesson"
    )
    words = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    ignored = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    learned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.topic}: {', '.join(self.words)}"

    @property
    def telling(self) -> list[str]:
        """The words that count."""
        return [word for word in self.words if word not in self.ignored]
