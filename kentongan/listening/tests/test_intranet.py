"""A server in the office's network is read only where it is named exactly."""

from collections.abc import Iterator
from typing import Any

import pytest

from kentongan.engine.tests.loopback import Page, Site, page, redirect, serving
from kentongan.listening import actions, polling
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import HostTurn
from kentongan.settings import intranet

from .factories import article, source

pytestmark = pytest.mark.django_db
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Kliping</title><item>'
    "<title>Jalan Lumbung diperbaiki</title><link>{link}</link></item></channel></rss>"
)


@pytest.fixture
def pages() -> dict[str, Page]:
    return {}


@pytest.fixture
def site(pages: dict[str, Page], settings: Any) -> Iterator[Site]:
    """A site inside; the settings name it."""
    with serving(pages) as running:
        told = intranet.read(f"127.0.0.1:{running.port}")
        settings.KENTONGAN_INTRANET = told.places
        web._session.cache_clear()
        yield running
    web._session.cache_clear()


def address(site: Site, path: str) -> str:
    return f"http://127.0.0.1:{site.port}{path}"


def test_an_entry_opens_one_name_at_one_port() -> None:
    told = intranet.read(" Kliping.dinas.example:80=10.20.0.5,10.20.0.6:8080, [fd00::1]:443,")
    assert told.places == {
        ("kliping.dinas.example", 80): ("10.20.0.5", 80),
        ("10.20.0.6", 8080): ("10.20.0.6", 8080),
        ("fd00::1", 443): ("fd00::1", 443),
    }
    assert told.wrong == ()


@pytest.mark.parametrize(
    "entry",
    [
        "kliping.dinas.example",
        "kliping.dinas.example:80",
        "*:80=10.0.0.1",
        "10.0.0.1",
        "10.0.0.0/8:80",
        "10.0.0.1:0",
        "10.0.0.1:99999",
        "http://10.0.0.1:80",
        "pintu:80=http://10.0.0.1",
        "169.254.169.254:80",
        "awan.example:80=169.254.169.254",
        "0.0.0.0:80",
    ],
)
def test_whatever_is_not_exact_opens_nothing_and_is_told(entry: str) -> None:
    assert intranet.read(entry) == intranet.Intranet({}, (entry,))
    assert intranet.read("").wrong == ()


def test_a_named_server_is_read_politely_and_another_port_is_not(
    site: Site, pages: dict[str, Page]
) -> None:
    pages["/feed"] = page(FEED.format(link=address(site, "/a")).encode())
    poll = actions.poll(source=source(address(site, "/feed")))
    assert (poll.outcome, poll.new) == (PollOutcome.NEW, 1)
    assert HostTurn.objects.get(name=f"127.0.0.1:{site.port}").next_at > 0
    with serving(pages) as other:
        assert actions.poll(source=source(address(other, "/feed"))).outcome == PollOutcome.REFUSED
        assert other.seen == []


def test_a_feed_of_the_web_does_not_lead_inside(
    site: Site, pages: dict[str, Page], settings: Any
) -> None:
    with serving({"/b": redirect(address(site, "/rahasia"))}) as public:
        settings.KENTONGAN_RESOLVER_MAP = public.resolver
        web._session.cache_clear()
        watched = source(public.url("/feed"))
        for link in (address(site, "/rahasia"), public.url("/b")):
            story = article(link, "Gaji pegawai")
            story.source, story.fetch_state = watched, FetchState.PENDING
            story.save()
            told = actions.read_page(article=story)
            assert told.fetch_detail == str(polling.PRIVATE)
    assert site.seen == []
