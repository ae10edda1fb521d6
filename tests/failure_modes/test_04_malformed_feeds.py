"""Failure mode 4: feeds that are not as they should be. More: engine test_feeds."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import kinds
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Article, Post

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


def test_a_page_served_as_a_feed_names_the_feeds_it_offers(settings: Any) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    html = f"<html><head>{link}</head><body>Halo</body></html>".encode()
    with running({"/feed": page(html)}, settings) as site:
        poll = look(watch(site))
        assert poll.outcome == PollOutcome.NOT_READABLE
        assert site.url("/rss.xml") in poll.detail


def test_a_feed_that_is_empty_but_sound_has_not_failed(settings: Any) -> None:
    with running({"/feed": page(rss())}, settings) as site:
        watched = watch(site)
        assert look(watched).outcome == PollOutcome.EMPTY
        watched.refresh_from_db()
        assert watched.failures == 0


def test_links_without_scheme_are_made_whole(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a").removeprefix("http:"))))
        look(watch(site))
        assert Article.objects.get().url == site.url("/a")


def test_of_a_sitemap_of_fifty_thousand_the_newest_two_thousand_are_taken(settings: Any) -> None:
    rows = "".join(
        f"<url><loc>https://koran.example/{n}</loc><lastmod>2026-01-01T00:00:{n % 60:02}Z</lastmod>"
        "</url>"
        for n in range(50_000)
    )
    newest = "<url><loc>https://koran.example/baru</loc><lastmod>2026-03-02</lastmod></url>"
    whole = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}{newest}</urlset>'
    with running({"/peta.xml": page(whole.encode())}, settings) as site:
        poll = look(watch(site, "/peta.xml", kind="sitemap"))
    assert poll.seen == 2000
    assert poll.detail
    assert Article.objects.filter(url="https://koran.example/baru").exists()


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b"{" + b'"a":{' * 50_000,
        b"<a>" * 200_000,
        b"\x00" * 1000,
        b'{"feed": {"0": 1}, "posts": 7, "items": {}}',
        b'{"feed": [1, null, {"post": {"record": [], "author": 3, "uri": 5}}], "posts": [[]]}',
        b'[1, null, {"account": {"acct": [1]}, "visibility": "public", "content": {}}]',
    ],
    ids=["deep-list", "deep-object", "deep-tags", "nul", "shapes", "rows", "statuses"],
)
def test_an_answer_built_to_hurt_is_one_outcome(settings: Any, kind: str, body: bytes) -> None:
    with running({"/feed": page(body)}, settings) as site:
        assert look(watch(site, kind=kind)).outcome in set(PollOutcome) - {PollOutcome.NEW}


NASTY = "Banjir\x00 \ud800 warga"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("bluesky", {"feed": [{"post": {
            "uri": "at://x/1\x00\ud800", "author": {"handle": "koran.example"},
            "record": {"text": NASTY}}}]}),
        ("mastodon_tag", [{
            "url": "https://sosial.example/@a\x00\ud800/1", "visibility": "public",
            "created_at": "2026-03-02T08:00:00Z", "content": NASTY, "favourites_count": 10**30,
            "reblogs_count": -5, "account": {"acct": "a\x00\ud800"}}]),
        ("feed", {"version": "https://jsonfeed.org/version/1.1", "title": NASTY, "items": [
            {"id": "1\x00", "url": "https://koran.example/\x00\ud800a", "title": NASTY}]}),
    ],
)  # fmt: skip
def test_characters_that_no_database_holds_are_left_out(
    settings: Any, kind: str, told: Any
) -> None:
    answer = page(json.dumps(told).encode())
    noon = time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC))
    with noon, running({"/feed": answer}, settings) as site:
        poll = look(watch(site, kind=kind))
    assert (poll.new, poll.rejected) == (1, 0)
    words = [*Article.objects.values_list("title", flat=True)]
    words += Post.objects.values_list("text", flat=True)
    assert [" ".join(each.split()) for each in words] == ["Banjir warga"]
