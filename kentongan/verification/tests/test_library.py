"""Fact-checks by hand, by table and by ClaimReview: all of it or nothing."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.verification import actions, importing
from kentongan.verification.enums import Verdict
from kentongan.verification.models import Claim, FactCheck

from .factories import TEXT, a_fact_check, decided, rumour

pytestmark = pytest.mark.django_db
IMPORT = "/admin/pilah/cek-fakta/impor/"
ADD = "/admin/pilah/cek-fakta/tambah/"
ROW = "https://cek.example/{0},Titik Jernih,Air keran tercemar,{1},Tidak benar.,Salah,2026-03-0{0}"
HEAD = "alamat,penerbit,judul,kabar,kesimpulan,putusan,tanggal"
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://cek.example/air",
    "datePublished": "2026-03-02T08:00:00+07:00",
    "claimReviewed": TEXT,
    "author": {"@type": "Organization", "name": "Titik Jernih"},
    "reviewRating": {"@type": "Rating", "alternateName": "Hoaks"},
}


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def office(agency: Agency) -> Client:
    return signed_in(member(agency, Role.WRITER))


def table(*rows: str, head: str = HEAD, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("cek.csv", "\r\n".join([head, *rows]).encode(encoding))


def test_one_is_added_by_hand_and_found_for_a_rumour(office: Client) -> None:
    form = {
        "url": "https://cek.example/air", "publisher": "Titik Jernih", "title": "Air keran",
        "claim": TEXT, "conclusion": "Tidak benar.", "verdict": "false",
        "published_on": "2026-03-02",
    }  # fmt: skip
    answer = office.post(ADD, form, follow=True)
    assert "Air keran" in answer.content.decode()
    kept = FactCheck.objects.get()
    assert (kept.verdict, kept.own, kept.language) == (Verdict.FALSE, False, "id")
    assert str(kept.published_at) == "2026-03-01 17:00:00+00:00"
    assert actions.check_text(TEXT)[0].id == str(kept.pk)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "ftp://cek.example/air"),
        ("published_on", "2999-01-01"),
        ("verdict", "entah"),
        ("title", ""),
    ],
)
def test_what_is_wrong_is_told_at_its_field(office: Client, field: str, value: str) -> None:
    form = {
        "url": "https://cek.example/air", "publisher": "Titik Jernih", "title": "Air keran",
        "verdict": "false",
    }  # fmt: skip
    answer = office.post(ADD, form | {field: value})
    assert list(answer.context["form"].errors) == [field]
    assert not FactCheck.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_imported_as_spreadsheets_write_it(
    office: Client, encoding: str, mark: str
) -> None:
    rows = [ROW.format(number, "Air “beracun”").replace(",", mark) for number in (1, 2)]
    a_fact_check("https://cek.example/1")
    file = table(*rows, head=HEAD.replace(",", mark), encoding=encoding)
    page = office.post(IMPORT, {"table": file}, follow=True).content.decode()
    assert "1 cek fakta baru, 1 diperbarui" in page
    claims = FactCheck.objects.values_list("claim", "verdict")
    assert list(claims) == [("Air “beracun”", "false")] * 2


def test_the_template_is_what_the_import_asks_for(office: Client) -> None:
    data = office.get("/admin/pilah/cek-fakta/impor/templat/").content
    with pytest.raises(ValidationError, match="Tidak ada baris"):
        importing.from_csv(data)


def test_one_wrong_cell_and_nothing_is_imported(office: Client) -> None:
    wrong = ROW.format(2, "x").replace("https://cek.example/2", "javascript:alert(1)")
    twice = ROW.format(1, "y")
    late = ROW.format(4, "z").replace("2026-03-04", "4 Maret")
    page = office.post(IMPORT, {"table": table(ROW.format(1, "x"), wrong, twice, late)})
    told = page.context["wrong"]
    assert "Tidak ada yang diimpor" in page.content.decode()
    assert [line.split(":")[0] for line in told] == ["Baris 3", "Baris 4", "Baris 5"]
    assert "Alamat" in told[0]
    assert "baris 2" in told[1]
    assert "Tanggal terbit" in told[2]
    assert not FactCheck.objects.exists()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "Kolom ini tidak ada"),
        (b"PK\x03\x04\x00\x00", "bukan berkas teks"),
        (b"nama,umur\r\nA,1", "Kolom ini tidak ada"),
        (b"x" * (importing.MOST_BYTES + 1), "dua megabita"),
        ((HEAD + "\r\n" + "a," * 7 + "\r\n" + '"' + "x" * 140_000).encode(), "tidak dapat dibaca"),
        ((HEAD + "\r\nhttps://x.example/1,a,b,c,d,Salah" * 1001).encode(), "seribu baris"),
    ],
)
def test_a_file_that_is_not_what_it_says(data: bytes, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        importing.from_csv(data)


@pytest.mark.parametrize(
    "wrapped", [REVIEW, [REVIEW], {"@graph": [{"@type": "NewsArticle"}, REVIEW]}]
)
def test_a_claim_review_is_imported(office: Client, wrapped: Any) -> None:
    office.post(IMPORT, {"text": json.dumps(wrapped)})
    kept = FactCheck.objects.get()
    assert (kept.publisher, kept.verdict) == ("Titik Jernih", Verdict.FALSE)
    assert (kept.claim, kept.publisher_rating) == (TEXT, "Hoaks")


@pytest.mark.parametrize(
    "change",
    [
        {"url": "javascript:alert(1)"},
        {"url": "data:text/html,x"},
        {"url": None},
        {"url": ["x"]},
        {"author": None},
        {"author": 3},
        {"claimReviewed": {}, "headline": []},
        {"datePublished": "kemarin"},
    ],
)
def test_a_crooked_claim_review_is_refused_in_words(office: Client, change: dict[str, Any]) -> None:
    answer = office.post(IMPORT, {"text": json.dumps(REVIEW | change)})
    assert answer.status_code == 200
    assert answer.context["wrong"][0].startswith("Baris 1: ")
    assert not FactCheck.objects.exists()


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "3", "{}", '"ClaimReview"', "NaN", "[[]]"])
def test_what_is_no_claim_review_is_refused_in_words(office: Client, text: str) -> None:
    answer = office.post(IMPORT, {"text": text})
    assert answer.status_code == 200
    assert answer.context["wrong"]


def test_a_file_or_a_text_but_one_of_them(office: Client) -> None:
    assert "salah satu" in office.post(IMPORT, {}).content.decode()
    both = {"table": table(ROW.format(1, "x")), "text": json.dumps(REVIEW)}
    assert "salah satu" in office.post(IMPORT, both).content.decode()
    assert not FactCheck.objects.exists()


def test_our_own_answer_is_not_overwritten(office: Client, agency: Agency) -> None:
    claim = rumour(agency)
    decided(claim)
    actions.mark_answered(
        claim=Claim.objects.get(pk=claim.pk), key="x", url="https://cek.example/air"
    )
    answer = office.post(IMPORT, {"text": json.dumps(REVIEW)})
    assert "jawaban kami sendiri" in answer.context["wrong"][0]
    assert FactCheck.objects.get().own


def test_readers_of_the_library_do_not_write_it(agency: Agency) -> None:
    reader = signed_in(member(agency, Role.AUDITOR))
    page = reader.get("/admin/pilah/cek-fakta/").content.decode()
    assert "Tambah cek fakta" not in page
    reader.post(IMPORT, {"text": json.dumps(REVIEW)})
    assert not FactCheck.objects.exists()
