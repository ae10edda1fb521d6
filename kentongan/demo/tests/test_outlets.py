"""The outlets over real HTTP: each as it was designed, at the moment of a virtual clock."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import feedparser
import pytest
from lxml import etree
from PIL import Image

from kentongan.demo.outlets import OutletServer
from kentongan.demo.outlets.pictures import MOTIFS
from kentongan.demo.tests.conftest import Browser
from kentongan.demo.world import World

Moment = Callable[[str], datetime]


def paths_of(world: World, outlet: str) -> list[str]:
    return [article.path for article in world.articles_of(outlet)]


def test_every_page_is_marked_as_an_example(browser: Browser, world: World) -> None:
    for outlet in world.outlets:
        for path in ["/", *paths_of(world, outlet.slug)[:3]]:
            page = browser.get(outlet.slug, path)
            if page.status == 200:
                assert b"CONTOH" in page.body, (outlet.slug, path)


def test_every_article_that_stands_is_served(browser: Browser, world: World) -> None:
    for article in world.articles:
        page = browser.get(article.outlet, article.path)
        shown = article.version_at(world.end)
        charset = world.outlet(article.outlet).charset
        if article.withdrawn_at:
            assert page.status == 404
            continue
        assert page.status == 200
        text = page.body.decode(charset).replace("&quot;", '"').replace("&#x27;", "'")
        assert shown.title in text
        assert shown.paragraphs[-1] in text


@pytest.mark.parametrize(
    ("outlet", "version"),
    [
        ("kabar-arungsari", "rss20"),
        ("suara-saruna", "atom10"),
        ("harian-lembayung", "rss10"),
        ("lensa-teluk", "rss20"),
        ("layar-timur", "atom10"),
        ("niaga-kencana", "rss20"),
        ("kolom-senja", "atom10"),
        ("titik-jernih", "rss20"),
    ],
)
def test_sound_feeds_give_every_article_with_its_time(
    browser: Browser, world: World, outlet: str, version: str
) -> None:
    feed = feedparser.parse(browser.source(outlet).body)
    standing = [a for a in world.articles_of(outlet) if a.is_visible(world.end)]

    assert not feed.bozo
    assert feed.version == version
    assert len(feed.entries) == len(standing)
    assert all("published" in entry or "updated" in entry for entry in feed.entries)


def test_the_radio_tells_no_dates_in_its_feed(browser: Browser) -> None:
    feed = feedparser.parse(browser.source("gema-saruna").body)

    assert feed.entries
    assert not any("published" in entry or "id" in entry for entry in feed.entries)


def test_the_broken_feed_is_broken_and_still_readable(browser: Browser, world: World) -> None:
    body = browser.source("warta-kampung").body
    feed = feedparser.parse(body)

    assert feed.bozo
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(body)
    assert len(feed.entries) >= len(world.articles_of("warta-kampung")) - 2


def test_the_wire_sends_a_json_feed(browser: Browser, world: World) -> None:
    reply = browser.source("pertala")
    feed = json.loads(reply.body)

    assert reply.headers["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len(feed["items"]) == len(world.articles_of("pertala"))


def test_the_portal_has_a_news_sitemap_and_names_it(browser: Browser, world: World) -> None:
    tree = etree.fromstring(browser.source("detak-kencana").body)
    locations = tree.findall(".//{http://www.sitemaps.org/schemas/sitemap/0.9}loc")

    assert len(locations) == len(world.articles_of("detak-kencana"))
    assert (
        "Sitemap: http://detak-kencana.localhost"
        in browser.get("detak-kencana", "/robots.txt").text
    )


def test_feeds_lead_to_pages(browser: Browser, world: World) -> None:
    for slug in ("kabar-arungsari", "suara-saruna", "gema-saruna", "warta-kampung"):
        for entry in feedparser.parse(browser.source(slug).body).entries[:5]:
            path = entry.link.removeprefix(browser.server.url(slug, ""))
            assert browser.get(slug, path).status == 200


def test_nothing_is_shown_before_its_time(browser: Browser, world: World) -> None:
    article = world.article("banjir-pertala-1")
    browser.clock.at = article.published_at - timedelta(seconds=1)

    assert browser.get("pertala", article.path).status == 404
    assert article.title not in browser.source("pertala").text
    assert article.title not in browser.get("pertala").text

    browser.clock.at = article.published_at

    assert browser.get("pertala", article.path).status == 200
    assert article.title in browser.source("pertala").text


def test_an_updated_article_keeps_its_address(
    browser: Browser, world: World, moment: Moment
) -> None:
    article = world.article("banjir-kabar-1")
    titles = []
    for at in ("H3 07:00", "H3 12:00", "H3 19:00"):
        browser.clock.at = moment(at)
        page = browser.get(article.outlet, article.path).text
        titles.append(re.search(r"<h1>(.*?)</h1>", page)[1])  # type: ignore[index]  # must match

    assert titles == [article.title, *[revision.title for revision in article.revisions]]


def test_a_withdrawn_article_is_gone_later(browser: Browser, world: World, moment: Moment) -> None:
    article = world.article("banjir-lensa-tanggul")
    browser.clock.at = moment("H4 12:00")
    assert browser.get(article.outlet, article.path).status == 200

    browser.clock.at = moment("H6 08:00")
    gone = browser.get(article.outlet, article.path)

    assert gone.status == 404
    assert "ditarik" in gone.text
    assert article.title not in browser.source(article.outlet).text


def test_a_late_correction_stands_on_the_page(
    browser: Browser, world: World, moment: Moment
) -> None:
    article = world.article("banjir-detak-1")
    browser.clock.at = moment("H8 12:00")
    assert "RALAT" not in browser.get(article.outlet, article.path).text

    browser.clock.at = moment("H8 17:00")

    assert "RALAT Senin (9/3/2026)" in browser.get(article.outlet, article.path).text


def test_the_old_paper_writes_windows_1252(browser: Browser, world: World) -> None:
    article = world.article("banjir-lembayung-1")
    page = browser.get("harian-lembayung", article.path)

    assert page.headers["Content-Type"] == "text/html"
    assert b"\x93supaya warga" in page.body
    with pytest.raises(UnicodeDecodeError):
        page.body.decode("utf-8")
    assert b'encoding="windows-1252"' in browser.source("harian-lembayung").body


def test_the_radio_counts_hours_backwards(browser: Browser, world: World) -> None:
    article = world.article("banjir-gema-1")
    browser.clock.at = article.published_at + timedelta(hours=2, minutes=10)

    page = browser.get("gema-saruna", article.path).text

    assert "2 jam lalu" in page
    assert not re.search(r"\b2026\b", page)


def test_the_eastern_outlet_writes_wita(browser: Browser, world: World) -> None:
    page = browser.get("layar-timur", world.article("banjir-layar-1").path).text

    assert "Rabu, 4 Maret 2026 21:30 WITA" in page
    assert '"datePublished": "2026-03-04T21:30:00+08:00"' in page


def test_the_fact_checker_publishes_claim_reviews(browser: Browser, world: World) -> None:
    for check in world.fact_checks:
        page = browser.get("titik-jernih", world.article(check.article_id).path).text
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert found is not None
        reviews = [d for d in json.loads(found[1]) if d["@type"] == "ClaimReview"]
        assert [review["claimReviewed"] for review in reviews] == [check.claim]
        assert reviews[0]["reviewRating"]["alternateName"] == check.rating


def test_paid_articles_and_satire_say_what_they_are(browser: Browser, world: World) -> None:
    paid = browser.get("niaga-kencana", world.article("mantri-niaga-advertorial").path).text
    satire = browser.get("kolom-senja", world.article("senja-satire-1").path).text

    assert "konten berbayar" in paid
    assert "Tulisan ini satire" in satire


def test_feed_links_of_one_outlet_redirect(browser: Browser, world: World) -> None:
    entry = feedparser.parse(browser.source("lensa-teluk").body).entries[0]
    reply = browser.get(
        "lensa-teluk", entry.link.removeprefix(browser.server.url("lensa-teluk", ""))
    )

    assert reply.status == 301
    assert reply.headers["Location"].startswith(browser.server.url("lensa-teluk", "/amp/"))


def test_every_site_has_robots_and_one_closes_a_folder(browser: Browser, world: World) -> None:
    closed = {
        outlet.slug
        for outlet in world.outlets
        if "Disallow: /" in browser.get(outlet.slug, "/robots.txt").text
    }

    assert closed == {"kabar-arungsari"}
    assert any(path.startswith("/olahraga/") for path in paths_of(world, "kabar-arungsari"))


def test_unchanged_feeds_answer_304(browser: Browser, world: World, moment: Moment) -> None:
    browser.clock.at = moment("H3 06:00")
    first = browser.source("pertala")
    tag, stamp = first.headers["ETag"], first.headers["Last-Modified"]

    assert browser.source("pertala", If_None_Match=tag).status == 304
    assert browser.source("pertala", If_Modified_Since=stamp).status == 304

    browser.clock.at = moment("H4 11:00")

    assert browser.source("pertala", If_None_Match=tag).status == 200
    assert browser.source("pertala", If_Modified_Since=stamp).status == 200


def test_one_outlet_lies_about_its_changes(browser: Browser, moment: Moment) -> None:
    browser.clock.at = moment("H3 06:00")
    first = browser.source("niaga-kencana")
    browser.clock.at = moment("H12 12:00")

    assert browser.source("niaga-kencana", If_None_Match=first.headers["ETag"]).status == 304
    assert browser.source("niaga-kencana").body != first.body


def test_only_the_slow_outlet_is_slow(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    server = OutletServer(world, lambda: world.end, delay_seconds=0.3)
    try:
        for outlet in world.outlets:
            server.answer(outlet.host, "/robots.txt")
    finally:
        server.stop()

    assert waits == [0.3]


def test_hosts_are_told_apart(browser: Browser) -> None:
    assert "Radio Gema Saruna" in browser.get("gema-saruna").text
    assert "Layar Timur" in browser.get("layar-timur").text
    assert browser.get_from("localhost").text.count("http://") == 12
    assert browser.get_from("lain.localhost").status == 421


def test_requests_are_counted_by_outlet(browser: Browser) -> None:
    browser.get("pertala")
    browser.source("pertala")
    browser.get("kolom-senja", "/tidak-ada")

    assert browser.server.counts() == {"pertala": 2, "kolom-senja": 1}
    assert [visit.status for visit in browser.server.visits()] == [200, 200, 404]


def test_the_resolver_map_leads_every_outlet_to_loopback(browser: Browser, world: World) -> None:
    port = browser.server.port

    assert browser.server.resolver_map() == {
        (outlet.host, port): ("127.0.0.1", port) for outlet in world.outlets
    }


@pytest.mark.parametrize("name", sorted(MOTIFS))
def test_pictures_are_drawn_alike_each_time(browser: Browser, name: str) -> None:
    first = browser.get("pertala", f"/gambar/{name}.png")
    second = browser.get("suara-saruna", f"/gambar/{name}.png")

    assert first.headers["Content-Type"] == "image/png"
    assert first.body == second.body
    assert Image.open(io.BytesIO(first.body)).size == (1200, 675)


def test_unknown_pictures_are_not_found(browser: Browser) -> None:
    assert browser.get("pertala", "/gambar/rahasia.png").status == 404
    assert browser.get("pertala", "/gambar/../robots.txt").status == 404
