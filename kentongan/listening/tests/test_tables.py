"""Articles out of another tool's table: guessed, checked, taken over, joined, undone."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.enums import FetchState, ImportState, Medium, RowOutcome, Verdict
from kentongan.listening.ingest import tables
from kentongan.listening.models import Article, Coding, Outlet, Story, TableImport, TriageMark

from .factories import FLOOD, article

pytestmark = pytest.mark.django_db
HEAD = ["Tanggal", "Nama Media", "Judul Berita", "Link", "Sentimen"]
LONG = FLOOD * 2
MORNING = datetime(2026, 3, 1, 7, 30, tzinfo=UTC).replace(tzinfo=None)  # a sheet knows no zone


def sheet(*rows: list[Any]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def text(*rows: list[str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def writer(agency: Agency) -> User:
    return member(agency, Role.WRITER)


def taken(data: bytes, agency: Agency, by: User, columns: list[str] | None = None) -> TableImport:
    table = actions.open_import(agency=agency, name="laporan.csv", data=data, by=by)
    actions.start_import(table=table, columns=columns or table.columns, zone=agency.zone, by=by)
    while actions.take_rows(table=table):
        pass
    table.refresh_from_db()
    assert table.state == ImportState.DONE
    return table


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        (HEAD, ["published", "outlet", "title", "url", "tone"]),
        (
            ["Date", "Time", "Headline", "URL", "Source", "Hit Sentence", "Sentiment", "Reach"],
            ["published", "clock", "title", "url", "outlet", "body", "tone", ""],
        ),
        (["No", "Judul", "Isi Berita", "Media"], ["", "title", "body", "outlet"]),
    ],
)
def test_columns_are_guessed_in_both_languages(headings: list[str], meanings: list[str]) -> None:
    assert tables.guess(headings) == meanings


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separator_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    data = text(HEAD, ["1/3/2026", "Koran", "Harga “beras” naik", "", ""],
                delimiter=delimiter, encoding=encoding)  # fmt: skip
    opened = tables.open_table(data)
    assert opened.headings == tuple(HEAD)
    assert opened.rows == ((2, ("1/3/2026", "Koran", "Harga “beras” naik", "", "")),)


def test_headings_below_a_title_and_excel_dates_are_read() -> None:
    data = sheet(["LAPORAN MEDIA"], [], HEAD, [date(2026, 3, 1), "Koran", "Banjir", "", ""],
                 [MORNING, "Koran", "Surut", "", ""])  # fmt: skip
    opened = tables.open_table(data)
    assert opened.headings == tuple(HEAD)
    assert [(number, cells[0]) for number, cells in opened.rows] == [
        (4, "2026-03-01"),
        (5, "2026-03-01 07:30:00"),
    ]


def test_each_row_has_one_outcome_and_complaints_name_row_column_and_remedy(
    agency: Agency, writer: User
) -> None:
    article("https://koran.example/lama", "Sudah ada")
    data = text(
        HEAD,
        [
            "1 Maret 2026 07.30",
            "Koran",
            "Banjir",
            "https://koran.example/a?utm_source=x",
            "negatif",
        ],
        ["1 Maret 2026 07.30", "Koran", "Banjir", "https://koran.example/a", "negatif"],
        ["1/3/2026", "Koran", "Sudah ada", "https://koran.example/lama#x", ""],
        ["kemarin dulu sekali", "Koran", "Aneh", "bukan alamat", "buruk"],
        ["1/3/2026", "", "Tanpa media", "", ""],
        ["", "Koran", "", "https://koran.example/b", ""],
        ["1/3/2026", "Radio Desa", "Siaran pagi", "", "positif"],
    )
    table = taken(data, agency, writer)
    outcomes = [row.outcome for row in table.rows.all()]
    assert outcomes == ["new", "known", "known", "wrong", "wrong", "wrong", "new"]
    words = {row.number: row.words for row in table.rows.all()}
    for told in ("Tanggal", "Link", "Sentimen", "24 November 2026", "negatif, netral"):
        assert told in words[5]
    assert "Judul Berita" in words[7]
    banjir = Article.objects.get(title="Banjir")
    assert banjir.published_at is not None
    assert clocks.to_zone(banjir.published_at, agency.zone).strftime("%d %H.%M") == "01 07.30"
    assert banjir.fetch_state == FetchState.PENDING
    assert Coding.objects.get(article=banjir).machine
    siaran = Article.objects.get(title="Siaran pagi")
    # A mere day is no moment: it stays a day of the calendar.
    assert (siaran.published_at, siaran.address_known) == (None, False)
    assert siaran.published_local is not None
    assert siaran.outlet == Outlet.objects.get(name="Radio Desa")


def test_a_row_with_its_text_is_not_asked_for_again(agency: Agency, writer: User) -> None:
    head = ["Judul", "Link", "Isi", "Media", "Jenis Media"]
    rows = [
        ["Banjir", "https://koran.example/a", LONG, "", ""],
        ["Kliping", "", LONG, "Harian Contoh", "Cetak"],
    ]
    taken(text(head, *rows), agency, writer)
    assert {each.fetch_state for each in Article.objects.all()} == {FetchState.DONE}
    assert Outlet.objects.get(name="Harian Contoh").medium == Medium.PRINT
    actions.analyse(everything=True)
    assert Article.objects.exclude(analysed_at=None).count() == 2


def test_the_canonical_address_joins_an_article(agency: Agency, writer: User) -> None:
    known = article("https://koran.example/amp/a", "Banjir")
    Article.objects.filter(pk=known.pk).update(canonical_url="https://koran.example/a")
    table = taken(text(["Judul", "Link"], ["Banjir", "https://koran.example/a"]), agency, writer)
    row = table.rows.get()
    assert (row.outcome, row.article_id) == (RowOutcome.KNOWN, known.pk)


def test_undoing_takes_out_what_came_and_leaves_what_is_worked_with(
    agency: Agency, writer: User
) -> None:
    head = ["Judul", "Isi", "Media"]
    data = text(head, ["Banjir", LONG, "Koran"], ["Pasar murah", "Beras " * 90, "Koran"])
    table = taken(data, agency, writer)
    actions.analyse(everything=True)
    kept = Article.objects.get(title="Banjir")
    actions.mark_article(article=kept, agency=agency, verdict=Verdict.SEEN, by=writer)
    assert TriageMark.objects.filter(article=kept).exists()
    assert actions.undo_import(table=table, by=writer) == 1
    assert list(Article.objects.all()) == [kept]
    assert Story.objects.filter(articles=None).count() == 0
    with pytest.raises(ValidationError):
        actions.undo_import(table=table, by=writer)


def test_the_meaning_of_columns_is_remembered_for_the_layout(agency: Agency, writer: User) -> None:
    head, row = ["Kop", "Cetakan", "Ket"], ["Banjir", "Koran", "x"]
    taken(text(head, row), agency, writer, ["title", "outlet", ""])
    again = actions.open_import(agency=agency, name="b.csv", data=text(head, row), by=writer)
    assert again.columns == ["title", "outlet", ""]


def test_two_columns_of_one_meaning_and_none_for_the_title_are_refused() -> None:
    with pytest.raises(ValidationError, match="judul"):
        actions.check_columns(["title", "title"])
    with pytest.raises(ValidationError, match="judul"):
        actions.check_columns(["url", ""])


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tidak punya baris"),
        (b"Judul,Media\r\n", "di bawah kepala"),
        (b"PK\x03\x04 rusak", "rusak"),
        (b"\xd0\xcf\x11\xe0 lama", "XLSX"),
        (b"a" * 5_000_001, "5 MB"),
        (b"\x00\x01\x02" * 500, "CSV atau XLSX"),
        (b"Judul\n" + b"x\n" * 5_020, "Bagi berkasnya"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(data: bytes, words: str) -> None:
    with pytest.raises(tables.NotATable, match=words):
        tables.open_table(data)


def test_a_file_that_unpacks_to_far_more_is_not_opened() -> None:
    with pytest.raises(tables.NotATable, match="tidak dibuka"):
        tables.open_table(_bomb())


def test_on_screen_from_the_file_to_its_undoing(agency: Agency, writer: User) -> None:
    office = signed_in(writer)
    data = text(HEAD, ["1/3/2026", "Koran", "Banjir", "", ""], ["40/3/2026", "Koran", "X", "", ""])
    file = SimpleUploadedFile("laporan <b>.csv", data)
    shown = office.post(reverse("listening:imports"), {"file": file}, follow=True)
    page = shown.content.decode()
    assert "Baris 3" in page
    assert "<b>.csv" not in page
    table = TableImport.objects.get()
    fields = {f"kolom{at}": meaning for at, meaning in enumerate(table.columns)}
    place = reverse("listening:import", args=[table.pk])
    told = fields | {"zone": "Asia/Makassar"}
    assert "Banjir" in office.post(place, told | {"langkah": "lihat"}).content.decode()
    assert not Article.objects.exists()
    office.post(place, told | {"langkah": "impor"})
    actions.take_rows(table=table)
    page = office.get(place).content.decode()
    assert "Banjir" in page
    undo = reverse("listening:undo_import", args=[table.pk])
    office.post(undo)
    assert Article.objects.count() == 1
    office.post(undo, {"setuju": "ya"})
    assert not Article.objects.exists()


def test_files_of_another_agency_and_readers_stay_out(agency: Agency, writer: User) -> None:
    table = taken(text(["Judul", "Media"], ["Banjir", "Koran"]), agency, writer)
    place = reverse("listening:import", args=[table.pk])
    stranger = signed_in(member(AgencyFactory.create(), Role.WRITER))
    assert stranger.get(place).status_code == 404
    assert Client().get(place).status_code == 302


def test_the_preview_asks_the_database_a_fixed_number_of_times(
    agency: Agency, writer: User, django_assert_max_num_queries: Any
) -> None:
    rows = [[f"Berita {number}", "Koran"] for number in range(60)]
    table = actions.open_import(
        agency=agency, name="a.csv", data=text(["Judul", "Media"], *rows), by=writer
    )
    office = signed_in(writer)
    with django_assert_max_num_queries(25):
        office.get(reverse("listening:import", args=[table.pk]))
