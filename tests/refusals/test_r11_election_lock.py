"""R11: while a region votes, nothing but emergencies, corrections and replies leaves."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks, tasks
from kentongan.core.enums import RuleUnit
from kentongan.core.models import Rule
from kentongan.delivery import actions, elections
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.delivery.enums import DeliveryState, Verb
from kentongan.delivery.models import Delivery
from kentongan.delivery.tasks import send_due
from kentongan.delivery.tests.factories import account, content

pytestmark = pytest.mark.django_db
LAW = "PKPU 13/2024"


def lock(region: str = "", *, first: date, last: date | None, value: int = 1) -> Rule:
    return Rule.objects.create(
        rule_id=f"pemilu.kunci.{region}".rstrip("."), value=Decimal(value), unit=RuleUnit.COUNT,
        valid_from=first, valid_to=last, legal_basis=LAW,
    )  # fmt: skip


def send(agency: Agency, channel: str = "telegram", **fields: object) -> Delivery:
    secret = {"secret": "1:t", "handle": "@kabar"} if channel == "telegram" else {}
    where = account(agency, channel, **secret)
    (row,) = actions.dispatch(content=content(agency, **fields), accounts=[where], by=None)
    tasks.drain()
    return row.deliveries.get()


@pytest.fixture
def today(agency: Agency) -> date:
    return clocks.today(agency.zone)


@pytest.mark.parametrize("region", ["", "99", "99.01"])
def test_news_waits_and_says_until_when_and_why(
    agency: Agency, telegram: TelegramDouble, today: date, region: str
) -> None:
    last = today + timedelta(days=3)
    lock(region, first=today, last=last)
    row = send(agency)
    assert row.state == DeliveryState.WAITING
    assert "Masa pemilihan" in row.reason
    assert str(last.year) in row.reason
    assert LAW in row.reason
    assert telegram.log() == []


@pytest.mark.parametrize("region", ["98", "99.02", "9"])
def test_another_regions_election_locks_nothing_here(
    agency: Agency, telegram: TelegramDouble, today: date, region: str
) -> None:
    lock(region, first=today, last=None)
    assert send(agency).state == DeliveryState.ACCEPTED


def test_an_emergency_goes_out(agency: Agency, telegram: TelegramDouble, today: date) -> None:
    lock(first=today, last=None)
    assert send(agency, urgent=True).state == DeliveryState.ACCEPTED


def test_a_correction_of_what_is_out_goes_out(
    agency: Agency, telegram: TelegramDouble, today: date
) -> None:
    send(agency)
    lock(first=today, last=None)
    actions.follow(content=content(agency, version="v2"), verb=Verb.EDIT, by=None)
    tasks.drain()
    assert Delivery.objects.get(verb=Verb.EDIT).state == DeliveryState.ACCEPTED


def test_when_the_lock_ends_the_news_goes_out(
    agency: Agency, telegram: TelegramDouble, today: date
) -> None:
    rule = lock(first=today, last=today)
    row = send(agency)
    assert row.state == DeliveryState.WAITING
    assert elections.ends(rule, agency.zone) is not None
    Rule.objects.filter(pk=rule.pk).update(
        valid_from=today - timedelta(days=2), valid_to=today - timedelta(days=1)
    )
    Delivery.objects.update(next_attempt_at=row.created_at)
    send_due.defer()
    tasks.drain()
    row.refresh_from_db()
    assert row.state == DeliveryState.ACCEPTED


def test_what_is_posted_by_hand_shows_the_lock_instead_of_the_kit(
    agency: Agency, today: date
) -> None:
    row = send(agency, "manual-radio")
    head = signed_in(member(agency, Role.HEAD))
    address = f"/admin/sampaikan/antrean/{row.pk}/"
    assert 'id="kit"' in head.get(address).content.decode()
    lock(first=today, last=None)
    page = head.get(address).content.decode()
    assert "Masa pemilihan" in page
    assert 'id="kit"' not in page


def test_a_rule_of_zero_ends_it(agency: Agency, today: date) -> None:
    lock(first=today - timedelta(days=9), last=None)
    assert elections.lock(agency, clocks.now()) is not None
    lock(first=today, last=None, value=0)
    assert elections.lock(agency, clocks.now()) is None
    assert elections.lock(AgencyFactory.create(region_code=""), clocks.now()) is None
