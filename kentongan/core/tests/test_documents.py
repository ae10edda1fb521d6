"""Every document compiles to an accessible, archivable PDF, whatever its data say."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from kentongan.core.documents import DocumentError, Figure, compile_pdf
from kentongan.core.tests.documents_samples import (
    BRIEF,
    LEAFLET,
    POSTER,
    RECEIPT,
    RELEASE,
    SAMPLES,
)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


@pytest.mark.parametrize("name", SAMPLES)
def test_each_document_is_tagged_and_says_its_standards(name: str) -> None:
    reader = read(compile_pdf(name, SAMPLES[name]))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert str(catalog["/Lang"]).startswith("id")
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = catalog["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1<" in xmp
    assert "<pdfaid:part>2<" in xmp
    assert "<pdfaid:conformance>A<" in xmp
    assert reader.metadata is not None
    assert reader.metadata.title


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_contoh_on_every_page_and_a_real_one_nowhere(name: str) -> None:
    for page in read(compile_pdf(name, SAMPLES[name])).pages:
        assert "CONTOH" in page.extract_text()
    assert "CONTOH" not in text_of(compile_pdf(name, replace(SAMPLES[name], sample=False)))


def test_the_brief_puts_the_recommendation_first() -> None:
    text = text_of(compile_pdf("brief", BRIEF))
    assert text.index("Tunjuk Kepala BPBD") < text.index("Peristiwa utama")
    assert "Nada belum dinilai petugas" in text
    assert "25 berita (18 salinan) dari 9 media" in text


def test_a_brief_without_recommendation_is_refused() -> None:
    with pytest.raises(DocumentError, match="rekomendasi"):
        compile_pdf("brief", replace(BRIEF, recommendation=" "))


def test_an_empty_brief_says_so_in_words() -> None:
    empty = replace(BRIEF, stories=(), hoaxes=(), published=(), charts=(), note="")
    text = text_of(compile_pdf("brief", empty))
    assert "Tidak ada peristiwa yang menonjol" in text
    assert "Tidak ada kabar yang perlu dijawab" in text


def test_the_receipt_prints_the_number_in_pairs() -> None:
    text = text_of(compile_pdf("receipt", RECEIPT))
    assert "48 20 17 39" in text
    assert "7305" in text


def test_the_poster_is_one_page_in_28_point() -> None:
    reader = read(compile_pdf("poster", POSTER))
    assert len(reader.pages) == 1
    sizes: list[float] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: sizes.append(size) if text.strip() else None
    )
    assert 28 in {round(size) for size in sizes}


@pytest.mark.parametrize("alt", ["", "  "])
def test_a_picture_without_alternative_text_is_refused(alt: str) -> None:
    picture = replace(RELEASE.photos[0], alt=alt)
    with pytest.raises(DocumentError, match=r"alternative text|teks alternatif"):
        compile_pdf("release", replace(RELEASE, photos=(picture,)))


def test_a_photo_is_printed_from_its_file() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "JPEG")
    photo = Figure(asset="foto.jpg", alt="Petugas membagi air bersih.", credit="Humas")
    pdf = compile_pdf(
        "release", replace(RELEASE, photos=(photo,)), assets={"foto.jpg": drawn.getvalue()}
    )
    assert len(read(pdf).pages[0].images) >= 1
    assert "Foto: Humas" in text_of(pdf)


def test_a_broken_picture_is_told_in_words() -> None:
    photo = Figure(asset="foto.jpg", alt="Rusak.")
    with pytest.raises(DocumentError, match=r"cannot be read|tidak dapat dibaca"):
        compile_pdf("release", replace(RELEASE, photos=(photo,)), assets={"foto.jpg": b"not one"})


@pytest.mark.parametrize("name", ["../rahasia.jpg", "base.typ", "a/b.png"])
def test_a_picture_cannot_replace_a_template_or_leave_the_folder(name: str) -> None:
    with pytest.raises(DocumentError):
        compile_pdf("release", RELEASE, assets={name: b""})


def test_a_document_reads_nothing_outside_its_folder() -> None:
    photo = Figure(asset="/etc/passwd", alt="Bukan gambar.")
    with pytest.raises(DocumentError):
        compile_pdf("release", replace(RELEASE, photos=(photo,)))


@pytest.mark.parametrize("name", ["base", "tidak-ada", "../brief"])
def test_an_unknown_template_is_refused(name: str) -> None:
    with pytest.raises(DocumentError):
        compile_pdf(name, BRIEF)


def test_markup_in_data_is_printed_not_obeyed() -> None:
    hostile = '#panic("x") *tebal* $x$ `kode` @preview/x:1 \\ #import "a" <b> = judul // akhir'
    text = text_of(compile_pdf("leaflet", replace(LEAFLET, lead=hostile)))
    assert '#panic("x") *tebal* $x$ `kode`' in text.replace("”", '"').replace("“", '"')


def test_letters_without_a_font_do_not_stop_a_document() -> None:
    lead = "Awas 😀\ufe0f banjir\x00\x0c \ue000 中文 ꦲꦤ " + "".join(map(chr, range(0x4E00, 0x4E30)))
    text = text_of(compile_pdf("leaflet", replace(LEAFLET, lead=lead)))
    assert "Awas banjir" in text


def test_only_web_addresses_become_links() -> None:
    story = replace(BRIEF.stories[0], url="javascript:alert(1)")
    reader = read(compile_pdf("brief", replace(BRIEF, stories=(story,))))
    assert b"/URI" not in b"".join(str(page.get("/Annots", "")).encode() for page in reader.pages)


def test_the_same_data_and_time_give_the_same_file() -> None:
    at = datetime(2026, 11, 24, 6, 10, tzinfo=UTC)
    assert compile_pdf("brief", BRIEF, at=at) == compile_pdf("brief", BRIEF, at=at)


def test_too_much_text_is_refused() -> None:
    with pytest.raises(DocumentError):
        compile_pdf("leaflet", replace(LEAFLET, lead="a" * 5_000_001))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_printed(text: str) -> None:
    assert compile_pdf("leaflet", replace(LEAFLET, lead=text, picture=None)).startswith(b"%PDF")
