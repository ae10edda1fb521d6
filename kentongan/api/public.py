"""The programming interface for everybody, version 1. Its description: /api/v1/openapi.json."""

from typing import Annotated

from django.http import HttpRequest
from ninja import NinjaAPI, Schema
from ninja.throttling import AnonRateThrottle
from pydantic import StringConstraints

from kentongan.newsroom.checking import Known, answer, check_text

RATE = "30/m"  # questions of one address
LONGEST = 2_000  # characters, as on the page /cek-kabar/

api = NinjaAPI(
    title="Kentongan", version="1", urls_namespace="api:v1", docs_url=None,
    throttle=[AnonRateThrottle(RATE)],
)  # fmt: skip


class Message(Schema):
    """A message as it goes round."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, strip_whitespace=True)]


class Checked(Schema):
    """A fact-check; `sure` where it is of the same rumour, else it is only like it."""

    title: str
    url: str
    verdict: str
    publisher: str
    sure: bool


class Refused(Schema):
    """Why there is no answer."""

    detail: str


class Fault(Schema):
    """One thing that is wrong: `loc` leads to the field."""

    loc: list[str | int]
    msg: str


class Faulty(Schema):
    """What is wrong with the question."""

    detail: list[Fault]


class Told(Schema):
    """`answer` can be read out as it stands; `known` has the surest first, five at most."""

    answer: str
    known: list[Checked]


@api.post(
    "/claims/check",
    response={200: Told, 400: Refused, 422: Faulty, 429: Refused},
    summary="What is known about a message",
)
def check(request: HttpRequest, message: Message) -> dict[str, str | list[Known]]:
    """Nothing of the message is kept."""
    known = check_text(message.text.replace("\x00", ""))
    return {"answer": answer(known), "known": known}
