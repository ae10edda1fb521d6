from typing import Any

from django.db import transaction

from kentongan.core import clocks
from kentongan.delivery import tasks
from kentongan.delivery.models import ChannelAccount, InboundEvent


@transaction.atomic
def receive_event(*, account: ChannelAccount, provider_id: str, raw: dict[str, Any]) -> bool:
    """Keep what a provider told, with the job that reads it; False when it came before."""
    event, made = InboundEvent.objects.get_or_create(
        account=account,
        provider_id=provider_id[:100],
        defaults={"raw": raw, "received_at": clocks.now()},
    )
    if made:
        tasks.process_event.defer(event_id=event.pk)
    return made
