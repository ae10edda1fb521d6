"""Failure mode 15: short titles in id, ms, jv and su look alike; the body decides."""

from typing import Any

import pytest

from kentongan.core.tasks import drain
from kentongan.engine import language
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import FLOOD

from .site import item, look, rss, running, watch

BODIES = {
    "id": FLOOD,
    "ms": (
        "Polis memaklumkan bahawa mangsa kemalangan itu dibawa ke hospital selepas beberapa minit."
        " Menurut kenyataan syarikat, kakitangan yang terlibat hendaklah hadir ke mesyuarat"
        " susulan kerana siasatan masih dijalankan, manakala pihak universiti belum memberitahu. "
    ),
    "jv": (
        "Wong-wong ing desa iku padha kerja bakti ngresiki kali amarga banyune wis munggah."
        " Pak lurah uga rawuh lan paring dhawuh supaya warga ora mbuwang uwuh ing kali maneh,"
        " nanging isih ana sing durung gelem manut karo aturan sing wis disepakati kabeh. "
    ),
    "su": (
        "Warga di eta lembur geus ngumpul ti isuk keneh pikeun ngabersihan walungan nu caah."
        " Pa lurah oge sumping sarta masihan pangjurung supaya urang ulah miceun runtah ka"
        " walungan, sabab lamun hujan gede caina sok naek nepi ka imah jeung sawah. "
    ),
    "en": (
        "The river rose during the night and about two hundred houses in the village were under"
        " water by the morning. The regent has asked the people who live along its banks to move"
        " to the hall before the evening, and the crews have brought boats and food for them. "
    ),
}


@pytest.mark.parametrize(("code", "text"), BODIES.items())
def test_a_body_tells_its_language_whatever_is_declared(code: str, text: str) -> None:
    for declared in ("id", "en-US", None):
        assert language.detect(text, default=declared).code == code


@pytest.mark.parametrize("title", ["Wagub", "Banjir Tegalsari", "Rapat", "Live", "Update 3"])
@pytest.mark.parametrize("default", ["id", "ms", "su"])
def test_a_title_too_short_to_tell_is_in_the_language_of_its_source(
    title: str, default: str
) -> None:
    guess = language.detect(title, default=default)
    assert guess.code == default
    assert guess.confidence < 0.5


def test_english_words_in_an_indonesian_text_do_not_change_it() -> None:
    mixed = "Startup itu launching fitur live streaming dan meeting online untuk para seller baru"
    assert language.detect(mixed, default="id").code == "id"
    quoted = FLOOD + '"This is the worst flood of the year," he said to the press. '
    assert language.detect(quoted).code == "id"


def _html(title: str, text: str, declared: str) -> bytes:
    return (
        f"<html lang='{declared}'><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<article><p>{text}</p><p>{text}</p></article></body></html>"
    ).encode()


@pytest.mark.django_db
@pytest.mark.parametrize("code", list(BODIES))
def test_the_body_is_heard_before_the_page_and_before_the_source(settings: Any, code: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(_html("Banjir Tegalsari", BODIES[code], "en-US"))
        pages["/feed"] = page(rss(item(site.url("/a"), "Banjir Tegalsari")))
        look(watch(site, language="id"))
        before = Article.objects.get().language
        drain("listening")
    assert (before, Article.objects.get().language) == ("id", code)


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["Breaking news: flood", "洪水", "Kali iku mumbul maneh", "???"])
def test_nothing_is_left_out_for_its_title(settings: Any, title: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(_html(title, FLOOD, "id"))
        pages["/feed"] = page(rss(item(site.url("/a"), title)))
        poll = look(watch(site))
        drain("listening")
        actions.analyse(everything=True)
    told = Article.objects.get()
    assert (poll.new, poll.rejected) == (1, 0)
    assert (told.title, told.language) == (title, "id")
    assert told.story is not None
