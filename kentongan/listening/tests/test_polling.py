"""Sources that misbehave, over real sockets: one look, one outcome, and nothing gets lost."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from kentongan.core.tasks import drain
from kentongan.engine.tests.loopback import Page, Site, page, redirect, serving
from kentongan.listening import actions, tasks
from kentongan.listening.analysis import analyse_batch
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import (
    Article,
    Copy,
    CopySignature,
    IndexTotals,
    Poll,
    Posting,
    Source,
    Story,
    TermFrequency,
)

from .factories import AT, FLOOD, MARKET, article, source

pytestmark = pytest.mark.django_db

ITEM = (
    "<item><guid>{guid}</guid><title>{title}</title><link>{link}</link>"
    "<description>Warga mengungsi setelah sungai meluap.</description>"
    "<pubDate>Mon, 02 Mar 2026 08:00:00 +0700</pubDate></item>"
)
HTML = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>{text}</p></article></body></html>"
)


def _feed(*items: str) -> bytes:
    told = "".join(items)
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Contoh</title>{told}'
        "</channel></rss>"
    ).encode()


def _item(link: str, title: str = "Sungai Kalirejo meluap", guid: str = "") -> str:
    return ITEM.format(guid=guid or link, title=title, link=link)


@pytest.fixture
def pages() -> dict[str, Page]:
    return {}


@pytest.fixture
def site(pages: dict[str, Page], settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site whose `pages` may be filled at any time, read under short limits."""
    limits = replace(web.LIMITS, total_seconds=1.0, read_seconds=0.5)
    monkeypatch.setattr(web, "LIMITS", limits)
    with serving(pages) as running:
        settings.KENTONGAN_RESOLVER_MAP = running.resolver
        web._session.cache_clear()
        yield running
    web._session.cache_clear()


def _look(site: Site, path: str = "/feed") -> Poll:
    return actions.poll(source=Source.objects.filter(url=site.url(path)).first() or _watch(site))


def _watch(site: Site, path: str = "/feed", kind: str = "feed") -> Source:
    return source(site.url(path), kind=kind)


def _hang(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


BOMB = gzip.compress(b"\0" * 60_000_000)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (page(b"<html><body><p>Halo</p></body></html>"), PollOutcome.NOT_READABLE),
        (page(_feed()), PollOutcome.EMPTY),
        (page(b""), PollOutcome.NOT_READABLE),
        (page(b"x" * 50_000_000), PollOutcome.TOO_LARGE),
        (page(BOMB, headers={"Content-Encoding": "gzip"}), PollOutcome.TOO_LARGE),
        (_hang, PollOutcome.TOO_SLOW),
        (redirect("http://10.0.0.1/feed"), PollOutcome.REFUSED),
        (page(b"", status=503), PollOutcome.HTTP_ERROR),
        (page(b"", status=404), PollOutcome.HTTP_ERROR),
    ],
    ids=["html", "empty", "nothing", "50mb", "bomb", "hang", "private", "503", "404"],
)
def test_each_misbehaviour_is_one_outcome(
    site: Site, pages: dict[str, Page], answer: Page, outcome: PollOutcome
) -> None:
    pages["/feed"] = answer
    poll = _look(site)
    assert poll.outcome == outcome
    assert Poll.objects.count() == 1
    watched = Source.objects.get()
    assert watched.last_outcome == outcome
    assert watched.failures == (0 if outcome == PollOutcome.EMPTY else 1)
    assert watched.active
    assert Article.objects.count() == 0


def test_a_feed_gives_articles_once(site: Site, pages: dict[str, Page]) -> None:
    pages["/feed"] = page(_feed(_item(site.url("/a")), _item(site.url("/b"), "Pasar murah")))
    assert (_look(site).outcome, Article.objects.count()) == (PollOutcome.NEW, 2)
    assert _look(site).outcome == PollOutcome.NOTHING_NEW
    assert Article.objects.count() == 2


def test_two_entries_with_one_id_but_two_addresses_are_two_articles(
    site: Site, pages: dict[str, Page]
) -> None:
    pages["/feed"] = page(
        _feed(_item(site.url("/a"), guid="1"), _item(site.url("/b"), "Pasar murah", guid="1"))
    )
    assert _look(site).new == 2


def test_a_site_that_always_answers_unchanged_is_asked_without_condition_at_times(
    site: Site, pages: dict[str, Page]
) -> None:
    def false_304(handler: BaseHTTPRequestHandler) -> None:
        number = len(site.seen)
        if handler.headers.get("If-None-Match"):
            page(b"", status=304)(handler)
        else:
            link = site.url(f"/{number}")
            page(_feed(_item(link)), headers={"ETag": '"1"'})(handler)

    pages["/feed"] = false_304
    outcomes = [_look(site).outcome for _again in range(8)]
    assert outcomes[0] == PollOutcome.NEW
    assert outcomes[1] == PollOutcome.NOT_MODIFIED
    assert outcomes.count(PollOutcome.NEW) == 2


def test_a_robots_txt_that_closes_the_site_is_kept_to(site: Site, pages: dict[str, Page]) -> None:
    pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /\n")
    pages["/feed"] = page(_feed(_item(site.url("/a"))))
    assert _look(site).outcome == PollOutcome.ROBOTS
    assert [path for _verb, path, _headers, _body in site.seen] == ["/robots.txt"]


