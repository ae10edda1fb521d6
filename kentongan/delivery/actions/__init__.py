"""Every change in this room, by what it is about."""

from .accounts import (
    connect_account,
    disconnect_account,
    ensure_accounts,
    hold,
    release_hold,
    resume_account,
)
from .dispatching import AlreadyCancelled, NotOfficial, cancel, dispatch, follow, notify, reply
from .proving import NotWaitingForPerson, prove, record_published, settle
from .receiving import receive_event
from .subscribing import (
    LinkExpired,
    UnknownLink,
    confirm_subscription,
    subscribe,
    unsubscribe,
)

__all__ = [
    "AlreadyCancelled",
    "LinkExpired",
    "NotOfficial",
    "NotWaitingForPerson",
    "UnknownLink",
    "cancel",
    "confirm_subscription",
    "connect_account",
    "disconnect_account",
    "dispatch",
    "ensure_accounts",
    "follow",
    "hold",
    "notify",
    "prove",
    "receive_event",
    "record_published",
    "release_hold",
    "reply",
    "resume_account",
    "settle",
    "subscribe",
    "unsubscribe",
]
