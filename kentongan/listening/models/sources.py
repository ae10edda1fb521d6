from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.enums import Zone
from kentongan.core.history import tracked
from kentongan.listening import kinds
from kentongan.listening.enums import Medium, PollOutcome
from kentongan.listening.querysets import SourceQuerySet


class Outlet(models.Model):
    """A publisher. Outlets of one owner's network count as one publisher."""

    name = models.CharField(_("name"), max_length=120)
    domain = models.CharField(_("domain"), max_length=253, unique=True)
    owner_network = models.CharField(_("owner network"), max_length=120, blank=True)
    medium = models.CharField(
        _("medium"), max_length=10, choices=Medium.choices, default=Medium.ONLINE
    )
    region_code = models.CharField(_("region code"), max_length=13, blank=True)
    press_council = models.CharField(_("press council status"), max_length=60, blank=True)
    estimated_audience = models.PositiveIntegerField(_("estimated audience"), null=True, blank=True)
    audience_source = models.CharField(_("where the estimate is from"), max_length=200, blank=True)
    excerpt_limit = models.PositiveSmallIntegerField(
        _("excerpt that may leave the office, in characters"),
        null=True,
        blank=True,
        help_text=_(
            "In clippings and reports. Empty: as the rule media.cuplikan says. 0: the headline"
            " only."
        ),
    )
    is_fact_checker = models.BooleanField(_("fact-checker"), default=False)
    is_specialist = models.BooleanField(
        _("specialist outlet"),
        default=False,
        help_text=_("Writes of one field or for one trade only, not general news."),
    )

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> str:
        return self.owner_network or self.domain


class Source(models.Model):
    """One address that is looked at regularly, with its health. It is never stopped silently."""

    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, related_name="sources", verbose_name=_("outlet")
    )
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=20, choices=kinds.choices)
    url = models.URLField(_("address"), max_length=2048, unique=True)
    active = models.BooleanField(_("active"), default=True)
    zone = models.CharField(
        _("time zone of its clock"), max_length=40, choices=Zone.choices, blank=True
    )
    language = models.CharField(_("language"), max_length=8, default="id")
    interval = models.DurationField(_("look every"), default=timedelta(minutes=30))
    next_poll_at = models.DateTimeField(_("next look"), null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)
    polls_since_full = models.PositiveSmallIntegerField(default=0)
    last_success_at = models.DateTimeField(_("last success"), null=True, blank=True)
    last_outcome = models.CharField(
        _("last outcome"), max_length=20, choices=PollOutcome.choices, blank=True
    )
    last_detail = models.CharField(_("what happened"), max_length=500, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    rate = models.FloatField(_("new articles an hour"), default=0)
    last_new_at = models.DateTimeField(_("last new article"), null=True, blank=True)
    silent_after = models.DateTimeField(_("silent from"), null=True, blank=True)
    clock_skew = models.SmallIntegerField(_("hours its clock seems to be ahead"), default=0)
    clock_correction = models.SmallIntegerField(_("hours taken off its times"), default=0)
    learned = models.JSONField(default=dict, blank=True)
    added_at = models.DateTimeField(_("since"))

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        indexes = [
            # The poller asks which sources are due.
            models.Index(
                fields=["next_poll_at"],
                condition=models.Q(active=True),
                name="listening_source_due",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def on_the_web(self) -> bool:
        """Whether the address leads a reader somewhere; that of a mailbox does not."""
        return self.url.startswith(("http://", "https://"))

    def is_silent(self, at: datetime) -> bool:
        """Whether it has brought nothing for longer than is usual for it."""
        return self.active and self.silent_after is not None and self.silent_after < at


@tracked
class ClockCorrection(models.Model):
    """A person found a source's clock to be wrong by so many hours; the newest row holds."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="corrections")
    hours = models.SmallIntegerField(_("hours taken off its times"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("correction of a clock")
        verbose_name_plural = _("corrections of clocks")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source}: {self.hours}"


@tracked
class SourceMove(models.Model):
    """A person gave a source another address."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="moves")
    old = models.CharField(_("address before"), max_length=2048)
    new = models.CharField(_("address now"), max_length=2048)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("move of a source")
        verbose_name_plural = _("moves of sources")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source}: {self.new}"


class SourceLinks(models.Model):
    """What the newest look that listed anything listed, each address as a 64-bit number."""

    source = models.OneToOneField(
        Source, on_delete=models.CASCADE, primary_key=True, related_name="links"
    )
    marks = ArrayField(models.BigIntegerField())

    def __str__(self) -> str:
        return str(self.source_id)


class SourceTwin(models.Model):
    """Two sources of which the shorter list is found in the other by `share` (0..1)."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    share = models.FloatField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.source} / {self.other}"


class Poll(models.Model):
    """One look at a source and its one outcome.

    Each of its `seen` entries is exactly one of new, known, updated, rejected.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="polls")
    at = models.DateTimeField(_("at"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=PollOutcome.choices)
    seen = models.PositiveIntegerField(_("entries"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    known = models.PositiveIntegerField(_("known already"), default=0)
    updated = models.PositiveIntegerField(_("changed"), default=0)
    rejected = models.PositiveIntegerField(_("not usable"), default=0)
    chain = models.JSONField(_("redirects"), default=list, blank=True)
    detail = models.CharField(_("what happened"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("look at a source")
        verbose_name_plural = _("looks at sources")
        ordering = ["-at", "-pk"]
        indexes = [
            # A source's health page shows its last looks.
            models.Index(fields=["source", "-at"], name="listening_poll_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_outcome_display()}"
