"""Sitemaps of pages, of news and of sitemaps."""

import gzip
from datetime import UTC, datetime

import pytest

from kentongan.engine import sitemaps
from kentongan.engine.sitemaps import NotASitemap, Sitemap

URL = "https://warta.example/sitemap-news.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://warta.example/a.jpg</image:loc></image:image>
<loc> https://warta.example/a </loc><lastmod>2025-11-24T11:00:00+07:00</lastmod>
<news:news><news:publication><news:name>Warta</news:name><news:language>id</news:language>
</news:publication><news:publication_date>2025-11-24T10:00:00+07:00</news:publication_date>
<news:title><![CDATA[Banjir &amp; longsor]]></news:title></news:news></url>
<url><loc>/b</loc><lastmod>2025-11-23</lastmod></url>
<url><loc>/b</loc></url><url><loc>javascript:x</loc></url><url/></urlset>"""


def parse(text: str | bytes) -> Sitemap:
    body = text.encode() if isinstance(text, str) else text
    return sitemaps.parse(body, url=URL)


def urls(count: int, stamp: str = "") -> str:
    rows = (f"<url><loc>/{n}</loc>{stamp.format(n=n)}</url>" for n in range(count))
    return f"<urlset>{''.join(rows)}</urlset>"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_news_sitemap(pack: type[bytes]) -> None:
    sitemap = parse(pack(NEWS.encode()))
    first, second = sitemap.pages
    assert sitemap.is_news
    assert (first.url, first.title) == ("https://warta.example/a", "Banjir & longsor")
    assert (first.publication, first.language) == ("Warta", "id")
    assert first.published_at == datetime(2025, 11, 24, 3, 0, tzinfo=UTC)
    assert first.modified_at == datetime(2025, 11, 24, 4, 0, tzinfo=UTC)
    assert first.image_url == "https://warta.example/a.jpg"
    assert (second.url, second.title) == ("https://warta.example/b", "")
    assert (second.modified_at, second.modified_raw) == (None, "2025-11-23")
    assert second.modified_local is not None


def test_an_index_lists_its_children() -> None:
    sitemap = parse(
        """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
        <loc>https://warta.example/s1.xml.gz</loc><lastmod>2025-11-24T00:00:00Z</lastmod>
        </sitemap></sitemapindex>"""
    )
    (child,) = sitemap.children
    assert (child.url, sitemap.pages) == ("https://warta.example/s1.xml.gz", ())
    assert child.modified_at == datetime(2025, 11, 24, tzinfo=UTC)


def test_of_a_long_sitemap_the_newest_are_kept_in_order() -> None:
    stamp = "<lastmod>2025-01-01T00:00:00.{n:05d}Z</lastmod>"
    sitemap = parse(urls(50_000, stamp))
    assert len(sitemap.pages) == 2000
    assert sitemap.pages[0].url == "https://warta.example/48000"
    assert sitemap.pages[-1].url == "https://warta.example/49999"
    assert "50000" in sitemap.problems[0]


def test_of_a_long_sitemap_without_dates_the_first_are_kept() -> None:
    assert parse(urls(2500)).pages[-1].url == "https://warta.example/1999"


def test_a_cut_sitemap_is_read_as_far_as_it_goes() -> None:
    sitemap = parse(urls(10)[:-40])
    assert len(sitemap.pages) >= 8
    assert "damaged" in sitemap.problems[0]


def test_the_plain_text_form() -> None:
    pages = parse("https://warta.example/a\r\n\nhttps://warta.example/b\n").pages
    assert [page.url for page in pages] == ["https://warta.example/a", "https://warta.example/b"]


def test_an_empty_sitemap_is_fine() -> None:
    assert parse("<urlset/>").pages == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty"),
        ("<html></html>", "web page"),
        ("<!DOCTYPE html><html></html>", "web page"),
        ("<rss/>", "feed"),
        ("<svg/>", "svg"),
        ("halo", "no sitemap"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><urlset>&a;</urlset>', "DTD"),
        pytest.param(gzip.compress(bytes(20_000_000)), "larger", id="too-large"),
        pytest.param(gzip.compress(NEWS.encode())[:-20], "damaged", id="cut-off"),
    ],
)
def test_what_is_no_sitemap_says_what_it_is(body: str | bytes, reason: str) -> None:
    with pytest.raises(NotASitemap, match=reason):
        parse(body)
