"""Failure mode 2: redirects. The guard at every hop: engine test_fetch."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kentongan.engine.tests.loopback import Page, page, redirect
from kentongan.listening import actions
from kentongan.listening.enums import PollOutcome

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db


def test_the_chain_is_kept_with_the_look(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = redirect("/pindah", status=301)
        pages["/pindah"] = redirect("/baru")
        pages["/baru"] = page(rss(item(site.url("/a"))))
        poll = look(watch(site))
        assert poll.chain == [site.url(path) for path in ("/feed", "/pindah", "/baru")]
        assert poll.outcome == PollOutcome.NEW


def test_a_circle_ends_and_is_one_outcome(settings: Any) -> None:
    pages: dict[str, Page] = {"/feed": redirect("/lain"), "/lain": redirect("/feed")}
    with running(pages, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.UNREACHABLE


def test_an_address_that_leads_to_a_watched_feed_is_not_added_again(settings: Any) -> None:
    pages: dict[str, Page] = {"/pendek": redirect("/feed")}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        watch(site)
        with pytest.raises(ValidationError):
            actions.add_source(url=site.url("/pendek"))
