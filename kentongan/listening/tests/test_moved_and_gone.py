"""Pages looked at again, sources that moved, and sources that list the same."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.models import User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, Site, page, redirect, serving
from kentongan.listening import actions
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState
from kentongan.listening.models import Article, Source, SourceMove, SourceTwin, Topic, TopicMatch

from .factories import FLOOD, MARKET, article
from .test_polling import _feed, _item

pytestmark = pytest.mark.django_db
HOURS_7 = timedelta(hours=7)


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


@pytest.fixture
def keeper() -> User:
    return member(AgencyFactory.create(), Role.HEAD)


@pytest.fixture
def office(keeper: User) -> Client:
    return signed_in(keeper)


def _html(title: str, text: str) -> bytes:
    told = "".join(f"<p>{line}.</p>" for line in text.split(". ") if line)
    body = f"<article><h1>{title}</h1>{told}</article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def _read(site: Site, path: str, *, ago: timedelta = HOURS_7) -> Article:
    """An article whose page was read some time ago."""
    made = article(site.url(path), "Sungai meluap di Tegalsari", FLOOD)
    seen = clocks.now() - ago
    Article.objects.filter(pk=made.pk).update(first_seen_at=seen)
    made.refresh_from_db()
    return made


def _again(made: Article) -> Article:
    actions.recheck(host=made.host, articles=[made])
    made.refresh_from_db()
    return made


def _an_hour_later(made: Article) -> None:
    before = clocks.now() - timedelta(hours=2)
    Article.objects.filter(pk=made.pk).update(missing_since=before, checked_at=before)
    made.refresh_from_db()


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_missing_twice_an_hour_apart_is_gone(
    site: Site, pages: dict[str, Page], office: Client, status: int
) -> None:
    made = _read(site, "/a")
    pages["/a"] = page(b"", status=status)
    assert _again(made).gone_at is None
    # Looked at again at once it says nothing more.
    assert _again(made).gone_at is None
    _an_hour_later(made)
    assert _again(made).gone_at is not None
    assert made.fetch_state == FetchState.GONE
    assert made.text.startswith("Sungai Kalirejo")
    for name, args in (("article", [made.pk]), ("revisions", [made.pk]), ("headlines", [])):
        assert (
            "dihapus"
            in office.get(reverse(f"listening:{name}", args=args)).content.decode().lower()
        )


def test_a_page_that_leads_to_the_home_page_is_missing(site: Site, pages: dict[str, Page]) -> None:
    made = _read(site, "/a")
    pages |= {"/a": redirect("/"), "/": page(_html("Beranda", MARKET))}
    assert _again(made).missing_since is not None


def test_a_page_that_is_back_is_no_longer_missing(site: Site, pages: dict[str, Page]) -> None:
    made = _read(site, "/a")
    assert _again(made).missing_since is not None
    pages["/a"] = page(_html("Sungai meluap di Tegalsari", FLOOD))
    assert _again(made).missing_since is None


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_fault_of_the_site_says_nothing(site: Site, pages: dict[str, Page], status: int) -> None:
    made = _read(site, "/a")
    pages["/a"] = page(b"", status=status)
    _again(made)
    assert (made.missing_since, made.fetch_state) == (None, FetchState.DONE)
    assert made.checked_at is not None


def test_an_edit_of_an_older_page_is_a_new_version(site: Site, pages: dict[str, Page]) -> None:
    made = _read(site, "/a")
    pages["/a"] = page(_html("Sungai surut di Tegalsari", FLOOD + MARKET))
    assert _again(made).texts.count() == 2
    assert "pasar murah" in made.text


def test_articles_are_due_at_growing_ages_and_once_at_each(site: Site) -> None:
    young = _read(site, "/a", ago=timedelta(minutes=40))
    due = [_read(site, f"/{hours}", ago=timedelta(hours=hours + 1)) for hours in (1, 6, 24, 72)]
    between = _read(site, "/z", ago=timedelta(hours=20))
    for made in (young, *due, between):
        _matched(made)
    chosen = {key for key, _host in actions.due_again(clocks.now())}
    assert chosen == {made.pk for made in due}
    Article.objects.update(checked_at=clocks.now())
    assert actions.due_again(clocks.now()) == []


def _matched(made: Article) -> None:
    topic = Topic.objects.first() or Topic.objects.create(
        agency=AgencyFactory.create(), name="Banjir", words=["banjir"], since=clocks.now()
    )
    TopicMatch.objects.create(topic=topic, article=made)


def test_a_round_takes_few_pages_of_a_host(site: Site) -> None:
    for number in range(9):
        _matched(_read(site, f"/{number}"))
    assert actions.recheck_due() == 5


def test_a_source_that_moved_is_offered_its_new_address_and_keeps_its_history(
    site: Site, pages: dict[str, Page], office: Client
) -> None:
    feed = page(_feed(*[_item(site.url(f"/{number}"), f"Kabar {number}") for number in range(6)]))
    pages["/feed"] = feed
    made = actions.add_source(url=site.url("/feed"), name="Warta")
    pages |= {"/feed": redirect("/umpan", status=301), "/umpan": feed}
    place = reverse("listening:source", args=[made.pk])
    for _look in range(3):
        assert "Pakai alamat ini" not in office.get(place).content.decode()
        Source.objects.update(body_hash="")
        made.refresh_from_db()
        actions.poll(source=made)
    assert site.url("/umpan") in office.get(place).content.decode()
    office.post(reverse("listening:move_source", args=[made.pk]), {"url": site.url("/umpan")})
    made.refresh_from_db()
    assert made.url == site.url("/umpan")
    move = SourceMove.objects.get()
    assert (move.old, move.new) == (site.url("/feed"), site.url("/umpan"))
    assert made.articles.count() == 6
    shown = office.get(place).content.decode()
    assert site.url("/feed") in shown
    assert "Pakai alamat ini" not in shown


def test_an_address_that_another_source_lists_is_refused_on_edit(
    site: Site, pages: dict[str, Page], keeper: User
) -> None:
    def feed(name: str) -> Page:
        rows = [_item(site.url(f"/{name}/{number}"), f"{name} {number}") for number in range(6)]
        return page(_feed(*rows))

    pages |= {"/a": feed("a"), "/b": feed("b"), "/b2": feed("b"), "/x": page(b"bukan umpan")}
    first, second = (actions.add_source(url=site.url(path), name=path) for path in ("/a", "/b"))
    for each in (first, second):
        actions.poll(source=each)
    for path, words in (("/b", "sudah dipantau"), ("/b2", "/b"), ("/x", "bukan")):
        with pytest.raises(ValidationError, match=words):
            actions.change_address(source=first, url=site.url(path), by=keeper)
    assert not SourceMove.objects.exists()
    # Its own entries at another address are no other source's.
    actions.change_address(source=second, url=site.url("/b2"), by=keeper)


def test_sources_that_came_to_list_the_same_are_found_daily(
    site: Site, pages: dict[str, Page], office: Client
) -> None:
    rows = [_item(site.url(f"/{number}"), f"Kabar {number}") for number in range(10)]
    others = [_item(site.url(f"/lain/{number}"), f"Lain {number}") for number in range(10)]
    pages |= {"/a": page(_feed(*rows)), "/b": page(_feed(*others)), "/c": page(_feed(*rows[:4]))}
    first, second, short = (
        actions.add_source(url=site.url(path), name=f"Sumber {path}") for path in ("/a", "/b", "/c")
    )
    for each in (first, second, short):
        actions.poll(source=each)
    assert actions.find_twins() == 0
    pages["/b"] = page(_feed(*rows[:9], *others[:1]))
    second.refresh_from_db()
    actions.poll(source=second)
    assert actions.find_twins() == 1
    twin = SourceTwin.objects.get()
    assert (twin.source, twin.other, twin.share) == (first, second, 0.9)
    place = reverse("listening:source", args=[second.pk])
    shown = office.get(place).content.decode()
    assert "memuat hal yang sama" in shown
    assert "90%" in shown
    Source.objects.filter(pk=first.pk).update(active=False)
    assert actions.find_twins() == 0
