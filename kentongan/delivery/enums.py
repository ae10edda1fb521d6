from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verb(TextChoices):
    """What a dispatch does with a content on an account."""

    PUBLISH = "publish", _("publish")
    EDIT = "edit", _("correct")
    WITHDRAW = "withdraw", _("withdraw")


class Audience(TextChoices):
    PUBLIC = "public", _("everybody who reads the account")
    SUBSCRIBERS = "subscribers", _("subscribers")
    ONE = "one", _("one person")


class DispatchState(TextChoices):
    SCHEDULED = "scheduled", _("scheduled")
    EXPANDED = "expanded", _("handed to the outbox")
    CANCELLED = "cancelled", _("cancelled")


class DeliveryState(TextChoices):
    QUEUED = "queued", _("in the queue")
    PREPARED = "prepared", _("ready, to be posted by hand")
    SUBMITTING = "submitting", _("being sent")
    ACCEPTED = "accepted", _("accepted by the channel")
    DELIVERED = "delivered", _("seen to have arrived")
    READ = "read", _("read")
    WAITING = "waiting", _("will be tried again")
    UNCONFIRMED = "unconfirmed", _("not sure it was sent, check first")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("too old to send")


_S = DeliveryState
SENDABLE = frozenset({_S.QUEUED, _S.WAITING})
ARRIVED = frozenset({_S.ACCEPTED, _S.DELIVERED, _S.READ})
# What may be on the channel already, so that a correction has to follow it there.
PERHAPS_THERE = ARRIVED | {_S.SUBMITTING, _S.UNCONFIRMED}
UNSENT = SENDABLE | {_S.PREPARED}
NEEDS_PERSON = frozenset({_S.PREPARED, _S.UNCONFIRMED})
OPEN = UNSENT | {_S.SUBMITTING, _S.UNCONFIRMED}
SETTLED = frozenset(_S) - OPEN
# A new version may be published anew only where the old one surely never appeared.
NEVER_THERE = frozenset({_S.FAILED, _S.CANCELLED, _S.EXPIRED})


class AttemptOutcome(TextChoices):
    ACCEPTED = "accepted", _("accepted")
    TEMPORARY = "temporary", _("refused for now")
    PERMANENT = "permanent", _("refused")
    UNKNOWN = "unknown", _("outcome unknown")
    INTERRUPTED = "interrupted", _("the program was stopped while sending")
    LOOKED_UP = "looked_up", _("looked up at the channel")
    SETTLED = "settled", _("checked by a person")
    PROVED = "proved", _("proved by a person")


class SubscriberState(TextChoices):
    PENDING = "pending", _("not confirmed yet")
    CONFIRMED = "confirmed", _("confirmed")
    UNSUBSCRIBED = "unsubscribed", _("unsubscribed")


class SuppressionReason(TextChoices):
    UNSUBSCRIBED = "unsubscribed", _("asked to stop")
    REFUSED = "refused", _("the address refuses our messages")
    BLOCKED = "blocked", _("the person blocked the account")


class Purpose(TextChoices):
    """Why something is sent; it decides which checks hold just before sending."""

    NEWS = "news", _("news")
    CONFIRMATION = "confirmation", _("confirmation of a subscription")
    REPLY = "reply", _("reply to a person")
    NOTICE = "notice", _("notice to a colleague")
