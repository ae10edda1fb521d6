"""Failure mode 17: robots.txt and paid articles. A day's memory: listening test_adding."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article, Source

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
PAID = (
    b'<html><head><title>Banjir</title><script type="application/ld+json">{"@type": "NewsArticle",'
    b'"headline": "Banjir", "isAccessibleForFree": false}</script></head>'
    b"<body><article><p>Sungai meluap. Berlangganan untuk membaca selengkapnya.</p></article>"
    b"</body></html>"
)


def test_a_page_closed_by_robots_is_not_asked_and_the_feeds_words_stay(settings: Any) -> None:
    pages: dict[str, Page] = {"/robots.txt": page(b"User-agent: *\nDisallow: /a")}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        assert look(watch(site)).new == 1
        told = actions.read_page(article=Article.objects.get())
        assert "/a" not in [path for _verb, path, *_rest in site.seen]
    assert (told.fetch_state, told.title) == (FetchState.REFUSED, "Sungai Kalirejo meluap")


def test_a_site_that_cannot_answer_for_its_robots_is_left_alone(settings: Any) -> None:
    with running({"/robots.txt": page(b"", status=500)}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.UNREACHABLE
        assert [path for _verb, path, *_rest in site.seen] == ["/robots.txt"]


def test_a_paid_article_is_known_by_its_preview_and_kept_as_the_feed_told_it(
    settings: Any,
) -> None:
    pages: dict[str, Page] = {"/a": page(PAID)}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
    assert told.fetch_state == FetchState.REFUSED
    assert "Berlangganan" not in told.text


def test_rules_are_asked_again_after_a_day(settings: Any) -> None:
    pages: dict[str, Page] = {"/robots.txt": page(b"User-agent: *\nDisallow: /a")}
    start = clocks.now()
    with running(pages, settings) as site:
        for hours in (0, 23, 25):
            with time_machine.travel(start + timedelta(hours=hours), tick=False):
                look(watch(site) if not hours else Source.objects.get())
        asked = [path for _verb, path, *_rest in site.seen if path == "/robots.txt"]
    assert len(asked) == 2


def test_rules_for_us_by_name_go_before_those_for_all(settings: Any) -> None:
    rules = b"User-agent: *\nAllow: /\n\nUser-agent: Kentongan\nDisallow: /"
    with running({"/robots.txt": page(rules)}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.ROBOTS


WALLS = [
    "<p>Sungai meluap. Artikel ini khusus pelanggan.</p>",
    "<p>Sungai meluap. Sudah berlangganan? Masuk.</p>",
    "<p>The river rose. Subscribe to continue reading.</p>",
]


@pytest.mark.parametrize("wall", WALLS)
def test_a_preview_is_known_by_its_words_too(settings: Any, wall: str) -> None:
    html = f"<html><head><title>Banjir</title></head><body><article>{wall}</article></body></html>"
    pages: dict[str, Page] = {"/a": page(html.encode())}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
    assert told.fetch_state == FetchState.REFUSED
    assert told.fetch_detail
