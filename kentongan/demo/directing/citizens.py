"""Citizens' messages, each through the door they came by; chat comes as a provider's webhook."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from kentongan.demo.world.office_records import CitizenMessage
from kentongan.demo.world.office_records import Door as WorldDoor
from kentongan.desk import actions as desk
from kentongan.desk.enums import CaseKind, Door, ReplyBy

from .stage import Result, Stage, Step

FIRST_PERSON = 7001  # the doubles' numbers of made-up people
DESK_OFFICER = "petugas-layanan"
BY_OFFICER = frozenset({WorldDoor.PHONE, WorldDoor.COUNTER, WorldDoor.LETTER})


def steps(stage: Stage) -> Iterator[Step]:
    for number, message in enumerate(stage.world.citizen_messages):
        yield Step(
            key=f"citizen:{message.id}",
            at=message.at,
            play=partial(_say, stage, number, message),
        )


def _say(stage: Stage, number: int, message: CitizenMessage) -> Result:
    if message.provider == "telegram":
        return _by_chat(stage, number, message)
    return _by_desk(stage, message)


def _by_chat(stage: Stage, number: int, message: CitizenMessage) -> Result:
    """The webhook is sent as the provider sends it; every third one comes twice."""
    person = FIRST_PERSON + number
    if number % 3 == 0:
        stage.telegram.behave(webhook_twice=1)
    statuses = stage.telegram.say(
        message.text, name=message.sender, person=person, number=number + 1
    )
    if any(status != 200 for status in statuses):
        raise ConnectionError(f"the webhook answered {statuses}")
    return {"chat": person}


def _by_desk(stage: Stage, message: CitizenMessage) -> Result:
    by: Any = stage.person(DESK_OFFICER) if message.door in BY_OFFICER else None
    opened = desk.open_case(
        agency=stage.office(),
        kind=CaseKind(message.kind),
        door=Door(message.door.value),
        text=message.text,
        by=by,
        received_at=message.at,
        reply_by=ReplyBy(message.wished_reply),
        name=message.sender,
        contact=message.contact or "diambil di loket",
    )
    return {"case": opened.case.pk}
