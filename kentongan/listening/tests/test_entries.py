"""Print, radio, television: written down by a person, and read from a scan where we can."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.enums import Medium, Verdict
from kentongan.listening.ingest import scans
from kentongan.listening.models import Article, HandEntry

from .factories import FLOOD, article

pytestmark = pytest.mark.django_db
READS = """#!/bin/sh
if [ "$1" = --list-langs ]; then echo ind; else cat >/dev/null; echo Sungai meluap; fi
"""


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return SimpleUploadedFile("halaman.png", out.getvalue())


def fields(**told: Any) -> dict[str, Any]:
    return {
        "medium": "print", "outlet": "Harian Contoh", "place": "halaman 3",
        "day": clocks.today().isoformat(), "clock": "", "title": "Sungai meluap", "text": "",
    } | told  # fmt: skip


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def writer(agency: Agency) -> User:
    return member(agency, Role.WRITER)


@pytest.fixture
def office(writer: User) -> Client:
    return signed_in(writer)


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name that says what a scan holds."""
    program = tmp_path / "tesseract"
    program.write_text(READS)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    scans._languages.cache_clear()
    return program


def test_it_is_an_article_that_is_analysed_like_any_other(office: Client) -> None:
    article("https://koran.example/a", "Sungai meluap di Tegalsari", FLOOD)
    office.post(reverse("listening:add_entry"), fields(text=FLOOD))
    entry = HandEntry.objects.get()
    assert entry.article.outlet is not None
    assert (entry.article.outlet.name, entry.article.outlet.medium) == (
        "Harian Contoh",
        Medium.PRINT,
    )
    assert not entry.article.address_known
    # A day without a time is no moment.
    assert entry.article.published_at is None
    actions.analyse(everything=True)
    entry.article.refresh_from_db()
    assert entry.article.analysed_at is not None
    assert entry.article.copies.exists() or entry.article.copied_by.exists()
    page = office.get(reverse("listening:article", args=[entry.article_id])).content.decode()
    assert "halaman 3" in page


def test_a_broadcast_has_its_moment_in_the_agencys_zone(office: Client, agency: Agency) -> None:
    office.post(
        reverse("listening:add_entry"),
        fields(medium="radio", outlet="Radio Desa", clock="06:30", day="2026-03-02"),
    )
    at = Article.objects.get().published_at
    assert at is not None
    assert clocks.to_zone(at, agency.zone).strftime("%d %H:%M") == "02 06:30"


def test_a_scan_is_read_and_the_words_are_kept_only_when_a_person_says_so(
    office: Client, tesseract: Path
) -> None:
    answer = office.post(reverse("listening:add_entry"), fields(scan=photo()), follow=True)
    entry = HandEntry.objects.get()
    assert "Baca teks dari pindaian" in answer.content.decode()
    place = reverse("listening:entry", args=[entry.pk])
    page = office.post(place, {"langkah": "baca"}).content.decode()
    assert "Sungai meluap</textarea>" in page
    assert "cocokkan setiap nama dan angka" in page
    assert entry.article.text == ""
    office.post(place, fields(text="Sungai meluap di Tegalsari."))
    assert Article.objects.get().text == "Sungai meluap di Tegalsari."
    scan = office.get(reverse("listening:scan", args=[entry.pk]))
    assert scan["Content-Type"] == "image/jpeg"


def test_where_the_server_cannot_read_scans_it_says_what_to_install(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    answer = office.post(reverse("listening:add_entry"), fields(scan=photo()), follow=True)
    assert "tesseract-ocr-ind" in answer.content.decode()
    assert HandEntry.objects.exists()


def test_a_reader_that_hangs_is_stopped(tesseract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract.write_text("#!/bin/sh\nsleep 20\n")
    monkeypatch.setattr(scans, "SECONDS", 0.2)
    with pytest.raises(scans.CannotRead, match="terlalu lama"):
        scans.words_of(b"gambar", "image")


@pytest.mark.parametrize("body", [b"bukan gambar", b"<svg onload=alert(1)>", b""])
def test_what_is_no_picture_is_refused(office: Client, body: bytes) -> None:
    file = SimpleUploadedFile("a.png", body)
    office.post(reverse("listening:add_entry"), fields(scan=file))
    assert not HandEntry.objects.exists()


def test_a_pdf_is_kept_and_given_as_a_download(office: Client) -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7 isi")
    office.post(reverse("listening:add_entry"), fields(scan=file, text=FLOOD))
    entry = HandEntry.objects.get()
    answer = office.get(reverse("listening:scan", args=[entry.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_taking_it_out_takes_the_scan_too(office: Client, writer: User, agency: Agency) -> None:
    office.post(reverse("listening:add_entry"), fields(scan=photo(), text=FLOOD))
    entry = HandEntry.objects.get()
    name = entry.scan.name
    remove = reverse("listening:remove_entry", args=[entry.pk])
    office.post(remove)
    actions.analyse(everything=True)
    actions.mark_article(article=entry.article, agency=agency, verdict=Verdict.SEEN, by=writer)
    with pytest.raises(ValidationError):
        actions.remove_entry(entry=entry, by=writer)
    actions.unmark_article(article=entry.article, agency=agency, by=writer)
    office.post(remove, {"setuju": "ya"})
    assert not Article.objects.exists()
    assert not default_storage.exists(str(name))


def test_another_agency_sees_neither_entry_nor_scan(office: Client) -> None:
    office.post(reverse("listening:add_entry"), fields(scan=photo()))
    entry = HandEntry.objects.get()
    stranger = signed_in(member(AgencyFactory.create(), Role.HEAD))
    for name in ("entry", "scan"):
        assert stranger.get(reverse(f"listening:{name}", args=[entry.pk])).status_code == 404


def test_a_day_to_come_is_refused_in_words(office: Client) -> None:
    told = fields(day="2099-01-01")
    assert "belum tiba" in office.post(reverse("listening:add_entry"), told).content.decode()


def test_the_list_asks_the_database_a_fixed_number_of_times(
    office: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        office.post(reverse("listening:add_entry"), fields(title=f"Berita {number}"))
    with django_assert_max_num_queries(25):
        office.get(reverse("listening:entries"))
