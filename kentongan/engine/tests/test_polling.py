"""The steps of one poll together, over real HTTP: rules, feed, its entries, then unchanged."""

from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

from kentongan.engine import feeds
from kentongan.engine.fetch import Fetcher
from kentongan.engine.fetch.robots import RobotsCache
from kentongan.engine.tests.loopback import page, serving
from kentongan.engine.tests.shared import shared_file

NOW = datetime(2025, 11, 24, 5, 0, tzinfo=UTC)


def test_a_feed_is_polled_twice() -> None:
    body = shared_file("data/feeds/real-cnn.rss").read_bytes()

    def rss(handler: BaseHTTPRequestHandler) -> None:
        fresh = handler.headers.get("If-None-Match") != '"7"'
        headers = {"ETag": '"7"', "Content-Type": "application/rss+xml; charset=latin-1"}
        page(body if fresh else b"", status=200 if fresh else 304, headers=headers)(handler)

    rules = page(b"User-agent: *\nDisallow: /private")
    with (
        serving({"/robots.txt": rules, "/rss": rss}) as site,
        Fetcher(user_agent="Kentongan/test", resolver=site.resolver) as fetcher,
    ):
        verdict = RobotsCache("Kentongan").check(site.url("/rss"), fetcher=fetcher, at=NOW)
        first = fetcher.get(site.url("/rss"), fetched_at=NOW)
        again = fetcher.get(site.url("/rss"), etag=first.etag, fetched_at=NOW)
    feed = feeds.parse(
        first.body,
        url=first.final_url,
        content_type=first.headers.get("content-type"),
        fetched_at=first.fetched_at,
    )
    assert verdict.allowed
    assert len(feed.entries) == 69
    assert again.not_modified
