"""Failure mode 4: feeds that are not as they should be. More: engine test_feeds."""

from typing import Any

import pytest

from kentongan.engine.tests.loopback import Page, page
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Article

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/"><channel><title>W</title></channel>'
    "<item><title>Kabar desa</title><link>{link}</link></item></rdf:RDF>"
)
OLD = (
    '<rss version="0.91"><channel><item><title>Kabar</title><link>{link}</link></item>'
    "</channel></rss>"
)
JSON = (
    '{{"version": "https://jsonfeed.org/version/1.1", "title": "W",'
    ' "items": [{{"id": "1", "url": "{link}", "title": "Kabar"}}]}}'
)
BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>'
)


@pytest.mark.parametrize("text", [RDF, OLD, JSON], ids=["rdf", "rss-0.91", "json"])
def test_each_dialect_is_read(settings: Any, text: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(text.format(link=site.url("/a")).encode())
        assert look(watch(site)).new == 1


def test_a_feed_cut_off_midway_gives_what_it_has(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        whole = rss(item(site.url("/a")), item(site.url("/b"), "Pasar murah"))
        pages["/feed"] = page(whole[: whole.index(b"</channel>")])
        poll = look(watch(site))
    assert (poll.new, bool(poll.detail)) == (2, True)


def test_one_id_on_all_items_and_relative_links(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item("/a", guid="1"), item("/b", "Pasar murah", guid="1")))
        assert look(watch(site)).new == 2
        assert {each.url for each in Article.objects.all()} == {site.url("/a"), site.url("/b")}


def test_an_entry_without_address_is_counted_as_not_usable(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a")), item("", "Tanpa alamat")))
        poll = look(watch(site))
    assert (poll.seen, poll.new, poll.rejected) == (2, 1, 1)


def test_an_entity_bomb_is_refused(settings: Any) -> None:
    with running({"/feed": page(BOMB.encode())}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.NOT_READABLE


def test_hundreds_of_headers_are_no_fault(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        many = {f"X-{number}": "1" for number in range(300)}
        pages["/feed"] = page(rss(item(site.url("/a"))), headers=many)
        assert look(watch(site)).new == 1
