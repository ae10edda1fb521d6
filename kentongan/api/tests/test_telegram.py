"""Telegram calls us: twice, forged, huge or broken, and the desk hears each message once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.core import tasks
from kentongan.delivery.actions import ensure_accounts
from kentongan.delivery.channels.telegram.double import SECRET_HEADER, Double
from kentongan.delivery.models import ChannelAccount, InboundEvent
from kentongan.delivery.signals import message_received
from kentongan.delivery.webhooks import introduce, secret_of

pytestmark = pytest.mark.django_db
UPDATE = {
    "update_id": 900_001,
    "message": {
        "message_id": 5,
        "date": 1_790_000_000,
        "text": "Kapan air menyala?",
        "from": {"id": 7001, "first_name": "Sari"},
        "chat": {"id": 7001, "type": "private"},
    },
}


@pytest.fixture
def bot(db: None) -> ChannelAccount:
    agency: Agency = AgencyFactory.create()
    row = next(one for one in ensure_accounts(agency=agency) if one.channel == "telegram")
    row.active, row.secret, row.handle = True, "1:t", "@kabar"
    row.save()
    return row


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    messages: list[dict[str, Any]] = []

    def hear(sender: object, signal: object, **message: Any) -> None:
        messages.append(message)

    message_received.connect(hear)
    yield messages
    message_received.disconnect(hear)


def call(bot: ChannelAccount, body: Any, secret: str | None = None) -> int:
    answer = Client(enforce_csrf_checks=True).post(
        f"/api/webhooks/telegram/{bot.token}/",
        body if isinstance(body, bytes) else json.dumps(body).encode(),
        content_type="application/json",
        headers={SECRET_HEADER: secret_of(bot) if secret is None else secret},
    )
    tasks.drain()
    return answer.status_code


def test_a_message_is_heard_once_however_often_it_comes(
    bot: ChannelAccount, heard: list[dict[str, Any]]
) -> None:
    assert [call(bot, UPDATE) for _ in range(3)] == [200, 200, 200]
    assert InboundEvent.objects.count() == 1
    assert [message["text"] for message in heard] == ["Kapan air menyala?"]
    assert (heard[0]["sender_name"], heard[0]["reply_ref"]) == ("Sari", "7001")


@pytest.mark.parametrize("secret", ["", "wrong", "ä"])
def test_a_bad_signature_is_kept_out(bot: ChannelAccount, secret: str) -> None:
    assert call(bot, UPDATE, secret) == 403
    assert not InboundEvent.objects.exists()


def test_a_token_of_nobody_is_kept_out(bot: ChannelAccount) -> None:
    secret = secret_of(bot)
    bot.token = "tidakada"
    assert call(bot, UPDATE, secret) == 404


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"update_id": "x"}', b"\xff\xfe"])
def test_what_is_no_update_is_said_to_be_none(bot: ChannelAccount, body: bytes) -> None:
    assert call(bot, body) == 400


def test_a_huge_call_is_refused(bot: ChannelAccount) -> None:
    assert call(bot, b" " * 300_000) == 400


@pytest.mark.parametrize(
    "message",
    [
        {"text": "di grup", "chat": {"id": -5, "type": "group"}},
        {"photo": [], "chat": {"id": 1, "type": "private"}},
        {"text": None, "chat": None},
        "bukan pesan",
    ],
)
def test_groups_and_things_without_text_are_not_listened_to(
    bot: ChannelAccount, heard: list[dict[str, Any]], message: Any
) -> None:
    assert call(bot, {"update_id": 1, "message": message}) == 200
    assert heard == []
    assert InboundEvent.objects.get().processed_at is not None


def test_odd_times_and_nul_characters_do_no_harm(
    bot: ChannelAccount, heard: list[dict[str, Any]]
) -> None:
    odd = UPDATE["message"] | {"date": 10**30, "text": "a\x00b"}  # type: ignore[operator]  # a dict
    assert call(bot, {"update_id": 2, "message": odd}) == 200
    assert heard[0]["text"] == "ab"


def test_the_double_calls_us_as_telegram_would(
    bot: ChannelAccount,
    heard: list[dict[str, Any]],
    live_server_thread: Any,
) -> None:
    double, address = live_server_thread
    double.behave(webhook_twice=1)
    assert introduce(bot) == ""
    assert address in json.loads(double.journal.folder.joinpath("state.json").read_text())["url"]


@pytest.fixture
def live_server_thread(tmp_path: Path, settings: Any) -> Iterator[tuple[Double, str]]:
    """The double alone: it is told where we are; its calls are played by `call` above."""
    double = Double(tmp_path).start()
    host = "telegram.localhost"
    settings.KENTONGAN_TELEGRAM_API = f"http://{host}:{double.port}"
    settings.KENTONGAN_RESOLVER_MAP = {(host, double.port): ("127.0.0.1", double.port)}
    settings.KENTONGAN_PUBLIC_URL = "https://kabupaten.contoh.example"
    yield double, settings.KENTONGAN_PUBLIC_URL
    double.stop()
