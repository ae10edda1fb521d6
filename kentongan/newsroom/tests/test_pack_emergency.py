"""The ten emergency notices that ship: five fields, and a text of the right length per channel."""

from typing import Any

import pytest

from kentongan.core import packs, sms

NOTICES = packs.load("kentongan.newsroom", "emergency")
FIVE = ["apa", "di_mana", "mulai_kapan", "yang_harus_dilakukan", "hubungi"]
AGENCY = {"instansi": "Pemkab Randusari", "waktu_terbit": "Senin, 3 Maret 2025, 14.05 WIB"}
WORDS_OF_A_MINUTE = range(90, 141)
WIDTH_OF_A4_AT_28_POINT = 42  # characters on one or two lines


def every_notice(function: Any) -> Any:
    return pytest.mark.parametrize("notice", NOTICES, ids=[one["slug"] for one in NOTICES])(
        function
    )


def filled(notice: dict[str, Any], text: str) -> str:
    samples = {field["name"]: field["sample"] for field in notice["fields"]}
    return packs.fill(text, samples | AGENCY | {"tautan": "https://randusari.example/darurat/1"})


def test_there_are_ten_for_ten_kinds_of_danger() -> None:
    assert {notice["slug"] for notice in NOTICES} == {
        "banjir",
        "longsor",
        "gempa",
        "asap",
        "air-tercemar",
        "wabah",
        "kebocoran-gas",
        "cuaca-ekstrem",
        "kecelakaan-air",
        "layanan-vital",
    }


@every_notice
def test_an_officer_fills_in_exactly_five_fields(notice: dict[str, Any]) -> None:
    assert [field["name"] for field in notice["fields"]] == FIVE
    assert packs.fields(notice) == {*FIVE, *notice["automatic"]}
    assert set(notice["automatic"]) == {"instansi", "waktu_terbit", "tautan"}
    assert all(field["label"] and field["hint"] and field["sample"] for field in notice["fields"])
    assert notice["note"] == "Contoh, sesuaikan."


@every_notice
def test_the_sms_fits_one_message_of_the_gsm_alphabet(notice: dict[str, Any]) -> None:
    text = filled(notice, notice["sms"])
    assert "[" not in text
    assert sms.foreign(text) == set()
    assert sms.septets(text) <= sms.ONE


@every_notice
def test_the_loudspeaker_calls_says_it_twice_and_takes_a_minute(notice: dict[str, Any]) -> None:
    script = notice["loudspeaker"]
    assert script.startswith("Perhatian, perhatian")
    for name in FIVE:
        assert script.count(f"{{{{{name}}}}}") == 2
    assert len(filled(notice, script).split()) in WORDS_OF_A_MINUTE


@every_notice
def test_the_poster_has_few_short_lines(notice: dict[str, Any]) -> None:
    lines = [filled(notice, line) for line in notice["poster"]]
    assert 5 <= len(lines) <= 7
    assert max(len(line) for line in lines) <= WIDTH_OF_A4_AT_28_POINT
    assert {"di_mana", "mulai_kapan", "yang_harus_dilakukan", "hubungi"} <= packs.fields(
        lines_of(notice)
    )


@every_notice
def test_page_and_whatsapp_say_all_five_things_and_who_speaks(notice: dict[str, Any]) -> None:
    for text in (notice["body"], notice["whatsapp"]):
        assert set(FIVE) | {"instansi", "waktu_terbit"} <= packs.fields(text)
    assert "{{tautan}}" in notice["whatsapp"]
    assert len(filled(notice, notice["whatsapp"])) <= 800


def lines_of(notice: dict[str, Any]) -> list[str]:
    lines: list[str] = notice["poster"]
    return lines
