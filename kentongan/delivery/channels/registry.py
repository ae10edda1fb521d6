from .base import Channel, Way
from .email.channel import EmailChannel
from .feed.channel import FeedChannel
from .manual.channel import MANUAL_CHANNELS
from .telegram.channel import TelegramChannel
from .website.channel import WebsiteChannel

CHANNELS: dict[str, Channel] = {
    channel.slug: channel
    for channel in (
        WebsiteChannel(),
        FeedChannel(),
        EmailChannel(),
        TelegramChannel(),
        *MANUAL_CHANNELS,
    )
}


class UnknownChannel(LookupError):
    """No such channel."""


def get(slug: str) -> Channel:
    """Raises UnknownChannel."""
    try:
        return CHANNELS[slug]
    except KeyError:
        raise UnknownChannel(slug) from None


def recorded() -> list[str]:
    """Slugs of the channels that a room above publishes itself."""
    return [slug for slug, channel in CHANNELS.items() if channel.way is Way.RECORDED]


def served_by_machine() -> list[str]:
    return [slug for slug, channel in CHANNELS.items() if channel.way is Way.MACHINE]
