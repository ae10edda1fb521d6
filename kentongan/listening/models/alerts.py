"""Rules that ring, what has rung, who was told, and who is on duty."""

from datetime import time
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import Agency, AgencyOwned
from kentongan.accounts.querysets import AgencyOwnedQuerySet
from kentongan.core.history import tracked
from kentongan.listening.enums import AlertKind, AlertState, Urgency
from kentongan.listening.querysets import AlertQuerySet

from .articles import Story
from .sources import Outlet
from .topics import Topic

USER = settings.AUTH_USER_MODEL
WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


def _number(label: Any, default: int, least: int, most: int, help_text: Any = "") -> Any:
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        validators=[MinValueValidator(least), MaxValueValidator(most)],
        help_text=help_text,
    )


@tracked
class AlertRule(AgencyOwned):
    """What an agency wants to be woken for. Changed, never deleted: alerts point to it."""

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("listens for"), max_length=10, choices=AlertKind.choices)
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("topic"),
    )  # fmt: skip
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("outlet"),
    )  # fmt: skip
    hours = _number(_("look at the last hours"), 6, 1, 48)
    least = _number(
        _("at least"), 4, 1, 500, _("Articles; for a topic media, for a rumour its score.")
    )
    strength = models.FloatField(
        _("how unusual"),
        default=3.0,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("Times the usual scatter; 3 is rare, 5 very rare. Only for growth."),
    )
    urgency = models.CharField(
        _("urgency"), max_length=10, choices=Urgency.choices, default=Urgency.NORMAL
    )
    telegram_chat = models.CharField(
        _("number of its own Telegram group"),
        max_length=40,
        blank=True,
        help_text=_("Add the bot to the group first. Empty: the office’s group is told."),
    )
    whatsapp = models.CharField(
        _("WhatsApp number to send its text to"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d{7,14}$", _("Write it as 6281234567890."))],
        help_text=_("Of a duty phone, as 6281234567890. The text is still sent by hand."),
    )
    active = models.BooleanField(_("active"), default=True)
    since = models.DateTimeField(_("since"))

    objects: ClassVar[AgencyOwnedQuerySet["AlertRule"]] = AgencyOwnedQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("alert rule")
        verbose_name_plural = _("alert rules")
        ordering = ["-active", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="listening_alert_rule_once"),
            models.CheckConstraint(
                condition=~Q(kind=AlertKind.OUTLET) | Q(outlet__isnull=False),
                name="listening_alert_rule_outlet",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AlertKind.TOPIC) | Q(topic__isnull=False),
                name="listening_alert_rule_topic",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class Alert(AgencyOwned):
    """One ring for one story (or rumour). `step` is 0, and later the hours since the first ring
    of a story that is above ten times its usual volume.

    `level` says how far it has gone: -1 nobody told yet, 0 on duty, 1 next on the roster, 2 head.
    """

    subject = models.CharField(max_length=80)
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="alerts"
    )
    step = models.PositiveIntegerField(default=0)
    title = models.CharField(_("title"), max_length=300)
    path = models.CharField(max_length=200)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices)
    state = models.CharField(
        _("state"), max_length=12, choices=AlertState.choices, default=AlertState.NEW
    )
    level = models.SmallIntegerField(default=-1)
    raised_at = models.DateTimeField(_("raised"))
    # When the next person is told; None when nobody more is.
    next_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    closed_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects: ClassVar[AlertQuerySet] = AlertQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "subject", "step"], name="listening_alert_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=AlertState.values), name="listening_alert_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=AlertState.ACKNOWLEDGED) | Q(acknowledged_by__isnull=False),
                name="listening_alert_person",
            ),
        ]
        indexes = [
            # The minute's job asks who is to be told next.
            models.Index(
                fields=["next_at"],
                condition=Q(next_at__isnull=False),
                name="listening_alert_due",
            ),
            # The control room shows what is open.
            models.Index(fields=["agency", "-raised_at"], name="listening_alert_newest"),
        ]

    def __str__(self) -> str:
        return self.title


class AlertReason(models.Model):
    """A rule that rang for an alert, and its figures as words."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="reasons")
    rule = models.ForeignKey(AlertRule, on_delete=models.PROTECT, related_name="reasons")
    why = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["alert", "rule"], name="listening_alert_reason_once"),
        ]

    def __str__(self) -> str:
        return self.why


class AlertNotice(models.Model):
    """Who was told at which level over which channel; what became of it is in the outbox.

    `person` is empty for the office's own chat; `channel` is empty when there is no way to tell.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="notices")
    level = models.SmallIntegerField()
    person = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    channel = models.SlugField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "level", "channel", "person"],
                nulls_distinct=False,
                name="listening_alert_notice_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alert_id}/{self.level} {self.channel}"


@tracked
class AlertSettings(models.Model):
    """How an agency is rung: quiet hours, patience, digest, the office's chat."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="alert_settings")
    quiet_from = models.TimeField(_("quiet from"), default=time(22))
    quiet_to = models.TimeField(_("quiet until"), default=time(5))
    patience = _number(
        _("minutes until the next person is told"), 15, 1, 240,
        _("If nobody acknowledges: the next on the roster, then the head."),
    )  # fmt: skip
    digest_at = models.TimeField(_("daily digest at"), default=time(16))
    telegram_chat = models.CharField(
        _("number of the office’s Telegram group"),
        max_length=40,
        blank=True,
        help_text=_("Add the bot to the group first. Empty: nothing is sent to Telegram."),
    )

    class Meta:
        verbose_name = _("settings of alerts")
        verbose_name_plural = _("settings of alerts")

    def __str__(self) -> str:
        return str(self.agency)


class AlertMark(models.Model):
    """How far an agency's rules have been asked; its lock keeps two workers apart."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="+")
    evaluated_to = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.agency_id)


class AlertDigest(AgencyOwned):
    """The digest of a day, gathered once."""

    date = models.DateField()
    count = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "date"], name="listening_alert_digest_once"),
        ]

    def __str__(self) -> str:
        return f"{self.date} ({self.count})"


@tracked
class DutyShift(AgencyOwned):
    """A person's hours on a day of every week; past midnight when it ends before it starts."""

    person = models.ForeignKey(
        USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    weekday = models.PositiveSmallIntegerField(_("day"), choices=WEEKDAYS)
    starts = models.TimeField(_("from"), default=time(8))
    ends = models.TimeField(_("until"), default=time(16))

    objects: ClassVar[AgencyOwnedQuerySet["DutyShift"]] = AgencyOwnedQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["weekday", "starts", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "weekday", "starts", "person"], name="listening_duty_once"
            ),
            models.CheckConstraint(condition=~Q(starts=F("ends")), name="listening_duty_span"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H.%M}–{self.ends:%H.%M}"


@tracked
class DutySwap(models.Model):
    """On one date another person takes the shift."""

    shift = models.ForeignKey(DutyShift, on_delete=models.CASCADE, related_name="swaps")
    date = models.DateField(_("date"))
    person = models.ForeignKey(
        USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("who takes it")
    )

    class Meta:
        verbose_name = _("swapped duty")
        verbose_name_plural = _("swapped duties")
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["shift", "date"], name="listening_duty_swap_once"),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d-%m-%Y} {self.person}"
