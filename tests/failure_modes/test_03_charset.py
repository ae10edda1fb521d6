"""Failure mode 3: the label of the letters is wrong. All rules: engine test_charset."""

import unicodedata
from typing import Any

import pytest

from kentongan.engine.tests.loopback import Page, page
from kentongan.listening.models import Article

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
TITLE = "Kafé “Jum’at” – warga mengungsi"


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "text/xml; charset=iso-8859-1"),
        ("utf-8", "text/xml"),
        ("cp1252", "text/xml; charset=windows-1252"),
        ("utf-8-sig", "text/xml; charset=ascii"),
    ],
)
def test_the_title_arrives_as_it_was_written(settings: Any, encoding: str, label: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        text = rss(item(site.url("/a"), TITLE)).decode()
        pages["/feed"] = page(text.encode(encoding), headers={"Content-Type": label})
        look(watch(site))
    assert Article.objects.get().title == TITLE


def test_double_escapes_and_nul_bytes_are_undone(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        told = rss(item(site.url("/a"), "Guru &amp;amp; murid\0 mengungsi"))
        pages["/feed"] = page(told)
        look(watch(site))
    assert Article.objects.get().title == "Guru & murid mengungsi"


@pytest.mark.parametrize(
    ("encoding", "prolog", "label"),
    [
        ("cp1252", "windows-1252", "text/xml"),  # only the prolog tells
        ("cp1252", "windows-1252", "text/xml; charset=utf-8"),  # the prolog beats a wrong header
        ("utf-16", "utf-16", "application/xml; charset=iso-8859-1"),  # its mark beats all
        ("cp1252", "", "text/xml; charset=windows-1252"),  # only the header tells
    ],
)
def test_of_labels_the_nearest_to_the_text_is_believed(
    settings: Any, encoding: str, prolog: str, label: str
) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        text = rss(item(site.url("/a"), TITLE)).decode()
        told = f' encoding="{prolog}"' if prolog else ""
        text = text.replace('<?xml version="1.0"?>', f'<?xml version="1.0"{told}?>')
        pages["/feed"] = page(text.encode(encoding), headers={"Content-Type": label})
        look(watch(site))
    assert Article.objects.get().title == TITLE


def test_letters_in_two_pieces_become_one(settings: Any) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url("/a"), unicodedata.normalize("NFD", TITLE))))
        look(watch(site))
    assert Article.objects.get().title == unicodedata.normalize("NFC", TITLE)
