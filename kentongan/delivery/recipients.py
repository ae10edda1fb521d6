"""From a row to an envelope: addresses are read as late as possible and never written down."""

import hashlib
import hmac
from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from .enums import Audience, Purpose
from .envelopes import AccountRef, Content, Envelope, Recipient
from .models import ChannelAccount, Delivery, Dispatch, Subscriber


def hash_address(channel: str, address: str) -> str:
    """A keyed hash by which an address is found again and cannot be guessed."""
    text = f"{channel}:{address.strip().lower()}"
    return hmac.new(settings.FIELD_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def account_ref(account: ChannelAccount) -> AccountRef:
    return AccountRef(
        id=account.pk,
        channel=account.channel,
        name=account.name,
        handle=account.handle,
        agency_name=account.agency.name,
        settings=account.settings,
        secret=account.secret,
    )


def idempotency_key(delivery: Delivery) -> str:
    """The same at every try, different for everything else, and telling nothing."""
    text = f"{delivery.account.token}:{delivery.dispatch_id}:{delivery.pk}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def envelope(delivery: Delivery) -> Envelope:
    """What the channel gets for this row; raises Subscriber.DoesNotExist when it was erased."""
    original = delivery.follows
    return Envelope(
        content=_content(delivery),
        verb=delivery.verb,
        account=account_ref(delivery.account),
        recipient=_recipient(delivery),
        idempotency_key=idempotency_key(delivery),
        original_id=original.external_id if original else "",
        original_key=idempotency_key(original) if original else "",
    )


def unsubscribe_url(subscriber: Subscriber) -> str:
    return _public("delivery:unsubscribe", subscriber.unsubscribe_token)


def _content(delivery: Delivery) -> Content:
    content = delivery.dispatch.read_content()
    if settings.KENTONGAN_DEMO:
        content = replace(content, sample=True)
    if delivery.dispatch.purpose == Purpose.CONFIRMATION and delivery.subscriber:
        token = delivery.subscriber.confirm_token
        return replace(content, url=_public("delivery:confirm", token))
    return content


def _recipient(delivery: Delivery) -> Recipient:
    dispatch: Dispatch = delivery.dispatch
    if delivery.subscriber is not None:
        news = dispatch.purpose == Purpose.NEWS
        return Recipient(
            address=delivery.subscriber.address,
            unsubscribe_url=unsubscribe_url(delivery.subscriber) if news else "",
        )
    if dispatch.audience == Audience.ONE:
        return Recipient(address=dispatch.address)
    return Recipient(address=delivery.account.handle)


def _public(name: str, token: str) -> str:
    return settings.KENTONGAN_PUBLIC_URL + reverse(name, args=[token])
