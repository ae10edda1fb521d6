"""Failure mode 9: a page that changes is one article with versions; one taken down is told."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.engine.tests.loopback import Page, Site, page
from kentongan.listening import actions, storing
from kentongan.listening.actions.rechecking import OTHERS
from kentongan.listening.enums import FetchState
from kentongan.listening.models import Article, SitePattern
from kentongan.listening.tests.factories import FLOOD, MARKET

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
TITLE = "Sungai Kalirejo meluap"
AFTER = "Kini air sudah surut dan warga kembali."
MORE = "Petugas menutup jembatan timur pada pukul sembilan pagi. " * 6


def html(*paragraphs: str, title: str = TITLE) -> Page:
    told = "".join(f"<p>{each}</p>" for each in paragraphs)
    head = f"<html><head><title>{title}</title></head>"
    return page(f"{head}<body><h1>{title}</h1><article>{told}</article></body></html>".encode())


@pytest.fixture
def agency() -> Agency:
    made = AgencyFactory.create()
    actions.create_topic(agency=made, name="Banjir", words=["meluap", "surut"])
    return made


def read(site: Site, pages: dict[str, Page]) -> Article:
    """The article, found in its feed, read, analysed."""
    pages["/a"] = html(FLOOD)
    pages["/feed"] = page(rss(item(site.url("/a"), TITLE)))
    look(watch(site))
    drain("listening")
    actions.analyse(everything=True)
    return Article.objects.get()


def again(hours: float) -> int:
    """So many hours later the machine has looked again at whatever was due."""
    with time_machine.travel(clocks.now() + timedelta(hours=hours), tick=False):
        count = actions.recheck_due()
        drain("listening")
        actions.analyse(everything=True)
    return count


def test_a_new_headline_and_body_are_a_version_and_no_new_item(
    settings: Any, agency: Agency
) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        pages["/a"] = html(FLOOD + AFTER, title="Sungai Kalirejo surut")
        pages["/feed"] = page(rss(item(site.url("/a"), "Sungai Kalirejo surut")))
        poll = look(article.source)  # type: ignore[arg-type]  # it has one
        drain("listening")
    assert (poll.new, poll.updated) == (0, 1)
    told = Article.objects.get()
    assert list(told.texts.values_list("revision", "title")) == [
        (1, TITLE),
        (2, TITLE),
        (3, "Sungai Kalirejo surut"),
    ]
    office = signed_in(member(agency, Role.ANALYST))
    listed = office.get("/admin/dengar/judul-berubah/").content.decode()
    assert TITLE in listed
    assert "Sungai Kalirejo surut" in listed
    shown = office.get(f"/admin/dengar/berita/{told.pk}/perubahan/").content.decode()
    assert "<ins>" in shown
    assert "Kini air sudah surut" in shown


def test_a_body_that_changed_without_a_word_in_the_feed_is_noticed(
    settings: Any, agency: Agency
) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        first = article.texts.count()
        pages["/a"] = html(FLOOD.replace("dua ratus rumah", "tiga ratus rumah"))
        assert again(1) == 1
        assert again(1) == 0  # the next look is due after six hours
    assert article.texts.count() == first + 1
    assert "tiga ratus rumah" in article.text


def test_looking_at_an_unchanged_page_makes_no_version_however_it_is_read_now(
    settings: Any, agency: Agency
) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        kept = article.texts.order_by("-revision")[0]
        kept.text += "\nBagikan"  # as an older way of reading had it
        kept.body_hash = storing.body_hash(kept.text)
        kept.save()
        SitePattern.objects.all().delete()
        before = article.texts.count()
        assert again(1) == 1
    article.refresh_from_db()
    assert (article.texts.count(), article.fetch_state) == (before, FetchState.DONE)


def test_a_live_page_is_said_to_keep_growing(settings: Any, agency: Agency) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        for hours, text in ((1, [MORE]), (7, [MORE, MARKET]), (25, [MORE, MARKET, MORE[::-1]])):
            pages["/a"] = html(FLOOD, *text)
            assert again(hours) == 1
    office = signed_in(member(agency, Role.ANALYST))
    shown = office.get(f"/admin/dengar/berita/{article.pk}/perubahan/").content.decode()
    assert "Halaman ini terus bertambah" in shown
    assert Article.objects.count() == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_taken_down_later_is_listed_with_its_text(
    settings: Any, agency: Agency, status: int
) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        pages["/a"] = page(b"", status=status)
        assert again(6) == 1
        assert again(8) == 1  # one answer may be a mishap
    article.refresh_from_db()
    assert article.fetch_state == FetchState.GONE
    assert article.gone_at is not None
    assert "dua ratus rumah" in article.text
    office = signed_in(member(agency, Role.ANALYST))
    with time_machine.travel(article.gone_at + timedelta(hours=1)):
        assert TITLE in office.get("/admin/dengar/judul-berubah/").content.decode()


def test_a_page_that_is_shut_when_looked_at_again_is_still_read(
    settings: Any, agency: Agency
) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        pages["/a"] = page(b"<title>Just a moment...</title>")
        again(1)
    article.refresh_from_db()
    assert (article.fetch_state, article.gone_at) == (FetchState.DONE, None)
    assert "dua ratus rumah" in article.text


def test_of_what_nobody_watches_only_a_sample_is_looked_at_again(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        article = read(site, pages)
        assert again(1) == (article.pk % OTHERS == 0)
