"""The passing of the demo's time: look at all sources, read, analyse, let the outbox run."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min

from kentongan.core import clocks
from kentongan.delivery import actions as delivery
from kentongan.delivery import tasks as delivery_tasks
from kentongan.delivery.enums import DeliveryState
from kentongan.delivery.models import Delivery, Subscriber
from kentongan.listening import actions as listening
from kentongan.listening import tasks as listening_tasks
from kentongan.listening.models import Source
from kentongan.newsroom import actions as newsroom
from kentongan.verification import detection

from .stage import Stage, Step

HOURS = (6, 12, 18)  # o'clock, when the demo looks at its sources


def steps(stage: Stage) -> Iterator[Step]:
    """Each tick is two steps, with the queue emptied between them: read, then analyse."""
    yield Step(
        key="subscribers:confirm",
        at=stage.world.start + timedelta(hours=1),
        play=lambda: confirm_subscribers(stage),
    )
    for at in _instants(stage):
        name = f"{at:%Y-%m-%dT%H}"
        yield Step(key=f"tick:{name}:poll", at=at, play=_poll_all)
        yield Step(key=f"tick:{name}:sort", at=at + timedelta(seconds=1), play=_analyse)


def _instants(stage: Stage) -> Iterator[datetime]:
    day = stage.world.fortnight
    yield day
    while day < stage.world.end:
        for hour in HOURS:
            at = day.replace(hour=hour, minute=0)
            if stage.world.fortnight < at < stage.world.end:
                yield at
        day += timedelta(days=1)
    yield stage.world.end - timedelta(seconds=2)


def _poll_all() -> None:
    for source in Source.objects.filter(active=True).order_by("pk"):
        listening_tasks.start_poll(source)


def _analyse() -> None:
    listening.analyse(everything=True)
    _detect()


def pass_time() -> None:
    """What the periodic jobs would do, for a clock that jumps."""
    newsroom.publish_due()
    listening_tasks.keep_ringing()
    delivery_tasks.sweep()


def next_try() -> datetime | None:
    """When the next delivery that waits is due; None when none is, or all are due now."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING, next_attempt_at__gt=clocks.now())
    return waiting.aggregate(at=Min("next_attempt_at"))["at"]


def confirm_subscribers(stage: Stage) -> None:
    """The subscribers follow the link in their mail."""
    for subscriber in Subscriber.objects.filter(agency=stage.office(), confirmed_at=None):
        delivery.confirm_subscription(subscriber.confirm_token)


def _detect() -> None:
    while detection.detect():
        pass
