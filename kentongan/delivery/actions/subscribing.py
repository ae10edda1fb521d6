from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.delivery import tasks
from kentongan.delivery.enums import (
    Audience,
    Purpose,
    SubscriberState,
    SuppressionReason,
    Verb,
)
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import (
    ChannelAccount,
    Dispatch,
    Subscriber,
    Suppression,
    new_token,
)
from kentongan.delivery.recipients import hash_address, hash_token

CONFIRM_WITHIN = timedelta(hours=48)
PAUSE_BETWEEN_MAILS = timedelta(minutes=10)


class UnknownLink(LookupError):
    """No subscription belongs to this link."""


class LinkExpired(ValueError):
    """The confirmation link is older than 48 hours."""


@transaction.atomic
def subscribe(*, agency: Agency, channel: str, address: str) -> Subscriber:
    """Ask for our news. Nothing is sent but one mail with a link to confirm it.

    Asking again, or for an address that is confirmed already, looks the same from outside.
    Raises ValidationError for what is no address.
    """
    address = address.strip()
    if channel != "email":
        raise ValidationError(_("This channel has no subscriptions."))
    validate_email(address)
    subscriber, made = _find_or_make(agency, channel, address)
    if subscriber.state == SubscriberState.CONFIRMED:
        return subscriber
    if not made and not _may_ask_again(subscriber):
        return subscriber
    _renew(subscriber)
    _write_confirmation(subscriber)
    return subscriber


@transaction.atomic
def confirm_subscription(token: str) -> Subscriber:
    """The person has followed the link. Raises UnknownLink, LinkExpired; twice is once."""
    subscriber = _by(confirm_hash=hash_token(token))
    now = clocks.now()
    if subscriber.state == SubscriberState.CONFIRMED:
        return subscriber
    if subscriber.confirm_until is None or subscriber.confirm_until < now:
        raise LinkExpired
    subscriber.state = SubscriberState.CONFIRMED
    subscriber.confirmed_at = now
    subscriber.save(update_fields=["state", "confirmed_at"])
    _suppressions(subscriber).delete()  # whoever reads the mail and agrees can get it
    return subscriber


@transaction.atomic
def unsubscribe(token: str) -> Subscriber:
    """At once and for good. Raises UnknownLink; twice is once."""
    subscriber = _by(unsubscribe_hash=hash_token(token))
    now = clocks.now()
    if subscriber.state != SubscriberState.UNSUBSCRIBED:
        subscriber.state = SubscriberState.UNSUBSCRIBED
        subscriber.unsubscribed_at = now
        # An old confirmation link must not bring the person back.
        subscriber.confirm_token, subscriber.confirm_hash = "", ""
        subscriber.save()
    Suppression.objects.get_or_create(
        agency_id=subscriber.agency_id,
        channel=subscriber.channel,
        address_hash=subscriber.address_hash,
        defaults={"reason": SuppressionReason.UNSUBSCRIBED, "since": now},
    )
    return subscriber


def _find_or_make(agency: Agency, channel: str, address: str) -> tuple[Subscriber, bool]:
    token = new_token()
    subscriber, made = Subscriber.objects.get_or_create(
        agency=agency,
        channel=channel,
        address_hash=hash_address(channel, address),
        defaults={
            "address": address,
            "unsubscribe_token": token,
            "unsubscribe_hash": hash_token(token),
            "asked_at": clocks.now(),
        },
    )
    return Subscriber.objects.select_for_update().get(pk=subscriber.pk), made


def _may_ask_again(subscriber: Subscriber) -> bool:
    """No more than one mail in ten minutes to an address, whoever presses the button."""
    return clocks.now() - subscriber.asked_at > PAUSE_BETWEEN_MAILS


def _renew(subscriber: Subscriber) -> None:
    now, token = clocks.now(), new_token()
    subscriber.state = SubscriberState.PENDING
    subscriber.asked_at = now
    subscriber.confirm_token, subscriber.confirm_hash = token, hash_token(token)
    subscriber.confirm_until = now + CONFIRM_WITHIN
    subscriber.save()


def _write_confirmation(subscriber: Subscriber) -> None:
    """One mail, by the same outbox as everything else; the link is put in when it leaves."""
    account = (
        ChannelAccount.objects.usable()
        .filter(agency_id=subscriber.agency_id, channel=subscriber.channel)
        .first()
    )
    if account is None:
        return
    now = clocks.now()
    content = Content(
        key=f"subscription:{uuid4()}",
        version="1",
        agency_id=subscriber.agency_id,
        title=_("Please confirm: news from %(office)s") % {"office": subscriber.agency.name},
        text=_(
            "Somebody, probably you, asked for our news at this address. Open the link within"
            " 48 hours to confirm it. If it was not you, do nothing: you will not hear from us."
        ),
    )
    dispatch = Dispatch.objects.create(
        agency_id=subscriber.agency_id,
        account=account,
        content_key=content.key,
        content_version=content.version,
        verb=Verb.PUBLISH,
        purpose=Purpose.CONFIRMATION,
        audience=Audience.ONE,
        subscriber=subscriber,
        content=content.as_json(),
        not_before=now,
        created_at=now,
    )
    tasks.defer_expansion(dispatch_id=dispatch.pk, at=now)


def _suppressions(subscriber: Subscriber) -> QuerySet[Suppression]:
    return Suppression.objects.filter(
        agency_id=subscriber.agency_id,
        channel=subscriber.channel,
        address_hash=subscriber.address_hash,
    )


def _by(**condition: str) -> Subscriber:
    if not all(condition.values()):
        raise UnknownLink
    subscriber = Subscriber.objects.select_for_update(of=("self",)).filter(**condition).first()
    if subscriber is None:
        raise UnknownLink
    return subscriber
