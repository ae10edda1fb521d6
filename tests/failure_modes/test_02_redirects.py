"""Failure mode 2: redirects. The guard at every hop: engine test_fetch."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kentongan.engine.tests.loopback import Page, page, redirect
from kentongan.listening import actions
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import FLOOD

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


def test_a_chain_of_more_than_ten_ends(settings: Any) -> None:
    pages: dict[str, Page] = {f"/{n}": redirect(f"/{n + 1}") for n in range(12)}
    with running(pages, settings) as site:
        pages["/12"] = page(rss(item(site.url("/a"))))
        assert look(watch(site, "/0")).outcome == PollOutcome.UNREACHABLE
        assert look(watch(site, "/2")).new == 1


def test_an_article_behind_a_wrapper_keeps_where_it_ended(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feedsportal/1"] = redirect("/berita/sungai", status=301)
        html = f"<html><head><title>Sungai</title></head><body><p>{FLOOD}</p></body></html>"
        pages["/berita/sungai"] = page(html.encode())
        pages["/feed"] = page(rss(item(site.url("/feedsportal/1"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
        assert told.url == site.url("/feedsportal/1")
        assert told.canonical_url == site.url("/berita/sungai")
