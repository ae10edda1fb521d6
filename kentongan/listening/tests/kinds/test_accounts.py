"""Accounts of outlets and institutions: each platform's own public form, over HTTP."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kentongan.engine.tests.loopback import Page, Site, page, serving
from kentongan.listening import actions, kinds
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import outlet

pytestmark = pytest.mark.django_db
AT = "2026-03-02T01:00:00+00:00"
TELEGRAM = (
    '<div class="tgme_widget_message" data-post="koran/7"><div class="tgme_widget_message_text">'
    f'Sungai meluap<br>di Tegalsari</div><time datetime="{AT}"></time></div>'
    '<div class="tgme_widget_message" data-post="koran/8"><i>foto</i></div>'
)
YOUTUBE = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>TV</title><entry><id>yt:video:1</id>'
    '<title>Banjir Tegalsari</title><link rel="alternate" href="https://www.youtube.com/watch?v=1"/>'
    f"<published>{AT}</published></entry></feed>"
)
MASTODON = (
    '<rss version="2.0"><channel><title>Koran</title><item><link>https://s.example/@koran/1</link>'
    "<description>&lt;p&gt;Sungai meluap&lt;/p&gt;</description>"
    "<pubDate>Mon, 02 Mar 2026 01:00:00 +0000</pubDate></item></channel></rss>"
)
BLUESKY = {
    "feed": [
        {"post": {"uri": "at://did:plc:x/app.bsky.feed.post/3k", "author": {"handle": "koran.id"},
                  "record": {"text": "Sungai meluap", "createdAt": AT}}},
        {"reason": {"by": {}}, "post": {"uri": "at://y/z/4", "author": {"handle": "warga"},
                                        "record": {"text": "Dibagikan"}}},
    ]
}  # fmt: skip


@pytest.fixture
def pages() -> dict[str, Page]:
    return {}


@pytest.fixture
def site(pages: dict[str, Page], settings: Any) -> Iterator[Site]:
    with serving(pages) as running:
        settings.KENTONGAN_RESOLVER_MAP = running.resolver
        web._session.cache_clear()
        yield running
    web._session.cache_clear()


@pytest.mark.parametrize(
    ("kind", "given", "asked", "body", "told"),
    [
        ("telegram", "/koran", "/s/koran", TELEGRAM, "https://t.me/koran/7"),
        (
            "youtube", "/channel/UC1", "/feeds/videos.xml?channel_id=UC1", YOUTUBE,
            "https://www.youtube.com/watch?v=1",
        ),
        ("mastodon", "/@koran", "/@koran.rss", MASTODON, "https://s.example/@koran/1"),
        (
            "bluesky", "/feed", "/feed", json.dumps(BLUESKY),
            "https://bsky.app/profile/koran.id/post/3k",
        ),
    ],
)  # fmt: skip
def test_an_account_brings_its_posts_whole(
    site: Site, pages: dict[str, Page], kind: str, given: str, asked: str, body: str, told: str
) -> None:
    pages[asked] = page(body.encode())
    made = actions.add_source(url=site.url(given), kind=kind, outlet=outlet("koran.example"))
    assert made.url == site.url(asked)
    poll = actions.poll(source=made)
    assert (poll.outcome, poll.new) == (PollOutcome.NEW, 1)
    assert poll.seen == poll.new + poll.rejected
    found = Article.objects.get()
    assert (found.url, found.fetch_state) == (told, FetchState.DONE)
    assert found.published_at is not None
    assert found.published_at.isoformat() == AT


@pytest.mark.parametrize("kind", ["telegram", "bluesky", "mastodon_tag"])
def test_a_page_that_is_something_else_is_told(
    site: Site, pages: dict[str, Page], kind: str
) -> None:
    pages["/s/koran"] = page(b"<html><body>Masuk dulu</body></html>")
    url = site.url("/s/koran")
    made = actions.add_source(url=url, kind=kind, outlet=outlet("koran.example"))
    assert actions.poll(source=made).outcome == PollOutcome.NOT_READABLE


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://t.me/koran", "telegram"),
        ("https://bsky.app/profile/koran.example", "bluesky"),
        ("https://www.youtube.com/channel/UC1", "youtube"),
        ("https://sosial.example/@koran", "mastodon"),
        ("https://sosial.example/tags/banjir", "mastodon_tag"),
    ],
)
def test_an_address_tells_its_platform(url: str, slug: str) -> None:
    found = kinds.claiming(url)
    assert found is not None
    assert found.slug == slug


def test_a_blueskys_profile_is_asked_by_the_open_interface() -> None:
    address = kinds.get("bluesky").address("https://bsky.app/profile/koran.example")
    assert address.startswith("https://public.api.bsky.app/xrpc/")
    assert "actor=koran.example" in address
