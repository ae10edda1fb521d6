"""The pipeline: claim, ask the gate, commit `submitting`, call the channel, commit the outcome.

No transaction is open while the channel is called. Whatever a killed worker leaves behind is
found by `recover`: rows not yet begun are free again, a row in `submitting` becomes
`unconfirmed`, because nobody can know how far the call came.
"""

import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from kentongan.core import clocks
from kentongan.core.database.outage import patiently

from . import channels, gate, leases, recipients
from .enums import (
    SENDABLE,
    AttemptOutcome,
    DeliveryState,
    SuppressionReason,
)
from .envelopes import Envelope, Receipt
from .errors import DeliveryError, OutcomeUnknown, PermanentFailure, TemporaryFailure
from .models import Attempt, ChannelAccount, Delivery, Suppression
from .querysets import DeliveryQuerySet
from .transitions import check

BATCH = 20
STEP_SECONDS = 1.5  # a job is to last under two seconds
FIRST_WAIT = timedelta(seconds=60)
DOUBLINGS = 6  # the longest wait is about an hour
JITTER = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one step did: rows that left the queue, and whether more is due now."""

    handled: int
    more: bool


def send_batch(*, limit: int = BATCH) -> Batch:
    """Send what is due, one by one, for at most a second and a half."""
    recover()
    deadline = time.monotonic() + STEP_SECONDS
    handled = 0
    with leases.held() as lease:
        taken = _claim(lease, limit)
        try:
            for delivery_id in taken:
                handled += _send_one(delivery_id, lease)
                if time.monotonic() > deadline:
                    break
        finally:
            _free(lease)
    return Batch(handled=handled, more=bool(handled) and is_something_due())


def is_something_due() -> bool:
    return Delivery.objects.sendable(clocks.now()).exists()


def recover() -> int:
    """Take back the rows of workers that died; returns how many were being sent."""
    interrupted = 0
    found = Delivery.objects.filter(lease__isnull=False).order_by().values_list("lease", flat=True)
    for lease in found.distinct():
        with transaction.atomic():
            if lease is not None and leases.abandoned(lease):
                interrupted += _take_back(lease)
    return interrupted


def look_up(delivery_id: int) -> str:
    """Ask the channel about an unconfirmed row; returns the row's state afterwards."""
    delivery = _whole().get(pk=delivery_id)
    channel = channels.get(delivery.account.channel)
    if delivery.state != DeliveryState.UNCONFIRMED or not channel.can_look_up:
        return delivery.state
    started = clocks.now()
    receipt = channel.look_up(recipients.envelope(delivery))
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
        if delivery.state == DeliveryState.UNCONFIRMED:
            if receipt is None:
                _move(delivery, DeliveryState.WAITING, next_attempt_at=clocks.now())
            else:
                _accept(delivery, receipt)
            note(delivery, AttemptOutcome.LOOKED_UP, started=started)
    return delivery.state


def note(
    delivery: Delivery,
    outcome: AttemptOutcome,
    *,
    detail: str = "",
    started: datetime | None = None,
) -> None:
    """One line in the record of what was tried."""
    now = clocks.now()
    Attempt.objects.create(
        delivery=delivery,
        started_at=started or now,
        ended_at=now,
        outcome=outcome,
        detail=detail[:500],
    )


def _claim(lease: int, limit: int) -> list[int]:
    with transaction.atomic():
        due = Delivery.objects.sendable(clocks.now()).select_for_update(
            skip_locked=True, of=("self",)
        )
        taken = list(due.values_list("pk", flat=True)[:limit])
        Delivery.objects.filter(pk__in=taken).update(lease=lease)
    return taken


def _free(lease: int) -> None:
    Delivery.objects.filter(lease=lease).exclude(state=DeliveryState.SUBMITTING).update(lease=None)


def _send_one(delivery_id: int, lease: int) -> int:
    envelope = _begin(delivery_id, lease)
    if envelope is None:
        return 1
    started = clocks.now()
    channel = channels.get(envelope.account.channel)
    outcome: Receipt | DeliveryError
    try:
        outcome = channel.send(envelope)
    except DeliveryError as error:
        outcome = error
    # What the channel said must not get lost where the database is away for a moment.
    patiently(lambda: _finish(delivery_id, outcome, started))
    return 1


@transaction.atomic(durable=True)
def _begin(delivery_id: int, lease: int) -> Envelope | None:
    """Ask the gate; when it lets the row pass, `submitting` is committed by our return."""
    delivery = (
        _whole()
        .select_for_update(of=("self",))
        .filter(pk=delivery_id, lease=lease, state__in=SENDABLE, account__stopped_at__isnull=True)
        .first()
    )
    if delivery is None:
        return None
    ruling = gate.rule(delivery, clocks.now())
    if ruling is not gate.GO:
        _put_aside(delivery, ruling)
        return None
    envelope = recipients.envelope(delivery)
    _move(
        delivery,
        DeliveryState.SUBMITTING,
        submitted_at=clocks.now(),
        tries=delivery.tries + 1,
        lease=lease,
        external_id=channels.get(delivery.account.channel).known_id(envelope),
    )
    return envelope


