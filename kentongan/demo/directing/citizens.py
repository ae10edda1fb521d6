"""Citizens' messages, each through the door they came by; chat comes as a provider's webhook."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from kentongan.demo.world.office_records import CitizenMessage
from kentongan.demo.world.office_records import Door as WorldDoor
from kentongan.desk import actions as desk
from kentongan.desk.enums import CaseKind, Door, ReplyBy
from kentongan.desk.models import CitizenCase

from .stage import Result, Stage, Step, result_of

FIRST_PERSON = 7001  # the doubles' numbers of made-up people
DESK_OFFICER = "petugas-layanan"
FORWARDED_AFTER = timedelta(minutes=5)
BY_OFFICER = frozenset({WorldDoor.PHONE, WorldDoor.COUNTER, WorldDoor.LETTER})


def steps(stage: Stage) -> Iterator[Step]:
    for number, message in enumerate(stage.world.citizen_messages):
        yield Step(
            key=f"citizen:{message.id}",
            at=message.at,
            play=partial(_say, stage, number, message),
        )
        if message.claim:
            yield Step(
                key=f"forward:{message.id}",
                at=message.at + FORWARDED_AFTER,
                play=partial(_forward, stage, message),
            )


def _say(stage: Stage, number: int, message: CitizenMessage) -> Result:
    if message.provider == "telegram":
        return _by_chat(stage, number, message)
    return _by_desk(stage, message)


def _forward(stage: Stage, message: CitizenMessage) -> None:
    """An officer has the message checked: it joins the queue of rumours."""
    case = case_of(message)
    desk.forward_as_claim(case=case, by=stage.person(DESK_OFFICER))


def case_of(message: CitizenMessage) -> CitizenCase:
    """The case that a message has become. Raises CitizenCase.DoesNotExist."""
    known = result_of(f"citizen:{message.id}")
    if "case" in known:
        return CitizenCase.objects.get(pk=known["case"])
    return CitizenCase.objects.filter(
        chat_ref=str(known["chat"]), messages__text=message.text.strip()
    )[:1].get()


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
