"""A correction or a withdrawal reaches every account that got the content, and no other."""

import pytest

from kentongan.accounts.models import Agency
from kentongan.core import tasks
from kentongan.delivery import actions
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.delivery.enums import DeliveryState, Verb
from kentongan.delivery.models import ChannelAccount, Delivery

from .factories import account, content, reader

pytestmark = pytest.mark.django_db
S = DeliveryState
FIXED = "Jembatan dibuka lagi Selasa, bukan Senin."


def telegram_account(agency: Agency) -> ChannelAccount:
    return account(agency, "telegram", secret="1:t", handle="@kabar")


def publish(agency: Agency, *accounts: ChannelAccount) -> None:
    actions.dispatch(content=content(agency), accounts=accounts, by=None)
    tasks.drain()


def follow(agency: Agency, verb: str, version: str = "v2", text: str = FIXED) -> None:
    actions.follow(content=content(agency, version=version, text=text), verb=verb, by=None)
    tasks.drain()


def test_a_telegram_post_is_changed_in_its_place(agency: Agency, telegram: TelegramDouble) -> None:
    publish(agency, telegram_account(agency))
    follow(agency, Verb.EDIT)
    follow(agency, Verb.EDIT)
    posts = telegram.posts()
    assert list(posts) == [1]
    assert FIXED in posts[1]["text"]
    assert [entry["method"] for entry in telegram.log()] == ["sendMessage", "editMessageText"]


def test_a_second_correction_follows_the_first(agency: Agency, telegram: TelegramDouble) -> None:
    publish(agency, telegram_account(agency))
    follow(agency, Verb.EDIT)
    follow(agency, Verb.EDIT, version="v3", text="Rabu.")
    assert "Rabu." in telegram.posts()[1]["text"]


def test_a_withdrawn_post_is_gone(agency: Agency, telegram: TelegramDouble) -> None:
    publish(agency, telegram_account(agency))
    follow(agency, Verb.WITHDRAW)
    assert telegram.posts() == {}


def test_readers_who_got_the_mail_get_the_correction(agency: Agency, mailbox: MailDouble) -> None:
    reader(agency, "sari@contoh.example")
    publish(agency, account(agency, "email"))
    reader(agency, "baru@contoh.example")  # came later, never got the wrong one
    follow(agency, Verb.EDIT)
    assert [(mail["to"][0][:4], mail["subject"]) for mail in mailbox.log()] == [
        ("sari", "Jembatan Lumbung dibuka lagi"),
        ("sari", "Ralat: Jembatan Lumbung dibuka lagi"),
    ]


def test_what_was_posted_by_hand_becomes_a_task_for_a_person(agency: Agency) -> None:
    publish(agency, account(agency, "manual-facebook"))
    Delivery.objects.update(state=S.ACCEPTED)
    follow(agency, Verb.WITHDRAW)
    assert Delivery.objects.get(verb=Verb.WITHDRAW).state == S.PREPARED


def test_what_has_not_left_leaves_in_the_new_version_only(agency: Agency) -> None:
    publish(agency, account(agency, "manual-facebook"))
    follow(agency, Verb.EDIT)
    states = dict(Delivery.objects.values_list("content_version", "state"))
    assert states == {"v1": S.CANCELLED, "v2": S.PREPARED}
    assert Delivery.objects.get(content_version="v2").verb == Verb.PUBLISH


def test_a_withdrawal_before_sending_sends_nothing(
    agency: Agency, telegram: TelegramDouble
) -> None:
    actions.dispatch(content=content(agency), accounts=[telegram_account(agency)], by=None)
    follow(agency, Verb.WITHDRAW)
    assert telegram.log() == []


def test_an_unconfirmed_post_is_corrected_by_a_person(
    agency: Agency, telegram: TelegramDouble
) -> None:
    telegram.behave(cut_after_accept=1)
    publish(agency, telegram_account(agency))
    follow(agency, Verb.EDIT)
    edit = Delivery.objects.get(verb=Verb.EDIT)
    assert edit.state == S.PREPARED
    original = Delivery.objects.get(verb=Verb.PUBLISH)
    settled = actions.settle(delivery=original, happened=False, by=None)
    assert settled.state == S.CANCELLED  # the old version must not go out now
    tasks.drain()
    assert len(telegram.log()) == 1


def test_a_page_that_was_seen_counts_once(agency: Agency) -> None:
    site = account(agency, "website")
    for _ in range(2):
        row = actions.record_published(content=content(agency), account=site, url="https://a.id/1")
    assert (row.state, Delivery.objects.count()) == (S.DELIVERED, 1)
    later = actions.record_published(
        content=content(agency, version="v2"), account=site, url="https://a.id/1"
    )
    assert later.verb == Verb.EDIT


def test_a_reply_goes_to_one_chat_and_its_address_is_kept_unreadable(
    agency: Agency, telegram: TelegramDouble
) -> None:
    row = actions.reply(
        account=telegram_account(agency), reply_ref="7001", text="Loket buka 08.00.", by=None
    )
    tasks.drain()
    row.refresh_from_db()
    assert (row.state, telegram.log()[0]["chat_id"]) == (S.ACCEPTED, "7001")
    assert telegram.log()[0]["text"] == "Loket buka 08.00."
    assert "7001" not in row.recipient
