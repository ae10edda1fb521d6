"""Pages in batches: fast by what is known of their site, guarded, and kept to be read again."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.engine.guarded import GaveUp, GuardedReader, Job
from kentongan.engine.tests.loopback import Page, Site, page, serving
from kentongan.listening import reading, tasks
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState
from kentongan.listening.models import Article, RawPage, SitePattern
from kentongan.listening.reading import parsing

from .factories import FLOOD, MARKET, article, source

pytestmark = pytest.mark.django_db
LAYOUT = (
    "<html><head><title>{title} - Koran Contoh</title>"
    '<meta property="article:published_time" content="2026-03-02T08:00:00+07:00"></head><body>'
    "<nav>{menu}</nav><div class='kepala'><h1>{title}</h1></div><div class='isi'>{text}</div>"
    "<footer>Hak cipta</footer></body></html>"
)
MENU = "<a href='/kanal'>Kanal</a>" * 20


def html(number: int) -> bytes:
    sentences = (FLOOD, MARKET, FLOOD + MARKET)[number % 3].split(". ")
    marked = "".join(
        f"<p>Pada hari ke-{number}, kabar {place}: {each.strip()} Catatan {number}.</p>"
        for place, each in enumerate(sentences)
        if each
    )
    title = f"Sungai Kalirejo meluap untuk kali ke-{number}"
    return LAYOUT.format(title=title, menu=MENU, text=marked).encode()


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


def waiting(site: Site, pages: dict[str, Page], count: int) -> None:
    feed = source(site.url("/feed"))
    for number in range(count):
        pages[f"/{number}"] = page(html(number))
        found = article(site.url(f"/{number}"), f"Banjir {number}", at=clocks.now())
        found.source, found.fetch_state = feed, FetchState.PENDING
        found.save()
    tasks.start_reading(found.host)


def test_a_layout_is_learned_from_the_first_pages_and_used_for_the_next(
    site: Site, pages: dict[str, Page]
) -> None:
    waiting(site, pages, 12)
    drain("listening")
    pattern = SitePattern.objects.get()
    assert pattern.learned, pattern.why_not
    waiting_again(site)
    assert set(Article.objects.values_list("fetch_state", flat=True)) == {FetchState.DONE}
    methods = list(Article.objects.values_list("method", flat=True))
    assert "template" in methods
    assert "Catatan 7." in Article.objects.get(url=site.url("/7")).text


def waiting_again(site: Site) -> None:
    Article.objects.update(fetch_state=FetchState.PENDING)
    tasks.read_host(Article.objects.first().host)  # type: ignore[union-attr]  # there are some
    drain("listening")


def test_a_page_that_hangs_its_parser_is_given_up_and_the_rest_is_read(
    site: Site, pages: dict[str, Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(site, pages, 3)
    stopping = _StopsAt(b"Catatan 1.")
    monkeypatch.setattr(parsing, "reader", lambda: stopping)
    drain("listening")
    states = dict(Article.objects.values_list("title", "fetch_state"))
    assert states == {
        "Banjir 0": FetchState.DONE,
        "Banjir 1": FetchState.REFUSED,
        "Banjir 2": FetchState.DONE,
    }
    stopping.close()


class _StopsAt(GuardedReader):
    """Its process is halted by the system in the middle of one page, as a parser that hangs."""

    def __init__(self, mark: bytes) -> None:
        super().__init__(seconds=1.0)
        self.mark = mark
        super().read(Job(html=html(0), url="http://a.example/", fetched_at=clocks.now()))

    def read(self, job: Job) -> Any:
        if self.mark in job.html and self.pid is not None:
            os.kill(self.pid, signal.SIGSTOP)
        return super().read(job)


def test_a_killed_reading_process_takes_one_page_with_it() -> None:
    guarded = GuardedReader()
    job = Job(html=html(1), url="http://a.example/", fetched_at=clocks.now())
    assert "Catatan 1." in guarded.read(job).article.text
    process = guarded.pid
    assert process is not None
    os.kill(process, signal.SIGSTOP)
    threading.Thread(target=_kill_soon, args=(process,)).start()
    with pytest.raises(GaveUp, match="memory"):
        guarded.read(job)
    assert "Catatan 1." in guarded.read(job).article.text
    guarded.close()


def _kill_soon(process: int) -> None:
    time.sleep(0.2)
    os.kill(process, signal.SIGKILL)


def test_kept_pages_are_read_again_and_purged_after_their_days(
    site: Site, pages: dict[str, Page]
) -> None:
    waiting(site, pages, 2)
    drain("listening")
    told = Article.objects.get(url=site.url("/1"))
    told.texts.all().delete()  # as if an extractor had lost them
    assert [changed for _article, changed in reading.read_again(told.host)] == [False, True]
    assert "Catatan 1." in told.text
    assert reading.purge() == 0
    RawPage.objects.update(fetched_at=clocks.now() - timedelta(days=15))
    assert reading.purge() == 2
