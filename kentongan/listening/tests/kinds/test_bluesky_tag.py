"""What is said on Bluesky under a hashtag or with a word: texts and counts, nobody's name."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, Site, page, serving
from kentongan.listening import actions, health, kinds
from kentongan.listening.clients import web
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Article, Post
from kentongan.listening.tests.factories import outlet

pytestmark = pytest.mark.django_db
PATH = "/xrpc/app.bsky.feed.searchPosts?q=%23banjir&sort=latest&limit=50"
WHO = "did:plc:warga7"
HANDLE = "warga-tegalsari.bsky.example"


def _row(key: str, text: str, **author: object) -> dict[str, object]:
    return {
        "uri": f"at://{WHO}/app.bsky.feed.post/{key}",
        "author": {"did": WHO, "handle": HANDLE, "displayName": "Warga Tegalsari", **author},
        "record": {"text": text, "createdAt": clocks.now().isoformat()},
        "likeCount": 4,
        "repostCount": 2,
        "replyCount": 1,
    }


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


def test_posts_are_kept_without_who_wrote_them(site: Site, pages: dict[str, Page]) -> None:
    closed = [{"val": "!no-unauthenticated"}]
    rows = [
        _row("3a", "Air naik di Tegalsari #banjir @kawan.bsky.example 0812 3456 7890"),
        _row("3b", "Hanya untuk anggota", labels=closed),
        _row("3c", ""),
        {"uri": "rusak"},
    ]
    pages[PATH] = page(json.dumps({"posts": rows}).encode())
    made = actions.add_source(url=site.url(PATH), kind="bluesky_tag")
    poll = actions.poll(source=made)
    assert (poll.outcome, poll.seen, poll.new, poll.rejected) == (PollOutcome.NEW, 4, 1, 3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(p)::text FROM listening_post p")
        stored = " ".join(row[0] for row in cursor.fetchall())
    assert "Air naik di Tegalsari" in stored
    for secret in (WHO, HANDLE, "Warga Tegalsari", "kawan", "0812", "anggota"):
        assert secret not in stored
    post = Post.objects.get()
    assert (post.likes, post.shares, post.replies) == (4, 2, 1)
    assert not Article.objects.exists()


def test_a_link_to_an_outlet_is_kept_wherever_the_post_has_it(
    site: Site, pages: dict[str, Page]
) -> None:
    outlet("koran.example")
    row: Any = _row("3a", "Baca koran.example/ban... dan blog saya")
    links = [{"features": [{"uri": "https://blog-warga.example/saya"}, 3]}, None]
    card = {"external": {"uri": "https://www.koran.example/banjir?utm_source=b"}}
    row["record"] |= {"facets": links, "embed": card}
    pages[PATH] = page(json.dumps({"posts": [row]}).encode())
    actions.poll(source=actions.add_source(url=site.url(PATH), kind="bluesky_tag"))
    assert Post.objects.get().links == ["https://www.koran.example/banjir"]


def test_a_search_closed_to_strangers_is_told_as_that(site: Site, pages: dict[str, Page]) -> None:
    missing = {"error": "AuthMissing", "message": "Authentication Required"}
    pages[PATH] = page(json.dumps(missing).encode(), status=403)
    made = actions.add_source(url=site.url(PATH), kind="bluesky_tag")
    poll = actions.poll(source=made)
    assert poll.outcome == PollOutcome.BLOCKED
    assert "anggota" in poll.detail
    made.refresh_from_db()
    assert health.advice(made)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://bsky.app/hashtag/banjir", "q=%23banjir&"),
        ("https://bsky.app/search?q=jalan+rusak", "q=jalan%20rusak&"),
    ],
)
def test_its_pages_are_asked_by_the_open_interface(given: str, asked: str) -> None:
    kind = kinds.claiming(given)
    assert kind is not None
    assert kind.slug == "bluesky_tag"
    assert kind.address(given).startswith("https://public.api.bsky.app/xrpc/")
    assert asked in kind.address(given)


@pytest.mark.parametrize("body", [b"<html>", b'{"posts": {}}', b"[]"])
def test_what_is_no_list_of_posts_is_told(site: Site, pages: dict[str, Page], body: bytes) -> None:
    pages[PATH] = page(body)
    made = actions.add_source(url=site.url(PATH), kind="bluesky_tag")
    assert actions.poll(source=made).outcome == PollOutcome.NOT_READABLE
