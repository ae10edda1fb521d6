from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import Agency
from kentongan.core.history import tracked
from kentongan.listening.querysets import TopicQuerySet

from .articles import Article


def _words(label: Any, help_text: Any = "") -> Any:
    return ArrayField(
        models.CharField(max_length=80),
        verbose_name=label,
        help_text=help_text,
        default=list,
        blank=True,
    )


@tracked
class Topic(models.Model):
    """What an agency watches: a word, a phrase or the query, and none of the exclusions.

    Every topic stands on the public page /transparansi/pantauan/.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="topics", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=120)
    words = _words(_("words"), _("Separated by commas; one of them is enough."))
    phrases = _words(_("phrases"), _("Separated by commas; one of them is enough."))
    exclusions = _words(_("not with"), _("An article with one of these is left out."))
    query = models.TextField(
        _("advanced query"),
        max_length=2000,
        blank=True,
        help_text=_(
            "For those who want more: AND, OR, NOT, “a phrase”, NEAR/5, judul:, isi:, media:."
        ),
    )
    active = models.BooleanField(_("active"), default=True)
    since = models.DateTimeField(_("since"))

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("watch topic")
        verbose_name_plural = _("watch topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="listening_topic_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TopicMatch(models.Model):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="matches")
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="topic_matches", db_index=False
    )
    matched = models.CharField(_("matched"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "article"], name="listening_match_once"),
        ]
        indexes = [
            # The topics of one article, which the facets of a search ask thousands of times.
            models.Index(fields=["article", "topic"], name="listening_match_article"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.article}"