@transaction.atomic(durable=True)
def _finish(delivery_id: int, outcome: Receipt | DeliveryError, started: datetime) -> None:
    delivery = (
        Delivery.objects.select_related("dispatch", "account")
        .select_for_update(of=("self",))
        .get(pk=delivery_id)
    )
    if delivery.state not in {DeliveryState.SUBMITTING, DeliveryState.UNCONFIRMED}:
        return  # a person has settled it meanwhile
    if isinstance(outcome, Receipt):
        _accept(delivery, outcome)
        note(delivery, AttemptOutcome.ACCEPTED, detail=outcome.detail, started=started)
    elif delivery.state == DeliveryState.SUBMITTING:
        _fail(delivery, outcome, started)


def _fail(delivery: Delivery, error: DeliveryError, started: datetime) -> None:
    if isinstance(error, TemporaryFailure):
        note(delivery, AttemptOutcome.TEMPORARY, detail=str(error), started=started)
        _wait(delivery, error)
    elif isinstance(error, PermanentFailure):
        note(delivery, AttemptOutcome.PERMANENT, detail=str(error), started=started)
        _move(delivery, DeliveryState.FAILED, reason=str(error)[:500])
        if error.stop_contact:
            _suppress(delivery)
    elif isinstance(error, OutcomeUnknown):
        note(delivery, AttemptOutcome.UNKNOWN, detail=str(error), started=started)
        _move(delivery, DeliveryState.UNCONFIRMED, reason=str(error)[:500])


def _wait(delivery: Delivery, error: TemporaryFailure) -> None:
    now = clocks.now()
    if error.account_stopped:
        ChannelAccount.objects.filter(pk=delivery.account_id, stopped_at__isnull=True).update(
            stopped_at=now, stopped_reason=str(error)[:300]
        )
    at = now if error.account_stopped else now + pause(delivery.tries, error.retry_after)
    start = max(delivery.created_at, delivery.dispatch.not_before)
    if at - start > gate.oldest_start(delivery.dispatch.purpose):
        _move(delivery, DeliveryState.EXPIRED, reason=str(error)[:500])
    else:
        _move(delivery, DeliveryState.WAITING, next_attempt_at=at, reason=str(error)[:500])


def pause(tries: int, retry_after: float | None) -> timedelta:
    """What the channel asked for, else doubling from a minute; jitter spreads a crowd."""
    if retry_after is not None:
        wait = timedelta(seconds=retry_after)
    else:
        wait = FIRST_WAIT * 2 ** min(max(tries - 1, 0), DOUBLINGS)
    return wait * (1 + random.random() * JITTER)  # noqa: S311  # spreading, not secrecy


def _suppress(delivery: Delivery) -> None:
    by_chat = delivery.subscriber_id is None
    reason = SuppressionReason.BLOCKED if by_chat else SuppressionReason.REFUSED
    if delivery.recipient and delivery.recipient != delivery.account.handle:
        Suppression.objects.get_or_create(
            agency_id=delivery.agency_id,
            channel=delivery.account.channel,
            address_hash=delivery.recipient,
            defaults={"reason": reason, "since": clocks.now()},
        )


def _take_back(lease: int) -> int:
    rows = Delivery.objects.select_for_update().filter(lease=lease)
    interrupted = 0
    for delivery in rows.filter(state=DeliveryState.SUBMITTING):
        note(delivery, AttemptOutcome.INTERRUPTED, started=delivery.submitted_at)
        _move(delivery, DeliveryState.UNCONFIRMED)
        interrupted += 1
    Delivery.objects.filter(lease=lease).update(lease=None)
    return interrupted


def _put_aside(delivery: Delivery, ruling: gate.Ruling) -> None:
    if ruling.state == DeliveryState.WAITING and delivery.state == DeliveryState.WAITING:
        delivery.next_attempt_at, delivery.reason, delivery.lease = ruling.at, ruling.reason, None
        delivery.save(update_fields=["next_attempt_at", "reason", "lease"])
        return
    _move(delivery, ruling.state, reason=ruling.reason, next_attempt_at=ruling.at)


def _accept(delivery: Delivery, receipt: Receipt) -> None:
    _move(
        delivery,
        DeliveryState.ACCEPTED,
        accepted_at=clocks.now(),
        external_id=receipt.external_id[:200],
        external_url=receipt.external_url[:500],
        reason="",
    )


def _move(delivery: Delivery, state: DeliveryState, **fields: object) -> None:
    check(delivery.state, state)
    changed = {"state": state, "lease": None} | fields
    for name, value in changed.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=list(changed))


def _whole() -> DeliveryQuerySet:
    return Delivery.objects.select_related(
        "dispatch", "account__agency__parent", "subscriber", "follows__account"
    )
