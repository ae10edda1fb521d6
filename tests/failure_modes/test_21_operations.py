"""Failure mode 21: exactly one outcome for each entry, silence by a source's own rhythm, twins."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions, health, reading
from kentongan.listening.models import Article, Poll, Source
from kentongan.listening.tests.factories import FLOOD

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db


def test_each_entry_has_exactly_one_outcome(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        watched = watch(site)
        first = [item(site.url(f"/{n}"), f"Kabar {n}") for n in range(3)]
        pages["/feed"] = page(rss(*first))
        look(watched)
        Article.objects.update(fetch_state="done")
        renamed = item(site.url("/0"), "Kabar yang diperbarui")
        twice = [item(site.url("/9"), "Kabar 9"), item(site.url("/9?utm_source=x"), "Kabar 9")]
        pages["/feed"] = page(rss(renamed, *first[1:], *twice, item("", "Tanpa alamat")))
        poll = look(watched)
    assert (poll.new, poll.known, poll.updated, poll.rejected) == (1, 3, 1, 1)
    for each in Poll.objects.all():
        assert each.seen == each.new + each.known + each.updated + each.rejected


def test_a_source_is_silent_by_its_own_rhythm(settings: Any) -> None:
    now = clocks.now()
    hourly = [now - timedelta(hours=n) for n in range(30)]
    weekly = [now - timedelta(days=7 * n) for n in range(8)]
    assert health.silent_after(hourly) == now + timedelta(hours=12)
    assert health.silent_after(weekly) == now + timedelta(days=21)
    assert health.silent_after(hourly[:3]) is None


def test_a_silent_source_needs_attention_though_it_answers(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        watched = watch(site)
        look(watched)
        Source.objects.update(silent_after=clocks.now() - timedelta(minutes=1))
        look(watched)
        assert list(Source.objects.ailing(clocks.now())) == [watched]
        watched.refresh_from_db()
        assert "lebih lama dari biasanya" in health.advice(watched)


def test_a_second_feed_of_the_same_list_is_noticed(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        entries = [item(site.url(f"/{n}"), f"Kabar {n}") for n in range(6)]
        pages["/feed"] = pages["/rss"] = page(rss(*entries))
        look(watch(site))
        with pytest.raises(ValidationError):
            actions.add_source(url=site.url("/rss"))
    assert Source.objects.count() == 1


def test_kept_pages_are_read_again_by_a_better_reader(settings: Any) -> None:
    pages: dict[str, Page] = {"/a": page(f"<html><body><p>{FLOOD}</p></body></html>".encode())}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        actions.read_page(article=Article.objects.get())
        told = Article.objects.get()
        told.texts.all().delete()  # as if an extractor had lost them
        asked = len(site.seen)
        assert [changed for _article, changed in reading.read_again(told.host)] == [True]
        assert len(site.seen) == asked  # from what is kept: the site is not asked
    assert "dua ratus rumah" in told.text


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (page(f"<html><body><p>{FLOOD}</p></body></html>".encode()), "done"),
        (page(b"", status=404), "gone"),
        (page(b"<title>Just a moment...</title>"), "refused"),
        (page(b"", status=500), "refused"),
    ],
    ids=["read", "gone", "wall", "error"],
)
def test_each_page_ends_in_exactly_one_state(settings: Any, answer: Page, state: str) -> None:
    pages: dict[str, Page] = {"/a": answer}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"))))
        look(watch(site))
        told = Article.objects.get()
        for _try in range(3):
            told = actions.read_page(article=told)
    assert told.fetch_state == state
