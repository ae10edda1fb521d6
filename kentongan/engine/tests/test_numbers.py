"""Numbers that go round, in the Indonesian of news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kentongan.engine import numbers

SENTENCES = {
    "Sebanyak 3.200 jiwa mengungsi ke balai desa.": [("displaced", 3200, "")],
    "Tiga orang tewas, lima luka-luka dan dua orang hilang.": [
        ("dead", 3, ""), ("injured", 5, ""), ("missing", 2, ""),
    ],
    "Korban tewas mencapai 12 orang.": [("dead", 12, "")],
    "Banjir itu menewaskan lima warga dan melukai 14 orang.": [
        ("dead", 5, ""), ("injured", 14, ""),
    ],
    "Hingga kini ada 4 korban jiwa.": [("dead", 4, "")],
    "Seorang warga meninggal dunia pada pukul 10.30 WIB.": [("dead", 1, "")],
    "Air merendam dua ratus lima puluh rumah di Desa Tegalsari.": [("homes", 250, "")],
    "Beras dijual Rp 14.500 per kilogram, naik 5,2 persen.": [
        ("price", 14_500, "Rp/kg"), ("percent", 5.2, "%"),
    ],
    "Harga cabai kini enam puluh ribu rupiah.": [("price", 60_000, "Rp")],
    "Anggarannya Rp1,2 miliar, bukan Rp 900 juta.": [
        ("rupiah", 1.2e9, "Rp"), ("rupiah", 9e8, "Rp"),
    ],
    "Inflasi 3% pada 2024.": [("percent", 3, "%")],
}  # fmt: skip
SILENT = [
    "Pada 12 Maret 2026 pukul 10.30 sebanyak 40 perahu datang.",
    "Nomor telepon posko 0274 123456.",
    "Puluhan orang tewas menurut pesan berantai.",
    "Dua dari sepuluh warga tidak sepakat.",
    "",
]


@pytest.mark.parametrize(("sentence", "told"), SENTENCES.items())
def test_a_number_is_read_with_what_it_counts(
    sentence: str, told: list[tuple[str, float, str]]
) -> None:
    assert [(each.kind, each.value, each.unit) for each in numbers.read(sentence)] == told


@pytest.mark.parametrize("sentence", SILENT)
def test_a_number_whose_meaning_is_not_told_is_left_alone(sentence: str) -> None:
    assert numbers.read(sentence) == ()


def test_a_round_figure_says_so_and_quotes_its_sentence() -> None:
    (told,) = numbers.read("Warga panik. Sekitar 2,5 juta warga mengungsi sejak pagi.")
    assert (told.value, told.about) == (2_500_000, True)
    assert told.quote == "Sekitar 2,5 juta warga mengungsi sejak pagi."


@given(st.integers(min_value=1, max_value=999_999_999))
def test_every_whole_number_is_read_as_written(value: int) -> None:
    written = f"{value:,}".replace(",", ".")
    assert [each.value for each in numbers.read(f"Ada {written} orang mengungsi.")] == [value]


@given(st.text(max_size=300))
def test_nothing_breaks_it(text: str) -> None:
    numbers.read(text)
