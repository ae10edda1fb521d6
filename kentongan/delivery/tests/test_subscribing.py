"""Double opt-in, and a way out with one click."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from django.test import Client

from kentongan.accounts.models import Agency
from kentongan.core import clocks, tasks
from kentongan.delivery import purging
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.enums import SubscriberState
from kentongan.delivery.models import Delivery, Subscriber, Suppression

from .factories import account, reader

pytestmark = pytest.mark.django_db
S = SubscriberState
ADDRESS = "sari@contoh.example"


@pytest.fixture(autouse=True)
def mail_account(agency: Agency) -> None:
    account(agency, "email")


def ask(client: Client, address: str = ADDRESS) -> Any:
    answer = client.post("/langganan/", {"address": address})
    tasks.drain()
    return answer


def link(mailbox: MailDouble, what: str) -> str:
    raw = (mailbox.journal.folder / mailbox.log()[-1]["file"]).read_bytes()
    body: Any = message_from_bytes(raw, policy=default).get_body(("plain",))
    found = re.search(rf"/langganan/{what}/\S+", body.get_content())
    assert found is not None
    return found[0]


def test_an_address_gets_news_only_after_its_owner_said_so(
    client: Client, mailbox: MailDouble
) -> None:
    assert ask(client).status_code == 200
    subscriber = Subscriber.objects.get()
    assert subscriber.state == S.PENDING
    assert client.get(link(mailbox, "konfirmasi")).status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.state == S.PENDING  # a scanner that opens links confirms nothing
    client.post(link(mailbox, "konfirmasi"))
    subscriber.refresh_from_db()
    assert subscriber.state == S.CONFIRMED


def test_a_known_and_an_unknown_address_look_the_same(client: Client, agency: Agency) -> None:
    reader(agency, ADDRESS)
    known, unknown = ask(client), ask(client, "lain@contoh.example")
    pages = [re.sub(rb'value="\w{64}"', b"", page.content) for page in (known, unknown)]
    assert known.status_code == unknown.status_code
    assert pages[0] == pages[1]


def test_who_is_known_gets_no_second_mail(
    client: Client, agency: Agency, mailbox: MailDouble
) -> None:
    reader(agency, ADDRESS)
    ask(client)
    ask(client, "baru@contoh.example")
    ask(client, "baru@contoh.example")
    assert [mail["to"] for mail in mailbox.log()] == [["baru@contoh.example"]]


def test_a_link_lives_48_hours(client: Client, mailbox: MailDouble) -> None:
    ask(client)
    Subscriber.objects.update(confirm_until=clocks.now() - timedelta(minutes=1))
    assert client.post(link(mailbox, "konfirmasi")).status_code == 410
    assert Subscriber.objects.get().state == S.PENDING


def test_one_click_stops_it_without_cookie_or_question(agency: Agency) -> None:
    subscriber = reader(agency, ADDRESS)
    strict = Client(enforce_csrf_checks=True)
    where = f"/langganan/berhenti/{subscriber.unsubscribe_token}/"
    assert strict.get(where).status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.state == S.CONFIRMED  # looking is not asking
    for _ in range(2):
        answer = strict.post(where, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.state == S.UNSUBSCRIBED
    assert Suppression.objects.count() == 1


def test_who_stopped_may_come_back_by_confirming_anew(
    client: Client, agency: Agency, mailbox: MailDouble
) -> None:
    subscriber = reader(agency, ADDRESS)
    client.post(f"/langganan/berhenti/{subscriber.unsubscribe_token}/")
    ask(client)
    client.post(link(mailbox, "konfirmasi"))
    subscriber.refresh_from_db()
    assert (subscriber.state, Suppression.objects.count()) == (S.CONFIRMED, 0)


def test_too_many_tries_from_one_place_have_to_wait(client: Client) -> None:
    answers = [ask(client, f"orang{number}@contoh.example") for number in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


@pytest.mark.parametrize("address", ["", "bukan-surel", "a@b", "x" * 300 + "@contoh.example"])
def test_what_is_no_address_is_said(client: Client, address: str) -> None:
    assert ask(client, address).status_code == 422
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("what", ["konfirmasi", "berhenti"])
def test_a_made_up_link_does_nothing(client: Client, what: str) -> None:
    assert client.post(f"/langganan/{what}/tidakada/").status_code in {404, 410}


def test_a_program_that_fills_everything_in_gets_no_mail(client: Client) -> None:
    answer = client.post("/langganan/", {"address": ADDRESS, "website": "https://spam.example"})
    assert answer.status_code == 200
    assert not Subscriber.objects.exists()


def test_the_address_is_not_readable_in_the_database(client: Client, agency: Agency) -> None:
    from django.db import connection

    ask(client)
    with connection.cursor() as cursor:
        for table in ("delivery_subscriber", "delivery_dispatch", "delivery_delivery"):
            cursor.execute(f"SELECT string_agg({table}::text, ' ') FROM {table}")  # noqa: S608
            row = cursor.fetchone()
            assert row is not None
            assert "sari@" not in (row[0] or "")


def test_what_nobody_confirmed_is_erased_after_a_week(client: Client) -> None:
    ask(client)
    assert purging.purge() == 0
    Subscriber.objects.update(asked_at=clocks.now() - timedelta(days=8))
    purging.purge()
    assert not Subscriber.objects.exists()
    assert Delivery.objects.get().subscriber is None
