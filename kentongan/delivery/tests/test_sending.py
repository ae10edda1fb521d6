"""The whole way of a content, over real sockets, and every way in which it can go wrong."""

import socket
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from kentongan.accounts.models import Agency
from kentongan.core import clocks, tasks
from kentongan.delivery import actions, sending
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.delivery.enums import AttemptOutcome, DeliveryState, Verb
from kentongan.delivery.models import Attempt, Delivery, Dispatch, Suppression

from .factories import account, content, reader

S = DeliveryState


def publish(agency: Agency, channel: str, **fields: object) -> Dispatch:
    secret = {"secret": "1:t", "handle": "@kabar"} if channel == "telegram" else {}
    where = account(agency, channel, **secret)
    dispatch = actions.dispatch(content=content(agency, **fields), accounts=[where], by=None)[0]
    tasks.drain()
    return dispatch


def try_again() -> None:
    Delivery.objects.filter(state=S.WAITING).update(next_attempt_at=clocks.now())
    sending.send_batch()


def test_every_reader_gets_one_mail_with_a_one_click_way_out(
    agency: Agency, mailbox: MailDouble
) -> None:
    for name in ("sari", "budi", "tono"):
        reader(agency, f"{name}@contoh.example")
    dispatch = publish(agency, "email")

    assert sorted(to for mail in mailbox.log() for to in mail["to"]) == [
        "budi@contoh.example",
        "sari@contoh.example",
        "tono@contoh.example",
    ]
    assert set(dispatch.deliveries.values_list("state", flat=True)) == {S.ACCEPTED}
    raw = (mailbox.journal.folder / mailbox.log()[0]["file"]).read_bytes()
    mail = message_from_bytes(raw, policy=default)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/langganan/berhenti/" in mail["List-Unsubscribe"]
    row = dispatch.deliveries.get(external_id=mail["Message-ID"])
    assert row.attempts.get().outcome == AttemptOutcome.ACCEPTED


def test_a_telegram_post_is_kept_with_its_number_and_address(
    agency: Agency, telegram: TelegramDouble
) -> None:
    row = publish(agency, "telegram").deliveries.get()
    assert (row.state, row.external_id, row.external_url) == (
        S.ACCEPTED,
        "1",
        "https://t.me/kabar/1",
    )
    assert "Jembatan Lumbung" in telegram.posts()[1]["text"]


def test_handing_it_over_twice_sends_it_once(agency: Agency, telegram: TelegramDouble) -> None:
    assert publish(agency, "telegram") == publish(agency, "telegram")
    sending.send_batch()
    assert len(telegram.log()) == 1


@pytest.mark.parametrize(
    ("order", "state", "outcome"),
    [
        ("throttle", S.WAITING, AttemptOutcome.TEMPORARY),
        ("refuse", S.FAILED, AttemptOutcome.PERMANENT),
        ("unauthorised", S.WAITING, AttemptOutcome.TEMPORARY),
        ("cut_before_data", S.WAITING, AttemptOutcome.TEMPORARY),
        ("cut_after_accept", S.UNCONFIRMED, AttemptOutcome.UNKNOWN),
    ],
)
def test_how_a_mail_server_can_fail(
    agency: Agency, mailbox: MailDouble, order: str, state: str, outcome: str
) -> None:
    reader(agency, "sari@contoh.example")
    mailbox.behave(**{order: 1})
    row = publish(agency, "email").deliveries.get()
    assert (row.state, row.attempts.get().outcome) == (state, outcome)
    assert "sari" not in row.attempts.get().detail


@pytest.mark.parametrize(
    ("order", "state", "outcome"),
    [
        ("throttle", S.WAITING, AttemptOutcome.TEMPORARY),
        ("refuse", S.FAILED, AttemptOutcome.PERMANENT),
        ("unauthorised", S.WAITING, AttemptOutcome.TEMPORARY),
        ("broken", S.UNCONFIRMED, AttemptOutcome.UNKNOWN),
        ("cut_after_accept", S.UNCONFIRMED, AttemptOutcome.UNKNOWN),
    ],
)
def test_how_telegram_can_fail(
    agency: Agency, telegram: TelegramDouble, order: str, state: str, outcome: str
) -> None:
    telegram.behave(**{order: 1})
    row = publish(agency, "telegram").deliveries.get()
    assert (row.state, row.attempts.get().outcome) == (state, outcome)
    assert "1:t" not in row.attempts.get().detail


def test_a_throttled_post_is_tried_again_when_the_channel_said(
    agency: Agency, telegram: TelegramDouble
) -> None:
    telegram.behave(throttle=1, retry_after=40)
    row = publish(agency, "telegram").deliveries.get()
    assert row.next_attempt_at is not None
    assert timedelta(seconds=35) < row.next_attempt_at - clocks.now() < timedelta(seconds=50)
    assert sending.send_batch().handled == 0
    try_again()
    row.refresh_from_db()
    assert (row.state, row.tries, len(telegram.log())) == (S.ACCEPTED, 2, 1)


