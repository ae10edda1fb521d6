"""Other programs ask what is known about a message: bounded, limited, and nothing is kept."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings

from kentongan.api.public import LONGEST, RATE
from kentongan.verification.models import Claim
from kentongan.verification.tests.factories import TEXT, a_fact_check

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/claims/check"


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    cache.clear()


def ask(text: Any, client: Client | None = None) -> Any:
    return (client or Client()).post(ADDRESS, {"text": text}, content_type="application/json")


def test_a_checked_rumour_is_answered_in_two_sentences() -> None:
    a_fact_check(conclusion="Tidak benar. Air keran aman diminum. Hasil uji ada di laman kami.")

    told = ask(TEXT).json()

    assert told["answer"] == "Tidak benar. Air keran aman diminum."
    assert told["known"][0] == {
        "title": "Air keran kota beracun", "url": "https://cek.example/air", "verdict": "Salah",
        "publisher": "Titik Jernih", "sure": True,
    }  # fmt: skip


def test_what_is_unknown_is_said_so_and_not_kept() -> None:
    told = ask("Alien mendarat di alun-alun kota tadi malam").json()
    assert told == {"answer": "Belum kami periksa. Jangan disebar dulu.", "known": []}
    assert not Claim.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", None, 3, "a" * (LONGEST + 1), ["a"]])
def test_what_is_no_message_is_refused_at_its_field(text: Any) -> None:
    answer = ask(text)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"][-1] == "text"


def test_one_address_asks_so_often_and_no_more() -> None:
    client, most = Client(), int(RATE.split("/")[0])
    answers = [ask("Apa kabar desa hari ini", client).status_code for _each in range(most + 1)]
    assert answers == [200] * most + [429]
    spoofed = Client(headers={"X-Forwarded-For": "192.0.2.9"})
    assert ask("Lewat pintu lain", spoofed).status_code == 429
    assert ask("Orang lain", Client(REMOTE_ADDR="192.0.2.7")).status_code == 200


@pytest.mark.parametrize("text", ["\x00air", "<script>alert(1)</script>", "' OR 1=1 --", "🙂" * 99])
def test_odd_texts_are_texts(text: str) -> None:
    assert ask(text).status_code == 200


@pytest.fixture
def described() -> Iterator[Any]:
    """The description, asked of the whole program, which here keeps the test's connection."""
    ends = (request_started, request_finished)
    for each in ends:
        each.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    for each in ends:
        each.connect(close_old_connections)


contract = schemathesis.pytest.from_fixture("described")


@contract.parametrize()
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_answer_is_as_described(case: Any) -> None:
    cache.clear()
    case.call_and_validate()
