"""Failure mode 18: addresses and answers that attack. Rebinding: engine test_fetch."""

import gzip
import os
import signal
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.engine.guarded import GuardedReader, Job
from kentongan.engine.tests.loopback import Page, page, redirect
from kentongan.listening import actions
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article
from kentongan.listening.reading import parsing
from kentongan.listening.tests.factories import FLOOD, source

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
GZIP = {"Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::1]/",
        "http://[64:ff9b::a00:1]/",
        "http://0x7f.1/",
        "http://user:pass@10.0.0.1/",
    ],
)
def test_a_private_address_is_refused_also_behind_a_redirect(settings: Any, address: str) -> None:
    with running({"/feed": redirect(address)}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.REFUSED
        assert look(source(address)).outcome == PollOutcome.REFUSED


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://koran.example/", "gopher://x"])
def test_other_schemes_are_not_followed(settings: Any, address: str) -> None:
    with running({"/feed": redirect(address)}, settings) as site:
        assert look(watch(site)).outcome == PollOutcome.REFUSED


def test_a_feed_of_thousands_is_read_to_its_bound(settings: Any) -> None:
    many = rss(*(item(f"https://koran.example/{n}", f"Kabar {n}") for n in range(2100)))
    with running({"/feed": page(many)}, settings) as site:
        poll = look(watch(site))
    assert poll.seen == poll.new == 2000
    assert poll.detail


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then: never silent for long, never done."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _byte in range(40):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def _many_bytes(handler: BaseHTTPRequestHandler) -> None:
    """Without a length: only counting stops it."""
    handler.send_response(200)
    handler.end_headers()
    for _piece in range(64):
        handler.wfile.write(b" " * 1_000_000)
    handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (page(gzip.compress(b" " * 40_000_000), headers=GZIP), PollOutcome.TOO_LARGE),
        (_many_bytes, PollOutcome.TOO_LARGE),
        (_drip, PollOutcome.TOO_SLOW),
    ],
    ids=["inflated", "endless", "dripping"],
)
def test_size_after_unpacking_and_time_in_all_are_bounded(
    settings: Any, monkeypatch: pytest.MonkeyPatch, answer: Page, outcome: PollOutcome
) -> None:
    monkeypatch.setattr(web, "LIMITS", replace(web.LIMITS, total_seconds=1.0))
    with running({"/feed": answer}, settings) as site:
        watched = watch(site)
        assert look(watched).outcome == outcome
        watched.refresh_from_db()
        assert (watched.active, watched.failures) == (True, 1)


def test_a_page_of_a_public_site_cannot_send_an_article_inside(settings: Any) -> None:
    pages: dict[str, Page] = {"/a": redirect("http://169.254.169.254/latest/meta-data/")}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
        for _again in range(2):
            told = actions.read_page(article=told)
    assert told.fetch_state == FetchState.REFUSED
    assert "jaringan privat" in told.fetch_detail


def test_a_further_page_inside_is_not_read(settings: Any) -> None:
    """The next page of an article may only be one of its own site."""
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        next_page = "<a rel='next' href='http://10.0.0.1/a?page=2'>2</a>"
        html = f"<html><body><h1>Sungai</h1><p>{FLOOD}</p>{next_page}</body></html>"
        pages["/a"] = page(html.encode())
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
    assert told.fetch_state == FetchState.DONE


def test_tags_nested_a_hundred_thousand_deep_end_as_one_outcome(settings: Any) -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + FLOOD.encode() + b"</body></html>"
    pages: dict[str, Page] = {"/a": page(deep)}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = actions.read_page(article=Article.objects.get())
    assert told.fetch_state in {FetchState.DONE, FetchState.REFUSED}


def test_half_characters_in_a_page_do_not_stop_its_batch(settings: Any) -> None:
    told = '{"@type": "NewsArticle", "headline": "Sungai \\ud800 meluap", "author": "A\\ud800"}'
    html = (
        f"<html><head><title>Sungai</title><script type='application/ld+json'>{told}</script>"
        f"</head><body><h1>Sungai</h1><p>{FLOOD}\0</p></body></html>"
    )
    pages: dict[str, Page] = {"/a": page(html.encode())}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told_article = actions.read_page(article=Article.objects.get())
    assert told_article.fetch_state == FetchState.DONE
    assert "dua ratus rumah" in told_article.text


def test_a_page_that_stops_the_parser_costs_that_page_only(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process is halted by the system in the middle of it, as by a parser that hangs."""

    class Halting(GuardedReader):
        def read(self, job: Job) -> Any:
            if b"macet" in job.html and self.pid is not None:
                os.kill(self.pid, signal.SIGSTOP)
            return super().read(job)

    halting = Halting(seconds=3.0)
    html = "<html><head><title>Sungai</title></head><body><p>{}</p></body></html>"
    halting.read(Job(html=html.format(FLOOD).encode(), url="http://a/", fetched_at=clocks.now()))
    monkeypatch.setattr(parsing, "reader", lambda: halting)
    pages: dict[str, Page] = {
        "/a": page(html.format(FLOOD).encode()),
        "/b": page(html.format("macet").encode()),
        "/c": page(html.format(FLOOD).encode()),
    }
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(*(item(site.url(f"/{n}"), f"Kabar {n}") for n in "abc")))
        look(watch(site))
        drain("listening")
    halting.close()
    states = dict(Article.objects.values_list("title", "fetch_state"))
    assert states == {
        "Kabar a": FetchState.DONE,
        "Kabar b": FetchState.REFUSED,
        "Kabar c": FetchState.DONE,
    }
