"""Failure mode 16: a site that turns programs away, or asks them to wait."""

from datetime import timedelta
from typing import Any

import pytest

from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article

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
