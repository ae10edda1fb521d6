"""R3: reads only what is open without signing in: no closed groups, no false accounts."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import override_settings

from kentongan.accounts.models import Agency
from kentongan.delivery import inbound
from kentongan.delivery.models import InboundEvent
from kentongan.delivery.signals import message_received
from kentongan.delivery.tests.factories import account
from kentongan.engine.tests.loopback import page, serving
from kentongan.listening import actions
from kentongan.listening.clients import web
from kentongan.listening.models import Source
from kentongan.listening.tests.factories import source

pytestmark = pytest.mark.django_db
SECRETS = {"authorization", "cookie", "x-api-key", "proxy-authorization"}


def test_a_source_is_read_as_a_stranger(settings: Any) -> None:
    closed = page(b"Masuk dulu", status=401, headers={"WWW-Authenticate": "Basic"})
    with (
        serving({"/feed": closed}) as site,
        override_settings(KENTONGAN_RESOLVER_MAP=site.resolver),
    ):
        web._session.cache_clear()
        watched = source(site.url("/feed"))
        actions.poll(source=watched)
        seen = list(site.seen)
    web._session.cache_clear()
    assert [path for _verb, path, _headers, _body in seen if path == "/feed"] == ["/feed"]
    assert [headers for _v, _p, headers, _b in seen if SECRETS & set(headers)] == []
    assert watched.articles.count() == 0


def test_a_source_has_no_place_for_a_password() -> None:
    names = {field.name for field in Source._meta.fields}
    assert not [name for name in names if "pass" in name or "secret" in name or "cookie" in name]


@pytest.mark.parametrize(("kind", "heard"), [("private", 1), ("group", 0), ("supergroup", 0)])
def test_the_bot_hears_what_is_written_to_itself_only(
    agency: Agency, kind: str, heard: int
) -> None:
    told: list[str] = []

    def listen(text: str, **_rest: Any) -> None:
        told.append(text)

    where = account(agency, "telegram", secret="1:t", handle="@kabar")
    event = InboundEvent.objects.create(
        account=where,
        provider_id="1",
        raw={"message": {"text": "Kapan air hidup?", "chat": {"id": 7, "type": kind}}},
        received_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    message_received.connect(listen)
    try:
        inbound.process(event.pk)
    finally:
        message_received.disconnect(listen)
    assert len(told) == heard
