"""A paid publication is known by its label; news about advertising is news."""

import pytest

from kentongan.engine.extract import ExtractedArticle, PageKind
from kentongan.engine.feeds import Entry
from kentongan.listening.readings import Reading, from_entry, from_page


def told(title: str, text: str, url: str) -> Reading:
    page = ExtractedArticle(
        title=title, text=text, canonical_url=url or None, kind=PageKind.ARTICLE, language="id",
        published_at=None, modified_at=None, published_local=None, date_evidence="", authors=(),
        image_url=None, site_name="", is_accessible_for_free=None, method="", confidence=1.0,
    )  # fmt: skip
    return from_page(page)


@pytest.mark.parametrize(
    ("title", "text", "url"),
    [
        ("Advertorial: Rumah Subsidi di Kalirejo", "Rumah dijual.", ""),
        ("[Iklan] Rumah Subsidi di Kalirejo", "Rumah dijual.", ""),
        ("Rumah Subsidi di Kalirejo", "Advertorial - konten berbayar\nRumah itu dijual.", ""),
        ("Rumah Subsidi di Kalirejo", "Rumah itu dijual.\n(Pariwara)", ""),
        ("Rumah Subsidi di Kalirejo", "Rumah dijual.", "https://a.example/pariwara/rumah"),
    ],
)
def test_a_label_marks_it(title: str, text: str, url: str) -> None:
    assert told(title, text, url).is_paid


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Iklan Rokok Dilarang di Dekat Sekolah", "Bupati melarang iklan rokok."),
        ("Pajak Reklame Naik", "Warga mengeluhkan advertorial yang tidak ditandai di koran itu."),
        ("Pajak Reklame Naik", "Iklan\nPajak reklame naik sepuluh persen mulai tahun depan."),
    ],
)
def test_news_about_advertising_is_no_paid_publication(title: str, text: str) -> None:
    assert not told(title, text, "https://a.example/berita/pajak-iklan").is_paid


def test_a_feed_tells_it_by_its_category() -> None:
    entry = Entry(id="1", url="https://a.example/1", title="Rumah Subsidi", categories=("Iklan",))
    assert from_entry(entry).is_paid
