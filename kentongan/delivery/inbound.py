"""From a stored event to a signal, exactly once: both end in one transaction."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from kentongan.core import clocks

from .models import InboundEvent
from .signals import message_received

LONGEST_TEXT = 10_000


def process(event_id: int) -> bool:
    """Tell the rooms above; False when it was done before or is nothing to tell."""
    with transaction.atomic():
        event = (
            InboundEvent.objects.unprocessed()
            .select_for_update(of=("self",))
            .select_related("account")
            .filter(pk=event_id)
            .first()
        )
        if event is None:
            return False
        event.processed_at = clocks.now()
        event.save(update_fields=["processed_at"])
        return _tell(event)


def _tell(event: InboundEvent) -> bool:
    message = event.raw.get("message")
    if not isinstance(message, dict) or not isinstance(message.get("text"), str):
        return False
    chat = message.get("chat")
    # Only what is written to the bot itself: no groups, no channels (R3).
    if not isinstance(chat, dict) or chat.get("type", "private") != "private":
        return False
    sender = message.get("from")
    sender = sender if isinstance(sender, dict) else {}
    message_received.send(
        sender=InboundEvent,
        account=event.account,
        external_id=str(message.get("message_id", event.provider_id)),
        sender_ref=str(sender.get("id", chat.get("id", ""))),
        sender_name=_name(sender),
        text=message["text"][:LONGEST_TEXT],
        at=_moment(message.get("date"), event),
        reply_ref=str(chat.get("id", "")),
    )
    return True


def _name(sender: dict[str, Any]) -> str:
    parts = [sender.get("first_name"), sender.get("last_name")]
    return " ".join(str(part) for part in parts if part)[:150]


def _moment(date: Any, event: InboundEvent) -> datetime:
    """The provider's own time of the message, where it is believable."""
    try:
        return min(datetime.fromtimestamp(int(date), tz=UTC), event.received_at)
    except (TypeError, ValueError, OverflowError, OSError):
        return event.received_at
