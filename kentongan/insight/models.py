"""What the office tells its leader every day, and where it started from."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import Agency, AgencyOwned
from kentongan.accounts.querysets import AgencyOwnedQuerySet
from kentongan.core.fields import EncryptedTextField
from kentongan.core.history import tracked
from kentongan.listening.models import Article

from .enums import BriefPeriod, BriefState, EditionKind

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


@tracked
class Edition(AgencyOwned):
    """What is gathered by itself at a set hour, and for whom. A clipping also leaves by itself;
    a brief waits until somebody has written the advice."""

    kind = models.CharField(_("kind"), max_length=10, choices=EditionKind.choices)
    period = models.CharField(_("period"), max_length=10, choices=BriefPeriod.choices)
    at = models.TimeField(_("sent at"))
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("days"), default=list)
    active = models.BooleanField(_("active"), default=True)
    since = models.DateTimeField(_("since"))

    objects: ClassVar[AgencyOwnedQuerySet["Edition"]] = AgencyOwnedQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "period"], name="insight_edition_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_period_display()}"


class EditionRecipient(models.Model):
    """Who gets an edition: an e-mail address or a Telegram chat, kept encrypted."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("name"), max_length=120)
    channel = models.SlugField(_("channel"), max_length=40)
    address = EncryptedTextField(_("address"))

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class EditionRun(models.Model):
    """An edition of one date: gathered once, the officer reminded once, sent once."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="runs")
    date = models.DateField(_("date"))
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, null=True, related_name="+")
    clipping = models.ForeignKey("Clipping", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "date"], name="insight_edition_run_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.date}"


class Clipping(AgencyOwned):
    """The articles themselves, chosen by a person or all of the agency's topics."""

    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[AgencyOwnedQuerySet["Clipping"]] = AgencyOwnedQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("clipping")
        verbose_name_plural = _("clippings")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class ClippingItem(models.Model):
    """One article of a clipping; left out when a person took it out."""

    clipping = models.ForeignKey(Clipping, on_delete=models.CASCADE, related_name="items")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(_("topic"), max_length=120, blank=True)
    place = models.PositiveIntegerField()
    chosen = models.BooleanField(default=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["clipping", "article"], name="insight_clipping_article_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.article)
