"""What of a text is hidden and what must stay readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kentongan.core.masking import PersonalData, find, mask

HIDDEN = [
    ("NIK 3204014107900001 milik warga", "NIK [NIK] milik warga"),
    ("NIK:3204014107900001.", "NIK:[NIK]."),
    ("3204 0141 0790 0001", "[NIK]"),
    ("32.04.01.410790.0001", "[NIK]"),
    ("320401-410790-0001", "[NIK]"),
    ("NIP 198503122010011005", "NIP [NIP]"),
    ("NIP. 19850312 201001 1 005", "NIP. [NIP]"),
    ("hubungi 081234567890 ya", "hubungi [nomor telepon] ya"),
    ("0812-3456-7890", "[nomor telepon]"),
    ("0812 3456 789", "[nomor telepon]"),
    ("0812.3456.7890", "[nomor telepon]"),
    ("(0812) 3456-7890", "[nomor telepon]"),
    ("+62 812-3456-7890", "[nomor telepon]"),
    ("+6281234567890", "[nomor telepon]"),
    ("+62 (0)812 3456 7890", "[nomor telepon]"),
    ("+62 21 345 6789", "[nomor telepon]"),
    ("6281234567890", "[nomor telepon]"),
    ("62 812 3456 7890", "[nomor telepon]"),
    ("https://wa.me/6281234567890", "https://wa.me/[nomor telepon]"),
    ("https://contoh.id/?nik=3204014107900001", "https://contoh.id/?nik=[NIK]"),
    ("081234567890/085612345678/087812345678", "/".join(["[nomor telepon]"] * 3)),
    ("surel siti.aminah+lapor@contoh.co.id, terima kasih", "surel [alamat surel], terima kasih"),
    ("<budi@contoh.id>", "<[alamat surel]>"),
    ("NIK/HP/081234567890", "NIK/HP/[nomor telepon]"),
]

READABLE = [
    "Nomor 800/1234/Diskominfo/2026",
    "Nomor: 800.1.11.1/0812345678/2026",
    "B-3204014107900001/SET/HM.01/XI/2026",
    "470/3204014107900001/2026",
    "Rp1.234.567.890.123",
    "Rp 3204014107900001",
    "Rp.0812345678",
    "628.123.456.789 rupiah",
    "1.234.567.890.123.456 butir",
    "08-12-2026 10.30 WIB",
    "08/12/2026",
    "8 Desember 2026 pukul 08.15-10.30",
    "2026-12-08 08:15:00",
    "20261208081500",
    "0812",
    "(0271) 641234",
    "021-3456789",
    "112, 119 ekstensi 9",
    "https://berita.contoh.id/baca/d-7081234567/banjir",
    "https://berita.contoh.id/3204014107900001-banjir",
    "12345678901234567",  # 17 digits: neither NIK nor NIP
    "1234567890123456789",
    "ISBN 978-602-8519-93-9",
    "@diskominfo",
    "24.11.2026 sampai 01.12.2026",
    "-6.914744, 107.609810",
]


@pytest.mark.parametrize(("text", "expected"), HIDDEN, ids=[text for text, _ in HIDDEN])
def test_personal_data_are_hidden(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize("text", READABLE)
def test_other_numbers_stay_readable(text: str) -> None:
    assert mask(text) == text


def test_find_says_what_stands_where() -> None:
    text = "Lapor 081234567890 atau a@b.id"
    kinds = {text[span.start : span.end]: span.kind for span in find(text)}
    assert kinds == {"081234567890": PersonalData.PHONE, "a@b.id": PersonalData.EMAIL}


words = st.text(alphabet="abcde .,:()\n", max_size=20)
nik = st.from_regex(r"(?!0)[0-9]{16}", fullmatch=True)
phone = st.from_regex(r"08[1-9][0-9]{7,10}", fullmatch=True)


@given(before=words, number=st.one_of(nik, phone), after=words)
def test_a_number_among_words_never_gets_through(before: str, number: str, after: str) -> None:
    assert number not in mask(f"{before} {number} {after}")


@given(st.text(alphabet="0123456789 .,-+/@abRp:=()", max_size=80))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@given(st.integers(min_value=1_000, max_value=10**18), st.sampled_from([".", ","]))
def test_thousands_separators_are_never_hidden(number: int, separator: str) -> None:
    text = f"sebanyak {number:,} butir".replace(",", separator)
    assert mask(text) == text


@given(st.dates(), st.times(), st.sampled_from(["-", "/", "."]))
def test_dates_and_times_are_never_hidden(day: object, time: object, separator: str) -> None:
    text = f"{day:%d-%m-%Y} {time:%H:%M} {time:%H.%M.%S}".replace("-", separator)
    assert mask(text) == text


@given(st.text(max_size=200))
def test_text_around_the_spans_is_kept(text: str) -> None:
    kept, done = "", 0
    for span in find(text):
        assert done <= span.start < span.end
        kept, done = kept + text[done : span.start], span.end
    rest = mask(text)
    for kind in PersonalData:
        if kind not in text:
            rest = rest.replace(kind, "")
    assert rest == kept + text[done:]


def test_long_text_takes_no_long_time() -> None:
    text = ("a" * 50_000) + ("08-1" * 20_000) + ("1." * 50_000) + ("x@" * 20_000)
    assert len(mask(text)) > 0
