"""What we checked goes to other houses, and a second installation reads it back whole."""

import json
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.engine import feeds
from kentongan.verification import actions, importing
from kentongan.verification.claim_review import review_of
from kentongan.verification.enums import HoaxTopic, HoaxType, Verdict
from kentongan.verification.models import FactCheck

from .factories import TEXT

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, 30, 15, tzinfo=UTC)
KEPT = (
    "url", "publisher", "source_review", "title", "claim", "conclusion", "verdict", "hoax_type",
    "topic", "published_at", "language",
)  # fmt: skip
ADDRESSES = ("/kabar/claimreview.json", "/kabar/tabel.csv")


@pytest.fixture
def ours() -> list[FactCheck]:
    """One of each verdict, with a text that a spreadsheet would take for a formula."""
    for number, verdict in enumerate(Verdict.values):
        actions.add_fact_check(
            url=f"https://kabupaten.contoh.example/kabar/{number}",
            publisher="Kabupaten Contoh",
            source_review="Dinas Kesehatan",
            title=f'=Kabar, nomor {number}; "bantuan"',
            claim=f"{TEXT}\nBaris kedua {number}",
            conclusion="Tidak benar. Bantuan itu tidak ada.",
            verdict=verdict,
            hoax_type=HoaxType.FABRICATED,
            topic=HoaxTopic.FRAUD,
            published_at=AT,
            language="id",
            own=True,
        )
    actions.add_fact_check(
        url="https://lain.example/1", publisher="Lain", title="Dari lain", verdict="false"
    )
    return list(FactCheck.objects.filter(own=True))


def kept(*, own: bool) -> list[dict[str, Any]]:
    return list(FactCheck.objects.filter(own=own).order_by("url").values(*KEPT))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_second_installation_reads_our_file_back_with_nothing_lost(
    client: Client, ours: list[FactCheck], address: str
) -> None:
    before = kept(own=True)
    data = client.get(address).content
    FactCheck.objects.all().delete()
    writer = member(AgencyFactory.create(), Role.WRITER)

    made = actions.keep_fact_checks(rows=importing.from_file(data), by=writer)

    assert made == len(Verdict.values)
    assert kept(own=False) == before


def test_the_office_uploads_a_claim_review_file_as_it_came(
    client: Client, ours: list[FactCheck], tmp_path: Any
) -> None:
    file = tmp_path / "claimreview.json"
    file.write_bytes(client.get(ADDRESSES[0]).content)
    FactCheck.objects.all().delete()
    office = signed_in(member(AgencyFactory.create(), Role.WRITER))

    with file.open("rb") as opened:
        office.post("/admin/pilah/cek-fakta/impor/", {"table": opened})

    assert FactCheck.objects.count() == len(Verdict.values)


def test_every_review_has_what_schema_org_and_google_require(ours: list[FactCheck]) -> None:
    for row in ours:
        review = json.loads(json.dumps(review_of(row)))
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"].startswith(TEXT)
        assert review["url"] == row.url
        assert review["reviewRating"]["alternateName"] == row.get_verdict_display()
        assert review["itemReviewed"]["@type"] == "Claim"
        assert datetime.fromisoformat(review["datePublished"]) == AT
        if "ratingValue" in review["reviewRating"]:
            assert 1 <= review["reviewRating"]["ratingValue"] <= 5


def test_false_is_one_true_is_five_and_satire_is_not_on_the_scale(ours: list[FactCheck]) -> None:
    told = {row.verdict: review_of(row)["reviewRating"].get("ratingValue") for row in ours}
    assert (told["false"], told["true"], told["satire"]) == (1, 5, None)


@pytest.mark.parametrize("reader", ["ours", "feedparser"])
def test_a_feed_reader_shows_the_verdict_first(
    client: Client, ours: list[FactCheck], reader: str
) -> None:
    body = client.get("/kabar/rss.xml").content
    if reader == "ours":
        read = feeds.parse(body, url="https://x.example/", content_type=None).entries
        titles = [each.title for each in read]
    else:
        titles = [each.title for each in feedparser.parse(body).entries]
    assert len(titles) == len(ours)
    assert any(title.startswith(f"[{Verdict.FALSE.label}] =Kabar") for title in titles)


def test_nothing_of_others_goes_out_as_ours(client: Client, ours: list[FactCheck]) -> None:
    for address in (*ADDRESSES, "/kabar/rss.xml"):
        assert "lain.example" not in client.get(address).content.decode()


def test_the_page_of_verdicts_leads_to_the_files(client: Client, agency: Agency) -> None:
    page = client.get("/transparansi/kabar/").content.decode()
    assert all(address in page for address in ADDRESSES)


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.mark.parametrize("day", ["2026-03-31", "31/03/2026"])
def test_a_mere_day_stays_a_day(day: str) -> None:
    row = f"https://cek.example/1,Titik Jernih,Air,Salah,{day}"
    (fields,) = importing.from_csv(f"alamat,penerbit,judul,putusan,tanggal\n{row}".encode())
    assert fields["published_at"] is None
    assert fields["published_on"].isoformat() == "2026-03-31"
    assert fields["published_on"] <= clocks.today()