def _read_one(site: Site, pages: dict[str, Page]) -> Article:
    pages["/feed"] = page(_feed(_item(site.url("/a"))))
    _look(site)
    return actions.read_page(article=Article.objects.get())


def test_an_article_that_changes_gets_a_second_version(site: Site, pages: dict[str, Page]) -> None:
    pages["/a"] = page(HTML.format(title="Sungai Kalirejo meluap", text=FLOOD * 2).encode())
    told = _read_one(site, pages)
    assert told.fetch_state == FetchState.DONE
    before = told.texts.count()
    pages["/a"] = page(HTML.format(title="Banjir surut", text=MARKET * 3).encode())
    pages["/feed"] = page(_feed(_item(site.url("/a"), "Banjir surut")))
    _look(site)
    told.refresh_from_db()
    assert told.fetch_state == FetchState.PENDING
    actions.read_page(article=told)
    texts = list(told.texts.order_by("revision"))
    assert len(texts) == before + 1
    assert [texts[0].title, texts[-1].title] == ["Sungai Kalirejo meluap", "Banjir surut"]
    assert "meluap" in texts[-2].text
    assert "pasar murah" in texts[-1].text


def test_a_page_that_refuses_keeps_the_feeds_text(site: Site, pages: dict[str, Page]) -> None:
    pages["/a"] = page(b"no", status=403)
    told = _read_one(site, pages)
    for _again in range(2):
        told = actions.read_page(article=told)
    assert told.fetch_state == FetchState.REFUSED
    assert "Warga mengungsi" in told.text


def test_a_page_that_cannot_be_read_now_is_asked_for_later_not_at_once(
    site: Site, pages: dict[str, Page]
) -> None:
    pages["/feed"] = page(_feed(_item(site.url("/a"))))
    pages["/a"] = page(b"no", status=503)
    _look(site)
    drain("listening")
    told = Article.objects.get()
    assert (told.fetch_state, told.fetch_tries) == (FetchState.PENDING, 1)
    pages["/a"] = page(HTML.format(title="Sungai Kalirejo meluap", text=FLOOD).encode())
    tasks.read_again(told.host)
    drain("listening")
    told.refresh_from_db()
    assert (told.fetch_state, told.fetch_tries) == (FetchState.DONE, 0)


def test_a_page_that_is_gone_is_marked(site: Site, pages: dict[str, Page]) -> None:
    told = _read_one(site, pages)
    assert told.fetch_state == FetchState.GONE
    assert told.gone_at is not None
    assert "Warga mengungsi" in told.text


def test_a_page_with_links_is_a_source(site: Site, pages: dict[str, Page]) -> None:
    link = b'<a href="/a">Sungai Kalirejo meluap dan warga mengungsi</a><a href="/b">Pendek</a>'
    pages["/berita"] = page(b"<html><body>" + link * 2 + b"</body></html>")
    made = actions.add_source(url=site.url("/berita"))
    assert made.kind == "page"
    assert actions.poll(source=made).new == 1


def test_an_address_tells_what_it_is_and_is_watched_once(
    site: Site, pages: dict[str, Page]
) -> None:
    pages["/feed"] = page(_feed(_item(site.url("/a"))))
    pages["/lama"] = redirect(site.url("/feed"))
    pages["/sitemap.xml"] = page(
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>'
        + site.url("/a").encode()
        + b"</loc></url></urlset>"
    )
    pages["/"] = page(
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
    )
    assert actions.add_source(url=site.url("/feed")).kind == "feed"
    assert actions.add_source(url=site.url("/sitemap.xml")).kind == "sitemap"
    for known in (site.url("/feed"), site.url("/feed?utm_source=x#top"), site.url("/lama")):
        with pytest.raises(ValidationError):
            actions.add_source(url=known)
    with pytest.raises(ValidationError, match="/feed"):
        actions.add_source(url=site.url("/"))
    assert Source.objects.count() == 2


def test_a_site_is_read_before_the_transaction_begins(
    site: Site, pages: dict[str, Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages["/feed"] = page(_feed(_item(site.url("/a"))))
    read, depth = web.read, []

    def watched(url: str) -> Any:
        depth.append(len(connection.savepoint_ids))
        return read(url)

    monkeypatch.setattr(web, "read", watched)
    outside = len(connection.savepoint_ids)
    assert actions.add_source(url=site.url("/feed")).kind == "feed"
    assert depth == [outside]


def _counts() -> tuple[object, ...]:
    stories = Story.objects.values_list("title", "article_count", "outlet_count")
    copies = Copy.objects.values_list("article__url", "other__url", "direction")
    return sorted(stories), sorted(copies)


def test_analysis_in_pieces_counts_the_same() -> None:
    def read_all() -> None:
        for number in range(12):
            text = (FLOOD, MARKET, FLOOD + MARKET)[number % 3]
            at = AT + timedelta(minutes=number)
            address = f"https://koran{number}.example/a"
            title = ("Sungai Kalirejo meluap", "Pasar murah dibuka")[number % 3 == 1]
            article(address, title, text, published_at=at, at=AT + timedelta(hours=1))

    read_all()
    actions.analyse(everything=True)
    whole = _counts()
    _empty()
    read_all()
    while analyse_batch(5).more:
        pass
    assert _counts() == whole


def _empty() -> None:
    for model in (Posting, CopySignature, TermFrequency, IndexTotals, Article, Story):
        model.objects.all().delete()
