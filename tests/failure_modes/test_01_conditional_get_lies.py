"""Failure mode 1: a site says “unchanged” though it is not. The rest: listening test_polling."""

from datetime import timedelta
from typing import Any

import pytest

from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, Site, page
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Source

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


def _validators(site: Site) -> list[str | None]:
    return [headers.get("if-none-match") for _v, path, headers, _b in site.seen if path == "/feed"]


def test_the_whole_feed_is_asked_for_after_six_answers_of_unchanged(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))), headers={"ETag": '"1"'})
        watched = watch(site)
        look(watched)
        pages["/feed"] = page(b"", status=304)
        for _unchanged in range(6):
            assert look(watched).outcome == PollOutcome.NOT_MODIFIED
        pages["/feed"] = page(rss(item(site.url("/b"), "Pasar murah")), headers={"ETag": '"1"'})
        assert look(watched).new == 1
        assert _validators(site) == [None, *['"1"'] * 6, None]


def test_unchanged_for_longer_than_usual_is_believed_once(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))), headers={"ETag": '"1"'})
        watched = watch(site)
        look(watched)
        Source.objects.update(silent_after=clocks.now() - timedelta(hours=1))
        pages["/feed"] = page(b"", status=304)
        look(watched)
        pages["/feed"] = page(rss(item(site.url("/b"), "Pasar murah")), headers={"ETag": '"1"'})
        assert look(watched).new == 1
        assert _validators(site) == [None, '"1"', None]


def test_both_validators_are_sent_as_they_came(settings: Any) -> None:
    pages: dict[str, Page] = {}
    moment = "Mon, 02 Mar 2026 01:00:00 GMT"
    with running(pages, settings) as site:
        told = {"ETag": 'W/"1"', "Last-Modified": moment}
        pages["/feed"] = page(rss(item(site.url("/a"))), headers=told)
        watched = watch(site)
        look(watched)
        look(watched)
        [sent] = [h for _v, path, h, _b in site.seen if path == "/feed" and "if-none-match" in h]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('W/"1"', moment)
