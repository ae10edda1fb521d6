"""Failure mode 13: stories that drift from one event to the next, and titles that come back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kentongan.core.tasks import drain
from kentongan.engine.stories import StoryClusterer, StoryItem, is_template
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.models import Article, Story
from kentongan.listening.tests.factories import FLOOD, MARKET, article, outlet

from .site import item, look, rss, running, watch

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
WORDS = [
    "jembatan",
    "tanggul",
    "sungai",
    "waduk",
    "pompa",
    "irigasi",
    "sawah",
    "panen",
    "gudang",
    "beras",
    "pasar",
    "pedagang",
    "kios",
    "parkir",
    "terminal",
    "bus",
    "sopir",
    "penumpang",
    "kereta",
    "stasiun",
    "loket",
    "tiket",
    "konser",
    "panggung",
    "penyanyi",
    "album",
    "studio",
    "rekaman",
    "radio",
    "penyiar",
    "berita",
    "redaksi",
    "koran",
    "cetak",
    "kertas",
    "pabrik",
    "buruh",
    "upah",
    "serikat",
    "rapat",
    "gedung",
    "lantai",
    "lift",
    "genset",
    "listrik",
    "gardu",
    "kabel",
    "tiang",
    "lampu",
    "jalan",
    "aspal",
    "trotoar",
    "halte",
]


def told(name: str, title: str, text: str, *, hours: float = 0) -> StoryItem:
    at = START + timedelta(hours=hours)
    return StoryItem(id=name, title=title, text=text, published_at=at, publisher=name)


def test_two_events_that_share_a_date_and_a_number_are_two_stories() -> None:
    fire = told(
        "fire", "Kios terbakar, pedagang merugi",
        "Api melalap 1.250 kios di Pasar Wage pada Senin (2/3/2026). Sebanyak 1.250 pedagang"
        " kehilangan dagangan. Angka 1.250 itu dari paguyuban.",
    )  # fmt: skip
    vaccine = told(
        "vaccine", "Imunisasi campak digelar serentak",
        "Petugas menyuntik 1.250 balita di Puskesmas Sumberejo pada Senin (2/3/2026). Target 1.250"
        " anak tercapai. Jumlah 1.250 itu dihitung posyandu.", hours=1,
    )  # fmt: skip
    found = StoryClusterer().add_many([fire, vaccine])
    assert [each.is_new for each in found] == [True, True]


def test_a_chain_of_neighbours_does_not_end_in_one_story() -> None:
    """Each shares half its words with the one before; the last has nothing of the first."""
    clusterer = StoryClusterer()
    stories = []
    for number in range(0, len(WORDS) - 8, 2):
        words = WORDS[number : number + 8]
        stories.append(
            clusterer.add(
                told(f"{number:02}", " ".join(words[:5]), " ".join(words * 2), hours=number / 4)
            ).story_id
        )
    assert stories[0] == stories[1]
    assert stories[-1] != stories[0]
    assert max(map(stories.count, stories)) < len(stories) / 2


def test_what_resembles_only_a_stray_member_stays_out() -> None:
    clusterer = StoryClusterer()
    for number in range(6):
        clusterer.add(told(f"a{number}", "Sungai Kalirejo meluap", FLOOD, hours=number))
    bridge = told("b", "Sungai Kalirejo meluap, pasar murah", FLOOD + MARKET, hours=7)
    assert clusterer.add(bridge).story_id == "a0"
    assert clusterer.add(told("c", "Pasar murah dibuka", MARKET, hours=8)).is_new


@pytest.mark.parametrize(("hours", "joins"), [(40, True), (121, False)])
def test_a_story_that_nobody_adds_to_ends(hours: float, joins: bool) -> None:
    clusterer = StoryClusterer()
    clusterer.add(told("a", "Sungai Kalirejo meluap di Tegalsari", FLOOD))
    later = clusterer.add(told("b", "Sungai Kalirejo meluap di Tegalsari", FLOOD, hours=hours))
    assert later.is_new is not joins


def test_two_of_title_text_and_names_must_agree() -> None:
    clusterer = StoryClusterer()
    clusterer.add(told("a", "Warga Tegalsari mengungsi", FLOOD))
    assert clusterer.add(told("title", "Warga Tegalsari mengungsi", MARKET)).is_new
    joined = clusterer.add(told("b", "Rumah terendam di Tegalsari", FLOOD.replace("Senin", "")))
    assert joined.story_id == "a"
    assert len(joined.why) >= 2


@pytest.mark.parametrize(
    "title",
    [
        "Harga emas hari ini 2 Maret 2026 naik Rp 13.000",
        "Jadwal salat Kabupaten Kalirejo Senin 2 Maret 2026",
        "Ramalan zodiak Selasa: Leo beruntung",
        "Prakiraan cuaca Jawa Tengah 2 Maret",
    ],
)
def test_a_title_that_comes_back_tomorrow_begins_another_story(title: str) -> None:
    assert is_template(title)
    clusterer = StoryClusterer()
    clusterer.add(told("today", title, ""))
    tomorrow = title.replace("2 Maret", "3 Maret").replace("Senin", "Selasa")
    assert clusterer.add(told("tomorrow", tomorrow, "", hours=24)).is_new


@pytest.mark.django_db
def test_gold_prices_of_two_outlets_and_two_days_are_two_stories(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        for day in (2, 3):
            for name in ("satu", "dua"):
                title = f"Harga emas Antam hari ini {day} Maret 2026"
                at = f"2026-03-0{day}T08:00:00+07:00"
                path = f"/{name}/{day}"
                pages[path] = page(_gold(title, at, day))
                pages[f"/{name}"] = page(rss(item(site.url(path), title)))
                watched = outlet(f"{name}.example").sources.first()
                look(watched or watch(site, f"/{name}", outlet=outlet(f"{name}.example")))
                drain("listening")
        actions.analyse(everything=True)
    stories = (
        {each.story_id for each in Article.objects.filter(published_at__day=2)},
        {each.story_id for each in Article.objects.filter(published_at__day=3)},
    )
    assert [len(each) for each in stories] == [1, 1]
    assert stories[0].isdisjoint(stories[1])


def _gold(title: str, at: str, day: int) -> bytes:
    text = (
        f"Harga emas batangan hari ini tercatat Rp 1.{day}13.000 per gram, sedangkan harga jual"
        f" kembali Rp 1.{day}01.000. Ukuran setengah gram dijual Rp 6{day}6.500 dan sepuluh gram"
        f" Rp 1{day}.630.000. Pembelian dikenai pajak sesuai aturan yang berlaku bagi pembeli."
    )
    return (
        f"<html><head><title>{title}</title><meta property='article:published_time'"
        f" content='{at}'></head><body><h1>{title}</h1><article><p>{text}</p></article></body>"
        "</html>"
    ).encode()


@pytest.mark.django_db
def test_a_story_in_the_database_keeps_its_guard_between_batches() -> None:
    """The chain arrives in batches of one: the store remembers what a story is about."""
    for number in range(0, 40, 4):
        words = WORDS[number : number + 8]
        at = START + timedelta(hours=number / 4)
        text = " ".join(words * 4)
        url = f"https://m{number}.example/a"
        article(url, " ".join(words[:5]), text, published_at=at, at=at)
        actions.analyse(everything=True)
    sizes = Story.objects.values_list("article_count", flat=True)
    assert max(sizes) < 5
