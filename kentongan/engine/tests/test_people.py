"""Names of persons told from names of places, bodies and programmes."""

import pytest

from kentongan.engine.people import Gazetteer, Holder, looks_like_a_person


@pytest.mark.parametrize(
    "term",
    [
        "Budi Santoso",
        "budi santoso",
        "BUDI SANTOSO",
        "Bapak Budi",
        "dr. Anjani",
        "Bu Endang",
        "Siti Aminah, S.H.",
        "Laras Wedaningtyas",
        "Indah Permatasari",
    ],
)
def test_a_person(term: str) -> None:
    assert looks_like_a_person(term)


@pytest.mark.parametrize(
    "term",
    [
        "banjir",
        "Jalan Ahmad Yani",
        "RSUD Kartini",
        "Makan Bergizi Gratis",
        "ibu hamil",
        "Ibu Kota Nusantara",
        "Harga Beras",
        "Banjir Kalirejo",
        "budi pekerti",
        "mas kawin",
        "SPMB 2026",
    ],
)
def test_no_person(term: str) -> None:
    assert not looks_like_a_person(term)


def test_a_holder_is_found_by_name_title_and_office() -> None:
    head = Holder(key="1", name="dr. Anjani Prameswara", office="Kepala Dinas Kesehatan", body="X")
    known = Gazetteer.of([head])
    assert known.named("Anjani Prameswara") == head
    assert known.named("Ibu Anjani Prameswara") == head
    assert known.in_office("kepala dinas kesehatan") == head
    assert known.named("Anjani") is None
