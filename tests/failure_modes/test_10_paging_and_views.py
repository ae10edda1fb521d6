"""Failure mode 10: one article on several pages and under several addresses; stubs and lists."""

from typing import Any

import pytest

from kentongan.core.tasks import drain
from kentongan.engine.tests.loopback import Page, page, redirect
from kentongan.listening import actions, reading
from kentongan.listening.enums import ArticleKind, FetchState, PollOutcome
from kentongan.listening.models import Article, Story
from kentongan.listening.tests.factories import FLOOD, MARKET

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
TITLE = "Sungai Kalirejo meluap"
LAST = "Kepala desa menutup laporannya dengan ucapan terima kasih kepada semua relawan. " * 3


def html(text: str, *, canonical: str = "", after: str = "", title: str = TITLE) -> bytes:
    link = f"<link rel='canonical' href='{canonical}'>" if canonical else ""
    return (
        f"<html><head><title>{title}</title>{link}</head><body><h1>{title}</h1><article>"
        f"<p>{text}</p></article>{after}</body></html>"
    ).encode()


def test_the_pages_of_an_article_are_joined_and_read_again_whole(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(html(FLOOD, after="<a rel='next' href='/a?page=2'>2</a>"))
        pages["/a?page=2"] = page(html(MARKET, after="<a href='/a?page=3'>3</a>"))
        pages["/a?page=3"] = page(html(LAST, after="<a href='/a?page=1'>1</a>"))
        pages["/feed"] = page(rss(item(site.url("/a"), TITLE)))
        look(watch(site))
        drain("listening")
    told = Article.objects.get()
    for part in ("dua ratus rumah", "pasar murah", "Kepala desa menutup"):
        assert told.text.count(part) >= 1
    assert [changed for _article, changed in reading.read_again()] == [False]


def test_a_further_page_that_does_not_come_leaves_the_first(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(html(FLOOD, after="<a rel='next' href='/a?page=2'>2</a>"))
        pages["/a?page=2"] = page(b"", status=500)
        pages["/feed"] = page(rss(item(site.url("/a"), TITLE)))
        look(watch(site))
        drain("listening")
    told = Article.objects.get()
    assert told.fetch_state == FetchState.DONE
    assert "dua ratus rumah" in told.text


@pytest.mark.parametrize("view", ["/a?page=all", "/a?single=1", "/amp/a", "/a?outputType=amp"])
def test_another_view_of_an_article_is_no_second_article(settings: Any, view: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(html(FLOOD))
        pages[view] = page(html(FLOOD, canonical=site.url("/a")))
        pages["/feed"] = page(rss(item(site.url("/a"), TITLE), item(site.url(view), TITLE)))
        look(watch(site))
        drain("listening")
        actions.analyse(everything=True)
        other = Article.objects.get(url=site.url(view))
    assert (other.kind, other.fetch_state) == (ArticleKind.VARIANT, FetchState.DONE)
    assert [each.url for each in Article.objects.readable()] == [site.url("/a")]
    assert Story.objects.get().article_count == 1


def test_a_shortener_leads_to_the_article_that_is_there(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(html(FLOOD))
        pages["/s/1"] = redirect("/a", status=301)
        pages["/feed"] = page(rss(item(site.url("/a"), TITLE), item(site.url("/s/1"), TITLE)))
        look(watch(site))
        drain("listening")
    assert Article.objects.readable().count() == 1


def test_pages_that_all_name_one_address_are_still_different_articles(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        market = "Pasar murah dibuka tiga hari"
        pages["/a"] = page(html(FLOOD))
        pages["/b"] = page(html(MARKET, canonical=site.url("/a"), title=market))
        pages["/feed"] = page(rss(item(site.url("/a"), TITLE), item(site.url("/b"), market)))
        look(watch(site))
        drain("listening")
    assert Article.objects.readable().count() == 2


@pytest.mark.parametrize(
    "text", ["Warga menonton air sungai dari jembatan. Foto: Rahmat Contoh.", "Video banjir."]
)
def test_a_photo_or_video_page_is_kept_as_a_short_item(settings: Any, text: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/foto/a"] = page(html(text))
        pages["/feed"] = page(rss(item(site.url("/foto/a"), TITLE)))
        look(watch(site))
        drain("listening")
        actions.analyse(everything=True)
    told = Article.objects.get()
    assert (told.kind, told.fetch_state) == (ArticleKind.STUB, FetchState.DONE)
    assert told.story is not None


def test_a_list_of_articles_in_a_feed_is_told_as_such_and_its_entry_stays(settings: Any) -> None:
    teasers = "".join(
        f"<li><a href='/b{n}'>Kabar nomor {n} dari desa di tepi sungai</a></li>" for n in range(40)
    )
    pages: dict[str, Page] = {"/tag/banjir": page(f"<html><ul>{teasers}</ul></html>".encode())}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/tag/banjir"), "Banjir")))
        poll = look(watch(site))
        drain("listening")
    told = Article.objects.get()
    assert (poll.outcome, poll.new) == (PollOutcome.NEW, 1)
    assert told.fetch_state == FetchState.REFUSED
    assert told.fetch_detail
    assert "Kabar nomor 7" not in told.text
