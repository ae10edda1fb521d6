"""A paid publication is known by its label; news about advertising is news."""

import pytest
from django.core.exceptions import PermissionDenied

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, UserFactory, member, signed_in
from kentongan.core import clocks
from kentongan.engine.extract import ExtractedArticle, PageKind
from kentongan.engine.feeds import Entry
from kentongan.listening import actions, storing
from kentongan.listening.enums import ArticleKind
from kentongan.listening.models import Article, PaidDecision
from kentongan.listening.readings import Reading, from_entry, from_page

from .factories import FLOOD, article


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


def read_again(found: Article, *, is_paid: bool) -> bool:
    """Whether it is marked after its page was read with or without the label."""
    reading = Reading(title=found.title, text=FLOOD, kind=ArticleKind.ARTICLE, is_paid=is_paid)
    storing.revise(found, reading, at=clocks.now())
    found.refresh_from_db()
    return found.is_paid


@pytest.fixture
def marked(db: None) -> Article:
    """Marked by its feed."""
    reading = Reading(title="Rumah Subsidi", text="", kind=ArticleKind.STUB, is_paid=True)
    found, _new = storing.create(url="https://a.example/1", reading=reading, at=clocks.now())
    return found


def test_a_mark_of_the_feed_stays_though_the_page_has_none(marked: Article) -> None:
    assert read_again(marked, is_paid=False)


def test_a_mark_of_the_page_stays_though_a_later_look_has_none(db: None) -> None:
    found = article("https://a.example/1", "Rumah Subsidi")
    assert not found.is_paid
    assert read_again(found, is_paid=True)
    assert read_again(found, is_paid=False)


def test_what_a_person_says_holds_against_feed_and_page(marked: Article) -> None:
    agency: Agency = AgencyFactory.create()
    writer = member(agency, Role.WRITER)
    actions.decide_paid(article=marked, is_paid=False, by=writer)
    assert not read_again(marked, is_paid=True)
    actions.decide_paid(article=marked, is_paid=True, by=writer)
    assert read_again(marked, is_paid=False)
    assert [each.is_paid for each in PaidDecision.objects.all()] == [True, False]


def test_a_story_counts_anew_and_who_decided_is_told(db: None) -> None:
    agency: Agency = AgencyFactory.create()
    found = article("https://a.example/1", "Sungai meluap")
    actions.analyse(everything=True)
    writer = member(agency, Role.WRITER)
    office = signed_in(writer)
    answer = office.post(f"/admin/dengar/berita/{found.pk}/berbayar/", {"berbayar": "ya"})
    assert answer.status_code == 302
    found.refresh_from_db()
    assert found.story is not None
    assert (found.is_paid, found.story.article_count) == (True, 0)
    page = office.get(f"/admin/dengar/berita/{found.pk}/").content.decode()
    assert "Bukan publikasi berbayar" in page
    assert writer.name in page


def test_only_who_writes_for_an_agency_decides(marked: Article) -> None:
    with pytest.raises(PermissionDenied):
        actions.decide_paid(article=marked, is_paid=False, by=UserFactory.create())
