"""The shipped list of provinces, regencies and cities (codes of the Ministry of Home Affairs)."""

import csv
import re
from collections import Counter
from importlib import resources

import pytest

REGIONS = list(
    csv.DictReader(
        resources.files("kentongan.accounts")
        .joinpath("pack/regions.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
)
BY_CODE = {row["code"]: row for row in REGIONS}


def test_indonesia_has_38_provinces_416_regencies_and_98_cities() -> None:
    kinds = Counter(row["kind"] for row in REGIONS)
    assert kinds == {"provinsi": 38, "kabupaten": 416, "kota": 98}


def test_codes_are_unique_and_name_their_province() -> None:
    assert len(BY_CODE) == len(REGIONS)
    for row in REGIONS:
        if row["kind"] == "provinsi":
            assert re.fullmatch(r"\d\d", row["code"])
            assert row["parent"] == ""
        else:
            assert re.fullmatch(r"\d\d\.\d\d", row["code"])
            assert row["parent"] == row["code"][:2]
            assert BY_CODE[row["parent"]]["kind"] == "provinsi"


def test_the_code_tells_a_city_from_a_regency_and_so_does_the_name() -> None:
    for row in REGIONS:
        if row["kind"] != "provinsi":
            number = int(row["code"][3:])
            assert (row["kind"] == "kota") == (number >= 71)
            assert row["name"].lower().startswith(row["kind"] + " ")


def test_names_are_unique() -> None:
    repeated = [
        name for name, count in Counter(row["name"] for row in REGIONS).items() if count > 1
    ]
    assert repeated == []


WIB = "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62"
WITA = "51 52 53 63 64 65 71 72 73 74 75 76"
WIT = "81 82 91 92 93 94 95 96"


@pytest.mark.parametrize(
    ("provinces", "zone"), [(WIB, "Asia/Jakarta"), (WITA, "Asia/Makassar"), (WIT, "Asia/Jayapura")]
)
def test_each_province_keeps_its_time(provinces: str, zone: str) -> None:
    """Kalimantan is split: the west and the middle keep WIB, the rest WITA (Keppres 41/1987)."""
    codes = provinces.split()
    assert {row["zone"] for row in REGIONS if row["code"][:2] in codes} == {zone}


def test_every_province_has_a_zone_and_some_known_places_are_right() -> None:
    provinces = {row["code"] for row in REGIONS if row["kind"] == "provinsi"}
    assert provinces == set(f"{WIB} {WITA} {WIT}".split())
    assert BY_CODE["61.71"]["name"] == "Kota Pontianak"
    assert BY_CODE["64.11"]["name"] == "Kabupaten Mahakam Ulu"
    assert BY_CODE["96.71"]["name"] == "Kota Sorong"
    assert BY_CODE["32.05"]["local_language"] == "Sunda"
