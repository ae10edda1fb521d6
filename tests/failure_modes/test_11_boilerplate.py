"""Failure mode 11: what outlets put around a text hides copies and makes strangers alike."""

from typing import Any

import pytest

from kentongan.core.tasks import drain
from kentongan.engine.flow import citations
from kentongan.engine.tests.loopback import Page, page
from kentongan.engine.text import dateline, strip_boilerplate
from kentongan.listening import actions
from kentongan.listening.models import Article, Copy, Story
from kentongan.listening.tests.factories import FLOOD, MARKET, outlet
from kentongan.listening.timeline import story_page

from .site import item, look, rss, running, watch

AROUND = [
    "Baca juga: Harga cabai naik lagi di pasar induk kabupaten",
    "Simak Video 'Detik-detik tanggul jebol':",
    "[Gambas:Video 20detik]",
    "Baca juga: Jadwal pertandingan malam ini di stadion kabupaten",
    "Ikuti berita pilihan kami di Google News",
    "Artikel ini telah tayang di koran contoh dengan judul yang sama",
]
LINES = [*AROUND, "(fyk/ash)", "Editor: Rahmat Contoh", "Halaman selanjutnya"]


@pytest.mark.parametrize("line", LINES)
def test_a_line_around_the_text_is_not_compared(line: str) -> None:
    assert strip_boilerplate(f"{FLOOD}\n{line}") == strip_boilerplate(FLOOD)


@pytest.mark.parametrize(
    "start",
    ["JAKARTA, KOMPAS.com - ", "Liputan6.com, Jakarta - ", "Jakarta (ANTARA) - ", "Pati - "],
)
def test_the_dateline_is_not_compared_but_kept_for_who_wrote_it(start: str) -> None:
    assert strip_boilerplate(start + FLOOD) == strip_boilerplate(FLOOD)
    assert dateline(start + FLOOD)


@pytest.mark.parametrize(
    "credit", ["seperti dikutip dari Antara, Senin.", "Dilansir dari laman Antara.", "(Antara)"]
)
def test_a_credit_stays_in_the_text(credit: str) -> None:
    told = strip_boilerplate(f"{FLOOD}\n{credit}")
    assert citations(told, {"Antara": "Antara"})


def _html(*lines: str) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        "<html><head><title>Sungai</title></head><body><h1>Sungai</h1><article>"
        f"{body}</article></body></html>"
    ).encode()


def play(settings: Any, told: dict[str, tuple[str, list[str]]]) -> None:
    """Outlets, each with one article of a title and lines, through the real jobs."""
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        for name, (title, lines) in told.items():
            pages[f"/{name}/a"] = page(_html(*lines))
            pages[f"/{name}"] = page(rss(item(site.url(f"/{name}/a"), title)))
            look(watch(site, f"/{name}", outlet=outlet(f"{name}.example")))
            drain("listening")
        actions.analyse(everything=True)


@pytest.mark.django_db
def test_a_copy_in_other_clothes_is_found_and_its_credit_is_an_edge(settings: Any) -> None:
    credited = [f"JAKARTA, KORAN.com - {FLOOD}", *AROUND, "Demikian dikutip dari Antara, Senin."]
    play(
        settings,
        {
            "antara": ("Sungai Kalirejo meluap", [FLOOD]),
            "koran": ("Dua ratus rumah terendam", credited),
        },
    )
    copy = Copy.objects.get()
    assert copy.containment >= 0.95
    assert "dikutip dari Antara" in Article.objects.get(outlet__domain="koran.example").text
    edges = story_page(Story.objects.get(), None, "Asia/Jakarta").flow.edges
    assert {(edge.kind, edge.outlet) for edge in edges if edge.kind == "cited"} == {
        ("cited", "Antara")
    }


@pytest.mark.django_db
def test_the_same_furniture_around_two_texts_makes_no_copy(settings: Any) -> None:
    play(
        settings,
        {
            "satu": ("Sungai Kalirejo meluap", [FLOOD, *AROUND]),
            "dua": ("Pasar murah dibuka tiga hari", [MARKET, *AROUND]),
        },
    )
    assert not Copy.objects.exists()
    assert Story.objects.count() == 2
