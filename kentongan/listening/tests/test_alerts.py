"""Rules, the control room and the roster, used by the people they are for."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core.tasks import drain
from kentongan.delivery.models import Delivery, Dispatch
from kentongan.delivery.tests.factories import account
from kentongan.listening import actions, alerts
from kentongan.listening.enums import AlertKind, AlertState, Urgency
from kentongan.listening.models import Alert, AlertRule, Article, DutyShift

from .factories import MARKET, article, outlet

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # Monday, 12.00 WIB
TITLE = "Sungai Kalirejo meluap, warga Tegalsari mengungsi"


@pytest.fixture
def agency() -> Agency:
    made = AgencyFactory.create()
    actions.create_topic(agency=made, name="Banjir", words=["meluap"])
    return made


@pytest.fixture
def head(agency: Agency) -> User:
    return member(agency, Role.HEAD)


@pytest.fixture
def office(head: User) -> Client:
    return signed_in(head)


def rule(agency: Agency, **fields: Any) -> AlertRule:
    values = {"name": "Melonjak", "kind": AlertKind.GROWTH, "hours": 6, "least": 4} | fields
    return actions.save_rule(rule=AlertRule(agency=agency, **values), by=None)


def publish(count: int, at: datetime = NOON - timedelta(minutes=5)) -> None:
    for number in range(count):
        article(f"https://m{number}.example/{at:%d%H%M}", TITLE, published_at=at, at=at)
    actions.analyse(everything=True)
    drain("listening")


@time_machine.travel(NOON, tick=False)
def test_growth_of_a_topic_is_measured_as_the_board_of_trends_measures_it(
    agency: Agency,
) -> None:
    """By weekday and hour; hours beside one another share what four weeks tell of them."""
    for week in range(1, 5):
        publish(5, NOON - timedelta(weeks=week, minutes=30))
    publish(40, NOON - timedelta(days=3, minutes=30))  # a busy Friday says nothing of a Monday
    rule(agency, topic=agency.topics.get(), strength=2.0)
    publish(6, NOON - timedelta(minutes=4))
    assert not Alert.objects.exists()
    publish(12, NOON - timedelta(minutes=2))
    assert "biasanya 3,4" in Alert.objects.get().reasons.get().why


@time_machine.travel(NOON, tick=False)
def test_tones_ring_once_people_gave_them(agency: Agency, head: User) -> None:
    rule(agency, kind=AlertKind.TONE, least=2)
    publish(3)
    for number, each in enumerate(Article.objects.all()[:2]):
        assert Alert.objects.count() == 0, number
        actions.code_tone(article=each, agency=agency, headline=-1, body=0, by=head)
        drain("listening")
    assert "2 dari 2 berita" in Alert.objects.get().reasons.get().why


@time_machine.travel(NOON, tick=False)
def test_an_outlet_rings_for_our_topics_only(agency: Agency) -> None:
    rule(agency, kind=AlertKind.OUTLET, outlet=outlet("m0.example"), least=1)
    article("https://m0.example/pasar", "Pasar murah dibuka", text=MARKET, at=NOON)
    publish(1)
    assert Alert.objects.get().title == TITLE


@time_machine.travel(NOON, tick=False)
def test_a_rumour_rings_by_its_number_and_score(agency: Agency, head: User) -> None:
    rule(agency, kind=AlertKind.CLAIM, least=6, urgency=Urgency.HIGH)
    for score in (5, 6, 7):
        alerts.ring(
            agency=agency, subject="claim:1", title="Kabar no. 1", path="/x/", score=score, why="x"
        )
    assert Alert.objects.count() == 1


@time_machine.travel(NOON, tick=False)
def test_the_message_says_what_why_and_where_and_names_nobody(agency: Agency, head: User) -> None:
    account(agency, "email", handle="humas@kabupaten.example")
    rule(agency)
    publish(5)
    drain("delivery")
    dispatch = Dispatch.objects.get()
    text = dispatch.content["text"]
    assert text.startswith(f"PERINGATAN 12.00 WIB: {TITLE}\n5 berita dalam 6 jam (5 media)")
    assert reverse("listening:story", args=[Alert.objects.get().story_id]) in text
    assert "Rahmat" not in text
    assert dispatch.address == head.email
    assert Delivery.objects.count() == 1


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("count", [5, 15])
def test_asking_the_rules_costs_the_same_however_many_articles(
    agency: Agency, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rule(agency, least=100)
    rule(agency, name="Topik", topic=agency.topics.get(), least=100)
    for number in range(count):
        article(f"https://m{number}.example/1", TITLE, published_at=NOON, at=NOON)
    actions.analyse(everything=True)
    with django_assert_num_queries(20):
        assert alerts.evaluate() == 0


@time_machine.travel(NOON, tick=False)
def test_the_preview_counts_what_a_rule_would_have_rung(office: Client, agency: Agency) -> None:
    publish(5, NOON - timedelta(days=2))
    fields = {
        "name": "Coba", "kind": "growth", "hours": 6, "least": 4, "strength": 3, "urgency": "low",
        "active": "on",
    }  # fmt: skip
    address = reverse("listening:add_alert_rule")
    assert "berbunyi 1 kali" in office.post(address, fields | {"try": "1"}).content.decode()
    assert not AlertRule.objects.exists()
    office.post(address, fields | {"keep": "1"})
    assert AlertRule.objects.get().name == "Coba"


@time_machine.travel(NOON, tick=False)
def test_the_control_room_is_worked_with_three_buttons(
    office: Client, agency: Agency, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rule(agency)
    publish(5)
    alert, board = Alert.objects.get(), reverse("listening:control_room")
    with django_assert_max_num_queries(45):
        page = office.get(board).content.decode()
    assert "5 berita dalam 6 jam" in page
    assert "https://wa.me/?text=PERINGATAN" in page
    assert TITLE in office.get("/admin/").content.decode()
    steps = {"open": AlertState.SEEN, "acknowledge": "acknowledged", "close": "closed"}
    for step, state in steps.items():
        office.post(reverse("listening:answer_alert", args=[alert.pk]), {"step": step})
        assert Alert.objects.get().state == state
    assert "Tidak ada yang berbunyi" in office.get(board).content.decode()


@time_machine.travel(NOON, tick=False)
def test_the_board_is_sent_again_only_when_it_changed(office: Client, agency: Agency) -> None:
    rule(agency)
    publish(5)
    board = reverse("listening:control_board")
    first = office.get(board)
    assert TITLE in first.content.decode()
    seen = {"If-None-Match": first.headers["ETag"]}
    assert (
        first.headers["ETag"].strip('"')
        in office.get(reverse("listening:control_room")).content.decode()
    )
    assert office.get(board, headers=seen).status_code == 304
    actions.acknowledge(alert=Alert.objects.get(), by=member(agency, Role.WRITER))
    assert office.get(board, headers=seen).status_code == 200


@time_machine.travel(NOON, tick=False)
def test_a_rule_rings_in_its_own_group_and_names_its_own_number(
    office: Client, agency: Agency, head: User
) -> None:
    account(agency, "telegram", handle="@kabupaten")
    actions.change_alert_settings(agency=agency, by=head, telegram_chat="-100")
    rule(agency, telegram_chat="-200", whatsapp="6281234567890", urgency=Urgency.HIGH)
    rule(agency, name="Lain", kind=AlertKind.TOPIC, topic=agency.topics.get(), least=2)
    publish(1)
    publish(5)
    alerts.escalate()
    told = {each.address for each in Dispatch.objects.all()}
    assert {each for each in told if each.startswith("-")} == {"-100", "-200"}
    page = office.get(reverse("listening:control_room")).content.decode()
    assert "https://wa.me/6281234567890?text=PERINGATAN" in page
    with pytest.raises(ValidationError):
        rule(agency, name="Salah", whatsapp="0812-nomor")


@time_machine.travel(NOON, tick=False)
def test_the_first_to_acknowledge_counts(agency: Agency, head: User) -> None:
    rule(agency)
    publish(5)
    alert = Alert.objects.get()
    actions.acknowledge(alert=alert, by=head)
    with pytest.raises(ValidationError, match=head.name):
        actions.acknowledge(alert=alert, by=member(agency, Role.WRITER))
    with pytest.raises(PermissionDenied):
        actions.close_alert(alert=alert, by=member(AgencyFactory.create(), Role.HEAD))


@time_machine.travel(NOON, tick=False)
def test_duty_over_midnight_and_swapped(agency: Agency, head: User) -> None:
    night, other = member(agency, Role.ANALYST), member(agency, Role.WRITER)
    (shift,) = actions.add_shift(
        agency=agency, person=night, weekdays=[0], starts=time(20), ends=time(6), by=head
    )
    three = NOON + timedelta(hours=15)  # Tuesday, 03.00 WIB
    assert [alerts.on_duty(agency, at) for at in (NOON, three)] == [[], [night]]
    actions.swap_duty(shift=shift, day=date(2026, 3, 2), person=other, by=night)
    assert alerts.on_duty(agency, three) == [other]
    assert alerts.on_duty(agency, three + timedelta(days=7)) == [night]
    with pytest.raises(ValidationError):
        actions.swap_duty(shift=shift, day=date(2026, 3, 3), person=other, by=head)


@time_machine.travel(NOON, tick=False)
def test_the_roster_is_kept_on_its_page(office: Client, agency: Agency, head: User) -> None:
    page = reverse("listening:roster")
    assert "Belum ada jadwal piket" in office.get(page).content.decode()
    fields = {"person": head.pk, "weekdays": ["0", "1"], "starts": "08:00", "ends": "16:00"}
    office.post(reverse("listening:add_duty"), fields)
    assert f"08.00–16.00 {head.name}" in office.get(page).content.decode()
    office.post(reverse("listening:remove_duty", args=[DutyShift.objects.all()[0].pk]))
    assert DutyShift.objects.count() == 1


def test_the_sample_rules_are_added_once(agency: Agency) -> None:
    assert len(actions.add_starter_rules(agency=agency)) == 4
    assert actions.add_starter_rules(agency=agency) == []
