"""Failure mode 18: addresses and answers that attack. Sizes, times: listening test_polling."""

from typing import Any

import pytest

from kentongan.engine.tests.loopback import page, redirect
from kentongan.listening.enums import PollOutcome
from kentongan.listening.tests.factories import source

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::1]/",
        "http://[64:ff9b::a00:1]/",
        "http://0x7f.1/",
        "http://user:pass@10.0.0.1/",
    ],
)
def test_a_private_address_is_refused_also_behind_a_redirect(settings: Any, address: str) -> None:
    with running({"/feed": redirect(address)}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.REFUSED
        assert look(source(address)).outcome == PollOutcome.REFUSED


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://koran.example/", "gopher://x"])
def test_other_schemes_are_not_followed(settings: Any, address: str) -> None:
    with running({"/feed": redirect(address)}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.REFUSED


def test_a_feed_of_thousands_is_read_to_its_bound(settings: Any) -> None:
    many = rss(*(item(f"https://koran.example/{n}", f"Kabar {n}") for n in range(2100)))
    with running({"/feed": page(many)}, settings) as site:
        poll = look(watch(site))
    assert poll.seen == poll.new == 2000
    assert poll.detail
