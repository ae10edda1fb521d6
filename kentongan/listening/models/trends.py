"""How much was told when, counted while articles are analysed. Can be counted again from them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.listening.enums import Steep
from kentongan.listening.querysets import TermHourQuerySet, TopicHourQuerySet

from .topics import Topic


class TopicHour(models.Model):
    """Free articles of one owner in one hour: of a topic, or of all that is read (no topic).

    What an owner repeats counts once. Kept as long as `trends.keeping` says.
    """

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, null=True, related_name="hours", db_index=False
    )
    hour = models.DateTimeField()
    owner = models.CharField(max_length=253)
    documents = models.PositiveIntegerField()

    objects = TopicHourQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "hour", "owner"],
                name="listening_topic_hour_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [BrinIndex(fields=["hour"], name="listening_topic_hour_day")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.hour:%Y-%m-%d %H}"


class TermHour(models.Model):
    """A term of headlines in one hour; after two weeks, in one local day, at its first hour.

    `owners` are checksums, one for each article, at most as many as `trends.keeping` says;
    `article` is the newest one, an example.
    """

    term = models.TextField()
    hour = models.DateTimeField()
    documents = models.PositiveIntegerField()
    owners = ArrayField(models.BigIntegerField())
    article = models.BigIntegerField()

    objects = TermHourQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "hour"], name="listening_term_hour_once"),
        ]
        indexes = [models.Index(fields=["hour"], name="listening_term_hour")]

    def __str__(self) -> str:
        return f"{self.term} {self.hour:%Y-%m-%d %H}"


@tracked
class SignalMark(AgencyOwned):
    """What a person said of a weak signal: its field, or that it is none."""

    term = models.CharField(_("term"), max_length=100)
    letter = models.CharField(_("field"), max_length=1, choices=Steep.choices, blank=True)
    dismissed = models.BooleanField(_("dismissed"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("weak signal")
        verbose_name_plural = _("weak signals")
        constraints = [
            models.UniqueConstraint(fields=["agency", "term"], name="listening_signal_once"),
        ]

    def __str__(self) -> str:
        return self.term


class SignalScan(AgencyOwned):
    """The weak signals of an agency as they stood in the week that began on a Monday.

    `signals`: a list of letter, term, owners and the title of an example, in the board's order.
    """

    week = models.DateField()
    at = models.DateTimeField()
    signals = models.JSONField(default=list)

    class Meta:
        ordering = ["-week"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "week"], name="listening_scan_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.week}"
