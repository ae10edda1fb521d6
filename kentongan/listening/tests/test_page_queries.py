"""Pages of one thing ask the database as often for much as for little."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions, storing
from kentongan.listening.enums import AlertKind, ArticleKind
from kentongan.listening.models import Alert, AlertReason, AlertRule, Article, OwnText

from .factories import FLOOD, article

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 12
MOST = 60  # queries of any page, the frame of the back office included


@pytest.fixture
def agency() -> Agency:
    made = AgencyFactory.create()
    actions.create_topic(agency=made, name="Banjir", words=["meluap"])
    actions.register_own_text(
        agency=made, key="rilis:1", title="Sungai Kalirejo", text=FLOOD,
        url="https://kabupaten.contoh.example/1", published_at=clocks.now() - timedelta(hours=30),
    )  # fmt: skip
    return made


@pytest.fixture
def head(agency: Agency) -> User:
    return member(agency, Role.HEAD)


@pytest.fixture
def office(head: User) -> Client:
    synchronise()
    return signed_in(head)


class Room:
    """A flood told by more and more outlets, with changes, tones, pick-ups, alerts and duties."""

    def __init__(self, agency: Agency, head: User) -> None:
        self.agency, self.head, self.count = agency, head, 0
        self.rule = actions.save_rule(
            rule=AlertRule(agency=agency, name="Media", kind=AlertKind.GROWTH, least=500), by=None
        )

    def fill(self, until: int) -> None:
        now = clocks.now()
        for number in range(self.count, until):
            at = now - timedelta(hours=20 - number)
            made = article(
                f"https://koran{number}.example/a", f"Sungai meluap {number}",
                f"{FLOOD}Sebanyak {300 + number} orang mengungsi. ", published_at=at, at=at,
            )  # fmt: skip
            newer = storing.Reading(
                title=f"Sungai surut {number}", text=f"{FLOOD}Surut.", kind=ArticleKind.ARTICLE
            )
            storing.revise(made, newer, at=now)
            self._ring(number)
            weekday = number % 7
            actions.add_shift(
                agency=self.agency, person=self.head, weekdays=[weekday], starts=time(number),
                ends=time(number + 1), by=self.head,
            )  # fmt: skip
        actions.analyse(everything=True)
        for each in Article.objects.all():
            actions.code_tone(article=each, agency=self.agency, headline=-1, body=0, by=self.head)
        self.count = until

    def _ring(self, number: int) -> None:
        now = clocks.now()
        alert = Alert.objects.create(
            agency=self.agency, subject=f"story:{number}", title=f"Banjir {number}", path="/x/",
            urgency="high", raised_at=now, level=0,
        )  # fmt: skip
        AlertReason.objects.create(alert=alert, rule=self.rule, why="Banyak berita.", at=now)


@pytest.fixture
def room(agency: Agency, head: User) -> Room:
    return Room(agency, head)


def _first() -> Article:
    return Article.objects.get(url="https://koran0.example/a")


PAGES: dict[str, Callable[[], list[Any]]] = {
    "story": lambda: [_first().story_id],
    "split_story": lambda: [_first().story_id],
    "merge_story": lambda: [_first().story_id],
    "article": lambda: [_first().pk],
    "revisions": lambda: [_first().pk],
    "outlet": lambda: [_first().outlet_id],
    "own_texts": list,
    "own_text": lambda: [OwnText.objects.get().pk],
    "headlines": list,
    "control_room": list,
    "control_board": list,
    "alert_rules": list,
    "roster": list,
    "triage": list,
}


def _queries(client: Client, name: str) -> int:
    address = reverse(f"listening:{name}", args=PAGES[name]())
    assert client.get(address).status_code == 200  # what is made at the first look is made
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_as_often_for_many_articles_outlets_alerts_and_duties_as_for_few(
    office: Client, room: Room
) -> None:
    room.fill(FEW)
    few = {name: _queries(office, name) for name in PAGES}
    room.fill(MANY)
    many = {name: _queries(office, name) for name in PAGES}
    assert many == few
    assert max(many.values()) <= MOST
