"""The outbox: accounts, dispatches, one row per recipient, every try, and who wants what."""

import secrets
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.fields import EncryptedTextField
from kentongan.core.history import tracked

from . import transitions
from .enums import (
    NEVER_THERE,
    AttemptOutcome,
    Audience,
    DeliveryState,
    DispatchState,
    Purpose,
    SubscriberState,
    SuppressionReason,
    Verb,
)
from .envelopes import Content
from .querysets import (
    ChannelAccountQuerySet,
    DeliveryQuerySet,
    DispatchQuerySet,
    HoldQuerySet,
    InboundEventQuerySet,
    SubscriberQuerySet,
)


def new_token() -> str:
    return secrets.token_urlsafe(24)


@tracked
class ChannelAccount(AgencyOwned):
    """An official account of an agency on a channel, or a place where people post by hand."""

    channel = models.SlugField(_("channel"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    handle = models.CharField(_("address or handle"), max_length=200, blank=True)
    settings = models.JSONField(_("settings"), default=dict, blank=True)
    secret = EncryptedTextField(_("secret"), blank=True, default="")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    active = models.BooleanField(_("in use"), default=True)
    official = models.BooleanField(
        _("registered as official"),
        default=True,
        help_text=_("Nothing is ever sent from an account that is not registered as official."),
    )
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    stopped_reason = models.CharField(_("why it stopped"), max_length=300, blank=True)
    note = models.CharField(_("what the provider says"), max_length=300, blank=True)

    objects: ClassVar[ChannelAccountQuerySet] = ChannelAccountQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("channel account")
        verbose_name_plural = _("channel accounts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "channel", "handle"], name="delivery_account_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Dispatch(AgencyOwned):
    """One version of a content for one account: written with the data that wants it."""

    content_key = models.CharField(max_length=200)
    content_version = models.CharField(max_length=80)
    account = models.ForeignKey(ChannelAccount, on_delete=models.PROTECT, related_name="dispatches")
    verb = models.CharField(max_length=10, choices=Verb.choices, default=Verb.PUBLISH)
    purpose = models.CharField(max_length=15, choices=Purpose.choices, default=Purpose.NEWS)
    audience = models.CharField(max_length=15, choices=Audience.choices)
    content = models.JSONField()
    # Only for one person: the subscriber, or the chat to answer.
    subscriber = models.ForeignKey(
        "Subscriber", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    address = EncryptedTextField(blank=True, default="")
    recipient = models.CharField(max_length=200, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers"
    )
    not_before = models.DateTimeField(_("not before"))
    state = models.CharField(
        max_length=10, choices=DispatchState.choices, default=DispatchState.SCHEDULED
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_why = models.CharField(max_length=300, blank=True)

    objects: ClassVar[DispatchQuerySet] = DispatchQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_key", "content_version", "account", "verb"],
                name="delivery_dispatch_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DispatchState.values), name="delivery_dispatch_state"
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=Q(state=DispatchState.SCHEDULED),
                name="delivery_dispatch_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_key} → {self.account}"

    @property
    def title(self) -> str:
        return str(self.content.get("title", ""))

    def read_content(self) -> Content:
        return Content.from_json(self.content)


class Delivery(AgencyOwned):
    """One content version for one recipient. Its state moves only along the table."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="deliveries")
    account = models.ForeignKey(ChannelAccount, on_delete=models.PROTECT, related_name="deliveries")
    content_key = models.CharField(max_length=200)
    content_version = models.CharField(max_length=80)
    verb = models.CharField(_("verb"), max_length=10, choices=Verb.choices)
    # The account's handle, or a keyed hash: never a citizen's address.
    recipient = models.CharField(max_length=200, blank=True)
    subscriber = models.ForeignKey(
        "Subscriber", on_delete=models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers"
    )
    urgent = models.BooleanField(default=False)
    by_machine = models.BooleanField(default=True)
    state = models.CharField(
        _("state"), max_length=12, choices=DeliveryState.choices, default=DeliveryState.QUEUED
    )
    external_id = models.CharField(max_length=200, blank=True)
    external_url = models.URLField(max_length=500, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # The key of the advisory lock that the worker who took the row holds while it lives.
    lease = models.BigIntegerField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    proof_link = models.URLField(_("link"), max_length=500, blank=True)
    proof_photo = models.ImageField(_("photo"), upload_to="delivery/proof", blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[DeliveryQuerySet] = DeliveryQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.FSM(
                name="delivery_states",
                field="state",
                transitions=transitions.pairs(),
                separator=":",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_key", "content_version", "account", "recipient", "verb"],
                name="delivery_once",
            ),
            models.UniqueConstraint(
                fields=["content_key", "account", "recipient"],
                condition=Q(verb=Verb.PUBLISH) & ~Q(state__in=sorted(NEVER_THERE)),
                name="delivery_one_post_per_content",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="delivery_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.SUBMITTING)
                | Q(lease__isnull=False, submitted_at__isnull=False),
                name="delivery_submitting_has_lease",
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.WAITING) | Q(next_attempt_at__isnull=False),
                name="delivery_waiting_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-urgent", "next_attempt_at", "id"],
                condition=Q(state__in=["queued", "waiting"]),
                name="delivery_due",
            ),
            models.Index(
                fields=["lease"], condition=Q(lease__isnull=False), name="delivery_leased"
            ),
            models.Index(
                fields=["agency", "-id"],
                condition=Q(state__in=["prepared", "unconfirmed"]),
                name="delivery_for_people",
            ),
            models.Index(fields=["agency", "-id"], name="delivery_newest"),
            models.Index(fields=["content_key", "account"], name="delivery_content"),
        ]

    def __str__(self) -> str:
        return f"{self.content_key} → {self.account}: {self.get_state_display()}"


class Attempt(models.Model):
    """One try, written once when it is over; secrets and addresses are left out."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=AttemptOutcome.choices)
    detail = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("try")
        verbose_name_plural = _("tries")
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%d-%m-%Y %H:%M} {self.get_outcome_display()}"


class Subscriber(AgencyOwned):
    """An address that asked for our news; without its confirmation nothing is sent to it."""

    channel = models.SlugField(max_length=40)
    address = EncryptedTextField()
    address_hash = models.CharField(max_length=64)
    state = models.CharField(
        _("state"), max_length=12, choices=SubscriberState.choices, default=SubscriberState.PENDING
    )
    # Tokens are kept encrypted for the links in mails, and hashed to be found by.
    confirm_token = EncryptedTextField(blank=True, default="")
    confirm_hash = models.CharField(max_length=64, blank=True, db_index=True)
    confirm_until = models.DateTimeField(null=True, blank=True)
    unsubscribe_token = EncryptedTextField()
    unsubscribe_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    unsubscribed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SubscriberQuerySet] = SubscriberQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "channel", "address_hash"], name="delivery_subscriber_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SubscriberState.values), name="delivery_subscriber_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=SubscriberState.CONFIRMED) | Q(confirmed_at__isnull=False),
                name="delivery_subscriber_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} #{self.pk}"


class Suppression(AgencyOwned):
    """An address that gets nothing, whatever lists say."""

    channel = models.SlugField(max_length=40)
    address_hash = models.CharField(max_length=64)
    reason = models.CharField(max_length=15, choices=SuppressionReason.choices)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "channel", "address_hash"], name="delivery_suppression_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.get_reason_display()}"


@tracked
class Hold(AgencyOwned):
    """Nothing but urgent notices and replies leaves while it holds."""

    valid_from = models.DateTimeField(_("from"))
    valid_to = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[HoldQuerySet] = HoldQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.reason


class InboundEvent(models.Model):
    """What a provider told us, as it came; each of its ids once."""

    account = models.ForeignKey(ChannelAccount, on_delete=models.PROTECT, related_name="inbound")
    provider_id = models.CharField(max_length=100)
    raw = models.JSONField()
    received_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True, blank=True)

    objects = InboundEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("message from a channel")
        verbose_name_plural = _("messages from channels")
        constraints = [
            models.UniqueConstraint(fields=["account", "provider_id"], name="delivery_event_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.provider_id}"
