"""A webhook that comes twice, with a wrong secret, or is no update at all."""

import json

import pytest
from django.test import Client

from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.api.webhooks import SECRET_HEADER, telegram_secret
from kentongan.delivery.models import ChannelAccount, InboundEvent

pytestmark = pytest.mark.django_db
UPDATE = {"update_id": 7, "message": {"message_id": 1, "text": "Halo", "chat": {"id": 5}}}


@pytest.fixture
def account() -> ChannelAccount:
    return ChannelAccount.objects.create(
        agency=AgencyFactory.create(), channel="telegram", name="Kanal", handle="@contoh"
    )


def send(account: ChannelAccount, body: object, secret: str | None = None) -> int:
    answer = Client().post(
        f"/api/webhooks/telegram/{account.token}/",
        body if isinstance(body, str) else json.dumps(body),
        content_type="application/json",
        headers={SECRET_HEADER: telegram_secret(account) if secret is None else secret},
    )
    return answer.status_code


def test_an_update_told_twice_is_kept_once(account: ChannelAccount) -> None:
    assert [send(account, UPDATE), send(account, UPDATE)] == [200, 200]
    assert InboundEvent.objects.count() == 1


@pytest.mark.parametrize("secret", ["", "wrong"])
def test_a_wrong_secret_is_refused(account: ChannelAccount, secret: str) -> None:
    assert send(account, UPDATE, secret) == 403
    assert not InboundEvent.objects.exists()


@pytest.mark.parametrize("body", ["no json", "[]", "{}", "x" * 300_000])
def test_what_is_no_update_is_refused(account: ChannelAccount, body: str) -> None:
    assert send(account, body) == 400
    assert not InboundEvent.objects.exists()


def test_an_account_out_of_use_has_no_address(account: ChannelAccount) -> None:
    ChannelAccount.objects.update(active=False)
    assert send(account, UPDATE) == 404