def test_a_lost_answer_is_never_repeated_by_the_machine(
    agency: Agency, telegram: TelegramDouble
) -> None:
    telegram.behave(cut_after_accept=1)
    row = publish(agency, "telegram").deliveries.get()
    for _ in range(3):
        try_again()
    row.refresh_from_db()
    assert (row.state, len(telegram.log())) == (S.UNCONFIRMED, 1)


def test_a_slow_channel_that_answers_in_time_is_no_failure(
    agency: Agency, mailbox: MailDouble
) -> None:
    reader(agency, "sari@contoh.example")
    mailbox.behave(slow=0.3)
    assert publish(agency, "email").deliveries.get().state == S.ACCEPTED


def test_a_channel_slower_than_the_limit_leaves_us_not_knowing(
    agency: Agency, mailbox: MailDouble, settings: Any
) -> None:
    reader(agency, "sari@contoh.example")
    settings.EMAIL_TIMEOUT = 0.3
    mailbox.behave(slow=1)
    assert publish(agency, "email").deliveries.get().state == S.UNCONFIRMED


def test_a_mail_server_that_is_away_loses_nothing(
    agency: Agency, mailbox: MailDouble, settings: Any
) -> None:
    reader(agency, "sari@contoh.example")
    settings.EMAIL_PORT = _closed_port()
    row = publish(agency, "email").deliveries.get()
    assert row.state == S.WAITING
    settings.EMAIL_PORT = mailbox.port
    try_again()
    row.refresh_from_db()
    assert (row.state, len(mailbox.log())) == (S.ACCEPTED, 1)


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_lost_authorisation_stops_the_line_until_somebody_connects_it_again(
    agency: Agency, telegram: TelegramDouble
) -> None:
    telegram.behave(unauthorised=1)
    first = publish(agency, "telegram")
    second = publish(agency, "telegram", key="newsroom.release:2")
    first.account.refresh_from_db()
    assert first.account.stopped_at is not None
    assert second.deliveries.get().state == S.QUEUED
    assert telegram.log() == []
    actions.resume_account(account=first.account, by=None)
    tasks.drain()
    assert len(telegram.posts()) == 2


def test_a_mailbox_that_does_not_exist_gets_nothing_more(
    agency: Agency, mailbox: MailDouble
) -> None:
    reader(agency, "sari@contoh.example")
    mailbox.behave(refuse=1)
    publish(agency, "email")
    assert Suppression.objects.count() == 1
    row = publish(agency, "email", key="newsroom.release:2").deliveries.get()
    assert (row.state, mailbox.log()) == (S.CANCELLED, [])


def test_old_news_is_not_sent(agency: Agency, telegram: TelegramDouble) -> None:
    telegram.behave(throttle=True)
    row = publish(agency, "telegram").deliveries.get()
    Delivery.objects.update(created_at=clocks.now() - timedelta(days=4))
    Dispatch.objects.update(not_before=clocks.now() - timedelta(days=4))
    try_again()
    row.refresh_from_db()
    assert row.state == S.EXPIRED


def test_an_embargo_holds_whatever_the_queue_says(agency: Agency, telegram: TelegramDouble) -> None:
    where = account(agency, "telegram", secret="1:t", handle="@kabar")
    at = clocks.now() + timedelta(hours=3)
    dispatch = actions.dispatch(content=content(agency), accounts=[where], not_before=at, by=None)[
        0
    ]
    tasks.drain()
    assert not dispatch.deliveries.exists()
    Dispatch.objects.update(not_before=clocks.now())
    from_now = actions.dispatch(content=content(agency), accounts=[where], by=None)[0]
    assert from_now == dispatch
    assert telegram.log() == []


def test_an_interrupted_row_waits_for_a_person_and_is_not_sent_again(
    agency: Agency, telegram: TelegramDouble
) -> None:
    """As a killed worker leaves it: `submitting` is committed, its lease belongs to nobody."""
    row = publish(agency, "telegram", key="a").deliveries.get()
    other = Delivery.objects.create(
        agency=agency,
        dispatch=row.dispatch,
        account=row.account,
        content_key="b",
        content_version="1",
        verb=Verb.PUBLISH,
        recipient="@kabar",
        state=S.SUBMITTING,
        submitted_at=clocks.now(),
        created_at=clocks.now(),
        lease=4711,
    )
    assert sending.recover() == 1
    sending.send_batch()
    other.refresh_from_db()
    assert other.state == S.UNCONFIRMED
    assert Attempt.objects.get(delivery=other).outcome == AttemptOutcome.INTERRUPTED
    assert len(telegram.log()) == 1


def test_a_mail_of_unknown_fate_can_be_found_in_the_servers_own_log(
    agency: Agency, mailbox: MailDouble
) -> None:
    reader(agency, "sari@contoh.example")
    mailbox.behave(cut_after_accept=1)
    row = publish(agency, "email").deliveries.get()
    assert row.state == S.UNCONFIRMED
    assert row.external_id == mailbox.log()[0]["message_id"]
