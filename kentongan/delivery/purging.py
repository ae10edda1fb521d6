"""Personal data is kept no longer than it serves (UU 27/2022)."""

from datetime import timedelta

from kentongan.core import clocks

from .enums import SubscriberState
from .models import InboundEvent, Subscriber

UNCONFIRMED_KEPT = timedelta(days=7)
EVENTS_KEPT = timedelta(days=30)


def purge() -> int:
    """Erase subscriptions that nobody confirmed and the text of old events; returns how many."""
    now = clocks.now()
    old = Subscriber.objects.filter(
        state=SubscriberState.PENDING, asked_at__lt=now - UNCONFIRMED_KEPT
    )
    erased, _by_model = old.delete()
    events = InboundEvent.objects.filter(
        processed_at__isnull=False, received_at__lt=now - EVENTS_KEPT
    ).exclude(raw={})
    return erased + events.update(raw={})
