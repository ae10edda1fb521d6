"""Failure mode 12: a copy, the same event in other words, and our own release are three things."""

from datetime import timedelta
from typing import Any

import pytest

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.enums import Direction
from kentongan.listening.models import Article, Copy, PickUp, Story
from kentongan.listening.tests.factories import FLOOD, MARKET, outlet
from kentongan.listening.timeline import story_page

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
TITLE = "Sungai Kalirejo meluap, warga Tegalsari mengungsi"
RETOLD = (
    "Dua ratus rumah di Desa Tegalsari terendam setelah Sungai Kalirejo meluap pada Senin dini"
    " hari. Warga di bantaran sungai mengungsi ke balai desa sejak pagi, dan tanggul di sisi timur"
    " jebol sepanjang dua belas meter. Kepala desa menyebut air setinggi pinggang orang dewasa."
    " Tim penolong memindahkan lansia lebih dulu, lalu mengantar makanan dengan perahu karet."
)
BEFORE = "Musim hujan tahun ini datang lebih awal menurut badan cuaca setempat. "
LONGER = BEFORE + FLOOD + MARKET


def play(settings: Any, told: dict[str, tuple[str, str]]) -> Story:
    """Outlets publish in this order, an hour apart, through the real jobs."""
    pages: dict[str, Page] = {}
    start = clocks.now() - timedelta(hours=len(told))
    with running(pages, settings) as site:
        for number, (name, (title, text)) in enumerate(told.items()):
            at = (start + timedelta(hours=number)).isoformat()
            pages[f"/{name}/a"] = page(
                f"<html><head><title>{title}</title><meta property='article:published_time'"
                f" content='{at}'></head><body><h1>{title}</h1><article><p>{text}</p></article>"
                "</body></html>".encode()
            )
            pages[f"/{name}"] = page(rss(item(site.url(f"/{name}/a"), title)))
            look(watch(site, f"/{name}", outlet=outlet(f"{name}.example")))
            drain("listening")
        actions.analyse(everything=True)
    story = Article.objects.order_by("published_at")[0].story
    assert story is not None
    return story


def _names(story: Story) -> list[tuple[str, str, str, bool]]:
    """Edges as (kind, from, to, sure)."""
    owners = {str(each.pk): each.outlet.name for each in story.articles.all() if each.outlet}
    edges = story_page(story, None, "Asia/Jakarta").flow.edges
    return [(each.kind, owners[each.source], owners[each.target], each.sure) for each in edges]


def test_the_same_event_in_other_words_is_one_story_and_no_copy(settings: Any) -> None:
    story = play(settings, {"satu": (TITLE, FLOOD), "dua": ("Tegalsari terendam", RETOLD)})
    assert not Copy.objects.exists()
    assert story.article_count == 2
    assert _names(story) == []


def test_a_longer_piece_that_takes_a_text_in_contains_it(settings: Any) -> None:
    story = play(settings, {"kawat": (TITLE, FLOOD), "koran": (TITLE, LONGER)})
    copy = Copy.objects.get()
    assert copy.containment >= 0.6
    assert copy.direction == Direction.CONTAINS
    assert copy.other.outlet is not None
    assert copy.other.outlet.name == "Kawat"
    assert _names(story) == [("copied", "Kawat", "Koran", True)]


def test_credit_and_direction_and_time_point_the_same_way(settings: Any) -> None:
    credited = f"{FLOOD} Demikian dikutip dari Kawat, Senin."
    story = play(settings, {"kawat": (TITLE, FLOOD), "koran": (TITLE, credited)})
    assert sorted(_names(story)) == [
        ("cited", "Kawat", "Koran", True),
        ("copied", "Kawat", "Koran", True),
    ]


def test_a_copy_of_a_copy_goes_back_to_one_original(settings: Any) -> None:
    story = play(settings, dict.fromkeys(("kawat", "koran", "harian"), (TITLE, FLOOD)))
    groups = story_page(story, None, "Asia/Jakarta").groups
    assert [(group.publisher, len(group.repeats)) for group in groups] == [("Kawat", 2)]


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def test_our_own_release_in_the_media_is_pick_up_and_no_copy(settings: Any, agency: Agency) -> None:
    actions.register_own_text(
        agency=agency, key="newsroom.release:1", title=TITLE, text=FLOOD,
        url="https://kabupaten.example/1", published_at=clocks.now() - timedelta(hours=9),
    )  # fmt: skip
    story = play(settings, {"koran": (TITLE, LONGER), "harian": ("Tegalsari terendam", RETOLD)})
    assert not Copy.objects.exists()
    taken = PickUp.objects.get()
    assert taken.article.outlet is not None
    assert taken.article.outlet.name == "Koran"
    assert taken.direction == Direction.CONTAINS
    assert taken.containment >= 0.6
    assert [each.pk for each in story_page(story, agency, "Asia/Jakarta").pick_ups] == [taken.pk]
