"""How a provider reaches us, and how we know that it is the provider."""

from urllib.parse import urlparse

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from . import recipients
from .channels.telegram.channel import check_bot, set_webhook
from .errors import DeliveryError
from .models import ChannelAccount


def secret_of(account: ChannelAccount) -> str:
    """What Telegram repeats in every call: known to it and to this installation only."""
    return salted_hmac("kentongan.telegram.webhook", account.token, algorithm="sha256").hexdigest()


def is_genuine(account: ChannelAccount, given: str) -> bool:
    return constant_time_compare(given, secret_of(account))


def address_of(account: ChannelAccount) -> str:
    return f"{settings.KENTONGAN_PUBLIC_URL}/api/webhooks/telegram/{account.token}/"


def introduce(account: ChannelAccount) -> str:
    """Check the bot's token and tell Telegram where we are; returns what went wrong, or ""."""
    try:
        check_bot(recipients.account_ref(account))
        # Telegram itself calls https addresses only; a demo's double lives on this machine.
        if urlparse(settings.KENTONGAN_PUBLIC_URL).scheme == "https" or settings.KENTONGAN_DEMO:
            set_webhook(
                recipients.account_ref(account),
                url=address_of(account),
                secret=secret_of(account),
            )
    except DeliveryError as error:
        return str(error) or type(error).__name__
    return ""
