"""Failure mode 16: a site that turns programs away, or asks them to wait."""

from datetime import timedelta
from typing import Any

import pytest

from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.clients import turns, web
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import source

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
DOOR = b"<html><title>Just a moment...</title><body>Verifying you are human</body></html>"


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_closed_door_is_told_also_with_status_200(settings: Any, status: int) -> None:
    with running({"/feed": page(DOOR, status=status)}, settings) as site:
        watched = watch(site)
        assert look(watched).outcome == PollOutcome.BLOCKED
        watched.refresh_from_db()
        assert (watched.active, watched.failures) == (True, 1)


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_says_when_to_come_back_has_not_failed(settings: Any, status: int) -> None:
    answer = page(b"", status=status, headers={"Retry-After": "3600"})
    with running({"/feed": answer}, settings) as site:
        watched = watch(site)
        assert look(watched).outcome == PollOutcome.LATER
        watched.refresh_from_db()
        assert watched.failures == 0
        assert watched.next_poll_at is not None
        assert watched.next_poll_at - clocks.now() > timedelta(minutes=59)


def test_a_source_that_fails_for_ever_is_asked_once_a_day_and_never_dropped(settings: Any) -> None:
    with running({"/feed": page(b"no", status=403)}, settings) as site:
        watched = watch(site)
        for _look in range(12):
            look(watched)
        watched.refresh_from_db()
    assert (watched.active, watched.failures) == (True, 12)
    assert watched.next_poll_at is not None
    assert watched.next_poll_at - clocks.now() <= timedelta(hours=24)


def test_a_refused_page_keeps_the_feeds_words(settings: Any) -> None:
    pages: dict[str, Page] = {"/a": page(DOOR)}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
    assert (told.fetch_state, told.title) == (FetchState.REFUSED, "Sungai Kalirejo meluap")


def test_we_say_who_we_are_and_never_pretend_to_be_a_browser(settings: Any) -> None:
    pages: dict[str, Page] = {"/a": page(DOOR, status=403)}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        actions.read_page(article=Article.objects.get())
        agents = {headers["user-agent"] for _verb, _path, headers, _body in site.seen}
    [agent] = agents
    assert agent.startswith("Kentongan/")
    assert "/transparansi/" in agent
    assert "Mozilla" not in agent


def test_all_sources_of_a_host_wait_for_one_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two feeds of one host, which no resolver map makes ours: the second asks later."""
    monkeypatch.setattr(web, "LONGEST_WAIT", 0.0)
    assert turns.take("koran.example", crawl_delay=None) == 0
    outcomes = []
    for path in ("a", "b"):
        known = web._session().robots
        known.remember("https://koran.example/", 404, b"", at=clocks.now())
        outcomes.append(look(source(f"https://koran.example/{path}")).outcome)
    web._session.cache_clear()
    assert outcomes == [PollOutcome.LATER, PollOutcome.LATER]


def test_a_host_that_asks_to_wait_is_left_alone_by_all(settings: Any) -> None:
    turns.take("koran.example", crawl_delay=None)
    turns.done("koran.example", status=429, elapsed=0.1, retry_after=600, crawl_delay=None)
    assert turns.take("koran.example", crawl_delay=None) > 590


def test_a_source_that_comes_back_is_read_as_before(settings: Any) -> None:
    pages: dict[str, Page] = {"/feed": page(b"no", status=403)}
    with running(pages, settings) as site:
        watched = watch(site)
        for _look in range(5):
            look(watched)
        pages["/feed"] = page(rss(item(site.url("/a"))))
        assert look(watched).new == 1
        watched.refresh_from_db()
    assert watched.failures == 0
    assert watched.next_poll_at is not None
    assert watched.next_poll_at - clocks.now() <= watched.interval
