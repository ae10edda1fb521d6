"""Adding sources on screen: discovery, OPML both ways, many at once; and turns at a host."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.engine import opml
from kentongan.engine.tests.loopback import Page, Site, page, serving
from kentongan.listening import actions
from kentongan.listening.clients import turns, web
from kentongan.listening.models import RobotsFile, Source

from .factories import source
from .test_polling import _feed, _item

pytestmark = pytest.mark.django_db
HOME = (
    b'<html><head><link rel="alternate" type="application/rss+xml" title="Warta" href="/feed">'
    b"</head><body><p>Beranda</p></body></html>"
)


@pytest.fixture
def office() -> Client:
    return signed_in(member(AgencyFactory.create(), Role.HEAD))


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


def test_a_home_page_offers_its_feeds_and_sitemaps(
    office: Client, site: Site, pages: dict[str, Page]
) -> None:
    robots = f"User-agent: *\nDisallow:\nSitemap: {site.url('/peta.xml')}\n"
    pages |= {"/": page(HOME), "/robots.txt": page(robots.encode())}
    told = [(each.kind, each.url) for each in actions.discover(url=site.url("/"))]
    assert told == [
        ("feed", site.url("/feed")),
        ("sitemap", site.url("/peta.xml")),
        ("page", site.url("/")),
    ]
    shown = office.post(reverse("listening:find_source"), {"page": site.url("/")}).content.decode()
    assert "Warta" in shown
    office.post(reverse("listening:add_source"), {"url": site.url("/feed"), "kind": "feed"})
    assert Source.objects.get().url == site.url("/feed")


def test_a_feed_that_lists_what_another_lists_is_refused(
    site: Site, pages: dict[str, Page]
) -> None:
    items = [_item(site.url(f"/{number}"), f"Kabar {number}") for number in range(6)]
    pages |= {"/feed": page(_feed(*items)), "/umpan": page(_feed(*items[:5]))}
    actions.poll(source=actions.add_source(url=site.url("/feed"), name="Warta"))
    with pytest.raises(ValidationError, match="Warta"):
        actions.add_source(url=site.url("/umpan"))


def test_feeds_go_to_another_reader_and_come_back(office: Client) -> None:
    source("https://contoh.example/feed", name="Warta & Kabar")
    source("https://contoh.example/peta.xml", kind="sitemap")
    content = office.get(reverse("listening:sources_opml")).content
    assert [(each.name, each.url) for each in opml.read(content)] == [
        ("Warta & Kabar", "https://contoh.example/feed")
    ]
    Source.objects.all().delete()
    office.post(reverse("listening:from_file"), {"file": SimpleUploadedFile("a.opml", content)})
    assert Source.objects.get().name == "Warta & Kabar"
    bad = SimpleUploadedFile("b.opml", b"bukan xml")
    answer = office.post(reverse("listening:from_file"), {"file": bad}, follow=True)
    assert "rusak atau bukan XML" in answer.content.decode()


def test_many_sources_are_paused_and_resumed_and_the_list_is_narrowed(office: Client) -> None:
    first, second = (source(f"https://contoh.example/{name}", name=name) for name in "ab")
    many = reverse("listening:change_sources")
    office.post(many, {"sumber": [first.pk, second.pk, "x"], "langkah": "jeda"})
    assert not Source.objects.filter(active=True).exists()
    office.post(many, {"sumber": [second.pk], "langkah": "lanjut"})
    shown = office.get(reverse("listening:sources"), {"state": "active"}).content.decode()
    assert f"/sumber/{second.pk}/" in shown
    assert f"/sumber/{first.pk}/" not in shown
    file = office.get(reverse("listening:sources_csv"), {"state": "paused"}).content.decode()
    assert "https://contoh.example/a" in file
    assert "https://contoh.example/b" not in file


def test_the_list_asks_the_database_a_fixed_number_of_times(
    office: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(25):
        source(f"https://contoh.example/{number}")
    with django_assert_max_num_queries(24):
        office.get(reverse("listening:sources"))


def test_a_turn_at_a_host_is_agreed_by_all_processes() -> None:
    assert turns.take("koran.example", crawl_delay=None) == 0
    assert turns.take("koran.example", crawl_delay=None) > 0
    turns.done("koran.example", status=429, elapsed=0.1, retry_after=120, crawl_delay=None)
    assert 100 < turns.take("koran.example", crawl_delay=None) <= 120
    assert turns.take("lain.example", crawl_delay=None) == 0


def test_rules_of_a_site_are_asked_once_a_day_by_all_processes(
    site: Site, pages: dict[str, Page]
) -> None:
    pages |= {"/robots.txt": page(b"User-agent: *\nDisallow: /tutup"), "/a": page(b"a")}
    web.read(site.url("/a"))
    web._session.cache_clear()  # as another process begins
    web.read(site.url("/a"))
    assert [path for _verb, path, *_rest in site.seen] == ["/robots.txt", "/a", "/a"]
    with pytest.raises(web.ClosedByRobots):
        web.read(site.url("/tutup"))
    assert RobotsFile.objects.count() == 1
