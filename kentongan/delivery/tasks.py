from datetime import datetime

from kentongan.core import clocks
from kentongan.core.tasks import AnyTask, periodic, task

from . import channels, expansion, inbound, purging, sending, webhooks
from .models import ChannelAccount, Delivery, Dispatch, InboundEvent

LOOK_UPS = 50
INTRODUCTIONS = 10
INTRODUCTION_PAUSE = 30  # seconds


@task(queue="delivery")
def expand_dispatch(dispatch_id: int) -> int:
    """Write a due dispatch's rows, then have them sent."""
    made = expansion.expand(dispatch_id)
    if made:
        send_due.defer()
    return made


@task(queue="delivery")
def send_due() -> int:
    """One step of sending; it calls itself again while something is due."""
    batch = sending.send_batch()
    if batch.more:
        send_due.defer()
    return batch.handled


@task(queue="delivery")
def process_event(event_id: int) -> None:
    inbound.process(event_id)


@task(queue="delivery")
def look_up(delivery_id: int) -> None:
    sending.look_up(delivery_id)


@task(queue="delivery")
def introduce_account(account_id: int, tries: int = 1) -> bool:
    """Tell the provider about us; later again when it does not answer."""
    account = ChannelAccount.objects.select_related("agency").get(pk=account_id)
    wrong = webhooks.introduce(account)
    ChannelAccount.objects.filter(pk=account_id).update(note=wrong[:300])
    if wrong and tries < INTRODUCTIONS:
        again = introduce_account.configure(schedule_in={"seconds": INTRODUCTION_PAUSE})
        again.defer(account_id=account_id, tries=tries + 1)
    return not wrong


def sweep() -> int:
    """Start everything that is due and was not started; returns how many dispatches.

    The headless demo calls it at each of its ticks, for its clock runs by jumps.
    """
    sending.recover()
    due = list(Dispatch.objects.due(clocks.now()).values_list("pk", flat=True))
    for dispatch_id in due:
        expand_dispatch.defer(dispatch_id=dispatch_id)
    for event_id in InboundEvent.objects.unprocessed().values_list("pk", flat=True)[:LOOK_UPS]:
        process_event.defer(event_id=event_id)
    able = [slug for slug, channel in channels.CHANNELS.items() if channel.can_look_up]
    lost = Delivery.objects.unconfirmed().filter(account__channel__in=able)
    for delivery_id in lost.values_list("pk", flat=True)[:LOOK_UPS]:
        look_up.defer(delivery_id=delivery_id)
    if sending.is_something_due():
        send_due.defer()
    return len(due)


@periodic("* * * * * */10", queue="delivery")
def sweep_outbox(timestamp: int) -> int:
    return sweep()


@periodic("17 * * * *", queue="delivery")
def purge(timestamp: int) -> int:
    return purging.purge()


def defer_expansion(*, dispatch_id: int, at: datetime) -> None:
    """In the caller's transaction: have a dispatch expanded when it is due."""
    _at(expand_dispatch, at).defer(dispatch_id=dispatch_id)


def _at(job: AnyTask, at: datetime) -> AnyTask:
    wait = (at - clocks.now()).total_seconds()
    if wait <= 0:
        return job
    return job.configure(schedule_in={"seconds": int(wait) + 1})  # type: ignore[return-value]  # a deferrer has the same defer()
