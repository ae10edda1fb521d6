"""Failure mode 7: local hours labelled GMT. The skew is noticed; a person corrects it, logged."""

from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member
from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions, health
from kentongan.listening.models import Article, ClockCorrection, Source

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
WIB = timedelta(hours=7)


def test_a_clock_seven_hours_ahead_is_noticed_and_corrected(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        watched = watch(site)
        pages["/feed"] = page(rss(item(site.url("/0"))))
        look(watched)
        local = format_datetime(clocks.now() + WIB - timedelta(minutes=3))
        items = [item(site.url(f"/{n}"), f"Kabar {n}", local) for n in range(1, 5)]
        pages["/feed"] = page(rss(*items))
        look(watched)
        watched.refresh_from_db()
        assert watched.clock_skew == 7
        assert "7 jam" in health.advice(watched)
        keeper = member(AgencyFactory.create(), Role.WRITER)
        actions.correct_clock(source=watched, hours=7, by=keeper)
        pages["/feed"] = page(rss(item(site.url("/9"), "Kabar kini", local)))
        look(watched)
    newest = Article.objects.get(title="Kabar kini")
    assert newest.published_at is not None
    assert abs(newest.published_at - clocks.now()) < timedelta(minutes=10)
    assert ClockCorrection.objects.get().by == keeper


def test_a_constant_delay_of_seven_hours_is_a_clock_behind() -> None:
    now = clocks.now()
    times = [(now - WIB - timedelta(minutes=n), now - timedelta(minutes=0)) for n in range(8)]
    assert health.hours_ahead(times) == -7


def test_an_outlet_that_fills_its_feed_slowly_is_left_alone() -> None:
    now = clocks.now()
    assert health.hours_ahead([(now - timedelta(hours=n), now) for n in range(10)]) == 0


def test_a_zone_is_taken_from_the_source_only_where_none_is_told(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        at = "22 April 2024, 17:22"
        pages["/feed"] = page(rss(item(site.url("/a"), at=at)))
        look(watch(site, zone="Asia/Jayapura"))
    told = Article.objects.get().published_at
    assert told is not None
    assert told.isoformat() == "2024-04-22T08:22:00+00:00"
    assert Source.objects.get().clock_skew == 0
