"""Failure mode 1: a site says “unchanged” though it is not. The rest: listening test_polling."""

from typing import Any

import pytest

from kentongan.engine.tests.loopback import Page, page
from kentongan.listening.enums import PollOutcome

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db


def test_unchanged_after_a_failure_is_no_recovery_so_no_validators_are_sent(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))), headers={"ETag": '"1"'})
        watched = watch(site)
        look(watched)
        pages["/feed"] = page(b"", status=500)
        look(watched)
        look(watched)
        asked = [headers.get("if-none-match") for _v, path, headers, _b in site.seen
                 if path == "/feed"]  # fmt: skip
    assert asked == [None, '"1"', None]


def test_the_same_body_under_a_new_validator_is_nothing_new(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        body = rss(item(site.url("/a")))
        watched = watch(site)
        outcomes = []
        for number in range(3):
            pages["/feed"] = page(body, headers={"ETag": f'"{number}"'})
            outcomes.append(look(watched).outcome)
    assert outcomes == [PollOutcome.NEW, PollOutcome.NOTHING_NEW, PollOutcome.NOTHING_NEW]
