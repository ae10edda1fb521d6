"""Failure mode 8: the times that tell who was first differ; each is shown for what it is."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.engine.flow import Publication, first_publisher
from kentongan.engine.tests.loopback import Page, Site, page
from kentongan.listening import actions
from kentongan.listening.models import Article, Story
from kentongan.listening.tests.factories import FLOOD, outlet
from kentongan.listening.timeline import story_page

from .site import item, look, rss, running, watch

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
TITLE = "Sungai Kalirejo meluap"
HOURS = timedelta(hours=1)


def _at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_the_evidence_that_decided_is_named_and_ties_are_ties() -> None:
    first = first_publisher(
        [
            Publication(id="edit", owner="A", published_at=_at(400), first_seen_at=_at(30)),
            Publication(id="feed", owner="B", feed_at=_at(10), first_seen_at=_at(20)),
            Publication(id="page", owner="C", published_at=_at(13), first_seen_at=_at(20)),
            Publication(id="zone", owner="C", published_at=_at(14), first_seen_at=_at(20)),
        ]
    )
    assert first is not None
    assert (first.id, first.evidence, first.ties) == ("feed", "feed", ("page",))
    assert first.confidence <= 0.5


def test_a_stamp_beats_the_time_of_reading_where_the_zone_is_known() -> None:
    page = Publication(
        id="a", owner="A", published_at=_at(1500), first_seen_at=_at(1600),
        url="https://contoh.example/20260302080000-1/a", zone="Asia/Jakarta",
    )  # fmt: skip
    first = first_publisher([page])
    assert first is not None
    assert (first.at, first.evidence) == (START, "address")


@pytest.mark.parametrize(("minutes", "ties"), [(4.9, ("b",)), (5, ())])
def test_a_tie_is_less_than_five_minutes(minutes: float, ties: tuple[str, ...]) -> None:
    first = first_publisher(
        [
            Publication(id="a", owner="A", published_at=_at(0), first_seen_at=_at(30)),
            Publication(id="b", owner="B", published_at=_at(minutes), first_seen_at=_at(30)),
        ]
    )
    assert first is not None
    assert (first.id, first.ties) == ("a", ties)


class Press:
    """Outlets on loopback that each put one article about the flood into their feed."""

    def __init__(self, site: Site, pages: dict[str, Page]) -> None:
        self.site, self.pages, self.now = site, pages, clocks.now()

    def publish(
        self, name: str, *, feed: datetime | None = None, told: datetime | None = None,
        modified: datetime | None = None, path: str = "", zone: str = "", network: str = "",
    ) -> None:  # fmt: skip
        path = path or f"/{name}/sungai"
        times = {"datePublished": told, "dateModified": modified}
        lines = ", ".join(f'"{key}": "{at.isoformat()}"' for key, at in times.items() if at)
        self.pages[path] = page(
            f"<html><head><title>{TITLE}</title><script type='application/ld+json'>"
            f'{{"@type": "NewsArticle", "headline": "{TITLE}"{", " + lines if lines else ""}}}'
            f"</script></head><body><h1>{TITLE}</h1><p>{FLOOD}</p></body></html>".encode()
        )
        at = format_datetime(feed) if feed else ""
        self.pages[f"/{name}"] = page(rss(item(self.site.url(path), TITLE, at)))
        medium = outlet(f"{name}.example", owner_network=network)
        look(watch(self.site, f"/{name}", outlet=medium, zone=zone))

    def analyse(self) -> Story:
        for each in Article.objects.all():
            actions.read_page(article=each)
        actions.analyse(everything=True)
        return Story.objects.get()


@pytest.mark.django_db
def test_each_of_five_times_is_told_apart_on_the_real_path(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        press = Press(site, pages)
        now = press.now
        press.publish("pagi", feed=now - 1.5 * HOURS, told=now - 3 * HOURS, modified=now - HOURS)
        press.publish("umpan", feed=now - 2.5 * HOURS)
        press.publish("bisu")
        press.publish("depan", told=now + 5 * HOURS)
        story = press.analyse()
    told = story_page(story, None, "Asia/Jakarta")
    evidence = {
        node.owner.split(".")[0]: (node.evidence, round((now - node.at) / HOURS, 1))
        for node in told.flow.nodes
    }
    assert evidence == {
        "pagi": ("published", 3.0),  # not its edit of an hour ago
        "umpan": ("feed", 2.5),
        "bisu": ("first_seen", 0.0),
        "depan": ("first_seen", 0.0),  # a time after we saw it is not believed
    }
    assert told.first is not None
    assert (told.first.publisher, told.first.evidence) == ("Pagi", "published")
    assert told.flow.first is not None
    assert "clocks_differ" in told.flow.first.reasons


@pytest.mark.django_db
def test_the_page_of_the_story_shows_evidence_confidence_and_ties(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        press = Press(site, pages)
        press.publish("satu", told=press.now - HOURS)
        press.publish("dua", told=press.now - HOURS + timedelta(minutes=3))
        story = press.analyse()
    shown = _shown(story)
    for words in (
        "Pemuat pertama: Satu",
        "Waktunya tertulis di halamannya sendiri.",
        "setara",
        "Dua",
        "50%",
    ):
        assert words in shown


@pytest.mark.django_db
def test_desks_of_one_network_bear_each_other_out_no_more_than_one(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        press = Press(site, pages)
        for number, name in enumerate(("jateng", "jatim", "sumsel")):
            at = press.now - HOURS + timedelta(minutes=number)
            press.publish(name, told=at, network="Jaringan Tribun")
        press.publish("lain", told=press.now - timedelta(minutes=10))
        story = press.analyse()
    assert (story.article_count, story.outlet_count) == (4, 2)
    told = story_page(story, None, "Asia/Jakarta")
    assert told.outlets == 2
    assert told.first is not None
    assert told.first.ties == ()  # of its own network
    kinds = {edge.kind for edge in told.flow.edges if edge.target != _key("lain")}
    assert kinds == {"same_owner"}


def _key(name: str) -> str:
    return str(Article.objects.get(outlet__domain=f"{name}.example").pk)


def _shown(story: Story) -> str:
    office: Client = signed_in(member(AgencyFactory.create(), Role.ANALYST))
    return office.get(f"/admin/dengar/peristiwa/{story.pk}/").content.decode()
