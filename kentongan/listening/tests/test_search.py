"""The search: its language on real PostgreSQL, its facets, its pages, kept searches."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.matching import searching
from kentongan.listening.models import Article, Outlet, PickUp, SavedSearch, Topic

from .factories import MARKET, article

pytestmark = pytest.mark.django_db

FLOOD = "Sungai Kalirejo meluap", "Sungai meluap dan memukul tanggul. Warga diminta mengungsi."
MOST_QUERIES = 38  # with those of the office's frame
PRICE = "Harga beras naik", "Beras mahal di pasar. Kebanjiran pesanan, kata pedagang BPBD."


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create(short_name="Kabupaten Randusari")


@pytest.fixture
def analyst(agency: Agency) -> User:
    return member(agency, Role.ANALYST)


@pytest.fixture
def office(analyst: User) -> Client:
    synchronise()
    return signed_in(analyst)


@pytest.fixture
def news(agency: Agency) -> None:
    """A flood an hour ago, a market yesterday, prices last year."""
    now = clocks.now()
    actions.create_topic(agency=agency, name="Banjir", words=["meluap"])
    Outlet.objects.create(
        domain="satu.example", name="Satu", owner_network="Grup Contoh", region_code="33"
    )
    article("https://satu.example/a", *FLOOD, published_at=now - timedelta(hours=1))
    article("https://dua.example/b", "Pasar murah dibuka", MARKET, published_at=now - timedelta(1))
    article("https://tiga.example/c", *PRICE, published_at=now - timedelta(400))
    actions.analyse(everything=True)


def _page(client: Client, **query: Any) -> str:
    answer = client.get(reverse("listening:articles"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def _titles(client: Client, **query: Any) -> list[str]:
    answer = client.get(reverse("listening:articles"), {"span": "semua", **query})
    return [each.title.split()[0] for each in answer.context["found"].articles]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("meluap", ["Sungai"]),
        ("luapan", ["Sungai"]),
        ("pukul NOT antre", ["Sungai"]),
        ("beras", ["Pasar", "Harga"]),
        ("beras -mahal", ["Pasar"]),
        ("meluap OR mahal", ["Sungai", "Harga"]),
        ("(meluap OR mahal) AND tanggul", ["Sungai"]),
        ('"dapur umum"', []),
        ('"warga diminta mengungsi"', ["Sungai"]),
        ("warga NEAR/2 mengungsi", ["Sungai"]),
        ("sungai NEAR/2 mengungsi", []),
        ("beras OR (warga NEAR/2 mengungsi)", ["Sungai", "Pasar", "Harga"]),
        ("NOT (warga NEAR/2 mengungsi) AND (meluap OR mahal)", ["Harga"]),
        ("judul:beras", ["Harga"]),
        ("isi:pedagang", ["Pasar", "Harga"]),
        ("media:satu", ["Sungai"]),
        ("beras AND NOT media:dua", ["Harga"]),
        ("media:satu OR mahal", ["Sungai", "Harga"]),
        ("tangg*", ["Sungai"]),
        ("banjir", ["Harga"]),
        ("=banjir", []),
        ("=kebanjiran", ["Harga"]),
        ("BPBD", ["Harga"]),
        ("", ["Sungai", "Pasar", "Harga"]),
    ],
)
def test_a_query_finds(office: Client, news: None, query: str, found: list[str]) -> None:
    assert _titles(office, q=query) == found


def test_the_default_span_is_told_and_ends(office: Client, news: None) -> None:
    page = _page(office, q="beras")
    assert "90 hari terakhir" in page
    assert "Pasar murah" in page
    assert "Harga beras" not in page
    assert "Harga beras" in _page(office, q="beras", span="semua")
    assert "lebih lama" in page  # of all time
    assert "Tidak ada yang ditemukan" in _page(office, q="mahal")


def test_facets_count_and_narrow(office: Client, agency: Agency, news: None) -> None:
    flood = Article.objects.get(url__contains="satu.example")
    own = actions.register_own_text(
        agency=agency, key="a", title="Siaran", text=MARKET, url="", published_at=clocks.now()
    )
    PickUp.objects.get_or_create(own_text=own, article=flood, defaults={"containment": 0.9})
    page = _page(office)
    for told in ("Grup Contoh", "Jawa Tengah", "Banjir", "Jenis media", "Bahasa"):
        assert told in page
    topic = Topic.objects.get(name="Banjir")
    for name, value in (
        ("outlet", flood.outlet_id), ("owner", "Grup Contoh"), ("region", "33"),
        ("topic", topic.pk), ("agency", agency.pk), ("use", "pick_up"), ("story", flood.story_id),
    ):  # fmt: skip
        assert _titles(office, **{name: value}) == ["Sungai"], name
    assert _titles(office, use="paid") == []
    assert _titles(office, language="jv") == []
    assert _titles(office, kind="article", medium="online") == ["Sungai", "Pasar", "Harga"]
    assert len(_titles(office, outlet="x", tone="9", story="¹", start="kemarin")) == 3


def test_a_query_that_cannot_be_read_says_where(office: Client, news: None) -> None:
    page = _page(office, q="banjir AND (jalan")
    assert "Pada karakter 12" in page
    assert "Sungai Kalirejo" not in page


def test_pages_follow_each_other_without_gap_or_repeat(
    office: Client, monkeypatch: pytest.MonkeyPatch, news: None
) -> None:
    search = searching.Search(query=None, start=searching.oldest(), end=clocks.now())
    first = searching.page(search, size=2)
    assert first.more is not None
    second = searching.page(search, searching.Mark.read(str(first.more)), size=2)
    titles = [each.title.split()[0] for each in (*first.articles, *second.articles)]
    assert titles == ["Sungai", "Pasar", "Harga"]
    assert second.more is None
    for mark in ("", "x", "2026_1", "2026-01-01_2"):
        assert searching.Mark.read(mark) is None


def test_the_page_asks_as_often_for_many_articles_as_for_one(
    office: Client, django_assert_num_queries: Any, news: None
) -> None:
    _page(office)
    with CaptureQueriesContext(connection) as few:
        _page(office)
    assert len(few) <= MOST_QUERIES
    for number in range(40):
        article(f"https://koran{number}.example/a", f"Kabar {number}", published_at=clocks.now())
    actions.analyse(everything=True)
    with django_assert_num_queries(len(few)):
        page = _page(office)
    assert "sebelum=" in page


def test_an_article_shows_where_it_answers(office: Client, news: None) -> None:
    page = _page(office, q="pukul")
    assert "Sungai meluap dan <mark>memukul</mark> tanggul." in page
    assert "<mark>" not in _page(office)


def test_a_search_is_kept_shared_and_watched(
    office: Client, agency: Agency, analyst: User, client: Client, news: None
) -> None:
    colleague = signed_in(member(agency, Role.ANALYST))
    office.post(reverse("listening:save_search"), {"name": "Air naik", "query": "q=meluap"})
    kept = SavedSearch.objects.get()
    assert "Air naik" in _page(office)
    assert "Air naik" not in _page(colleague)
    assert "Air naik" not in client.get("/transparansi/pantauan/").content.decode()
    office.post(reverse("listening:share_search", args=[kept.pk]), {"shared": "1"})
    assert "Air naik" in _page(colleague)
    public = client.get("/transparansi/pantauan/").content.decode()
    assert "Air naik" in public
    assert "meluap" in public
    assert colleague.post(reverse("listening:remove_search", args=[kept.pk])).status_code == 403
    office.post(reverse("listening:search_topic", args=[kept.pk]))
    assert Topic.objects.get(name="Air naik").query == "meluap"
    office.post(reverse("listening:remove_search", args=[kept.pk]))
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize(
    ("name", "query"), [("Warga", "q=Budi+Santoso"), ("Budi Santoso", "q=banjir"), ("", "q=a")]
)
def test_a_search_for_a_person_is_not_kept(office: Client, name: str, query: str) -> None:
    office.post(reverse("listening:save_search"), {"name": name, "query": query})
    assert not SavedSearch.objects.exists()
