"""Alert fatigue: one alert per story, loud ones at night only, the rest once a day."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member
from kentongan.core.tasks import drain
from kentongan.delivery.models import Dispatch
from kentongan.delivery.tests.factories import account
from kentongan.listening import actions, alerts
from kentongan.listening.enums import AlertKind, AlertState, Urgency
from kentongan.listening.models import Alert, AlertDigest, AlertNotice, AlertRule
from kentongan.listening.tests.factories import article

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # 12.00 WIB
NIGHT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)  # 23.30 WIB
TITLE = "Sungai Kalirejo meluap, warga Tegalsari mengungsi"


@pytest.fixture
def agency() -> Agency:
    made = AgencyFactory.create()
    actions.create_topic(agency=made, name="Banjir", words=["meluap"])
    account(made, "email", handle="humas@kabupaten.example")
    return made


def rule(agency: Agency, **fields: Any) -> AlertRule:
    values = {"name": "Melonjak", "kind": AlertKind.GROWTH, "hours": 6, "least": 4} | fields
    return actions.save_rule(rule=AlertRule(agency=agency, **values), by=None)


def publish(at: datetime, first: int, count: int) -> None:
    """Articles of different outlets about one flood, analysed, and the rules asked."""
    for number in range(first, first + count):
        article(f"https://m{number}.example/banjir", TITLE, published_at=at, at=at)
    actions.analyse(everything=True)
    drain("listening")


def test_forty_articles_of_one_story_ring_once(agency: Agency) -> None:
    rule(agency)
    rule(agency, name="Topik", kind=AlertKind.TOPIC, topic=agency.topics.get(), least=2)
    with time_machine.travel(NOON, tick=False):
        publish(NOON - timedelta(minutes=9), 0, 20)
        publish(NOON - timedelta(minutes=2), 20, 20)
    alert = Alert.objects.get()
    assert alert.title == TITLE
    assert [each.rule.name for each in alert.reasons.all()] == ["Melonjak", "Topik"]
    assert "20 berita dalam 6 jam (20 media)" in alert.reasons.all()[0].why


def test_a_story_far_above_the_usual_rings_again_but_once_an_hour(agency: Agency) -> None:
    rule(agency)
    for minutes in (0, 20, 40, 61, 80):
        at = NOON + timedelta(minutes=minutes)
        with time_machine.travel(at, tick=False):
            publish(at - timedelta(minutes=1), minutes * 10, 12)
    assert list(Alert.objects.order_by("step").values_list("step", "state")) == [
        (0, AlertState.CLOSED),
        (1, AlertState.NEW),
    ]


def test_at_night_only_what_is_high_rings(agency: Agency) -> None:
    head = member(agency, Role.HEAD)
    rule(agency)
    with time_machine.travel(NIGHT, tick=False):
        publish(NIGHT - timedelta(minutes=5), 0, 6)
        assert not AlertNotice.objects.exists()
        rule(agency, name="Gawat", urgency=Urgency.HIGH, least=5)
        publish(NIGHT - timedelta(minutes=1), 6, 2)
        assert [each.person for each in AlertNotice.objects.all()] == [head]


def test_what_rang_in_quiet_hours_is_told_in_the_morning(agency: Agency) -> None:
    member(agency, Role.HEAD)
    rule(agency)
    with time_machine.travel(NIGHT, tick=False):
        publish(NIGHT - timedelta(minutes=5), 0, 6)
    for hours, told in ((5, 0), (6, 1)):  # 04.30 and 05.30 WIB
        with time_machine.travel(NIGHT + timedelta(hours=hours), tick=False):
            alerts.escalate()
            assert AlertNotice.objects.count() == told


def test_what_is_low_waits_for_one_digest_a_day(agency: Agency) -> None:
    member(agency, Role.HEAD)
    rule(agency, urgency=Urgency.LOW)
    with time_machine.travel(NOON, tick=False):
        publish(NOON - timedelta(minutes=5), 0, 6)
        alerts.escalate()
        assert not Dispatch.objects.exists()
        assert alerts.send_digests() == 0
    with time_machine.travel(NOON + timedelta(hours=5), tick=False):  # 17.00 WIB
        assert not AlertDigest.objects.exists()
        assert [alerts.send_digests(), alerts.send_digests()] == [1, 0]
    digest = Dispatch.objects.get()
    assert "1 peringatan" in digest.title
    assert TITLE in digest.content["text"]


def test_asked_again_and_again_nothing_goes_twice(agency: Agency) -> None:
    member(agency, Role.HEAD)
    rule(agency)
    with time_machine.travel(NOON, tick=False):
        publish(NOON - timedelta(minutes=5), 0, 6)
        for _again in range(3):
            assert alerts.evaluate() == 0
            alerts.escalate()
    assert Dispatch.objects.count() == 1


def test_nobody_answers_so_the_next_is_told_and_at_last_the_head(agency: Agency) -> None:
    first, second = member(agency, Role.ANALYST), member(agency, Role.WRITER)
    head = member(agency, Role.HEAD)
    for person, start, end in ((first, 8, 16), (second, 16, 22)):
        actions.add_shift(
            agency=agency, person=person, weekdays=[0], starts=time(start), ends=time(end), by=None
        )
    rule(agency)
    with time_machine.travel(NOON, tick=False) as clock:
        publish(NOON - timedelta(minutes=5), 0, 6)
        for _minute in range(60):
            alerts.escalate()
            clock.shift(timedelta(minutes=1))
    told = AlertNotice.objects.values_list("person", "at")
    assert list(told) == [
        (first.pk, NOON),
        (second.pk, NOON + timedelta(minutes=15)),
        (head.pk, NOON + timedelta(minutes=30)),
    ]


def test_who_acknowledges_ends_it(agency: Agency) -> None:
    head = member(agency, Role.HEAD)
    member(agency, Role.HEAD)
    rule(agency)
    with time_machine.travel(NOON, tick=False) as clock:
        publish(NOON - timedelta(minutes=5), 0, 6)
        actions.acknowledge(alert=Alert.objects.get(), by=head)
        clock.shift(timedelta(hours=1))
        assert alerts.escalate() == 0
