"""Reply texts and receipts that ship with the desk."""

from typing import Any

import pytest

from kentongan.core import packs

REPLIES = packs.load("kentongan.desk", "replies")
RECEIPTS = packs.load("kentongan.desk", "receipts")
KINDS = {"question", "information_request", "complaint", "aspiration", "press"}


def each(items: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("item", items, ids=[item["slug"] for item in items])


def test_there_are_twelve_replies_covering_every_kind_of_case() -> None:
    assert len({item["slug"] for item in REPLIES}) == len(REPLIES) == 12
    assert {kind for item in REPLIES for kind in item["kinds"]} == KINDS


def test_there_is_a_receipt_for_every_door_and_for_the_press() -> None:
    assert {item["door"] for item in RECEIPTS} == {
        "counter",
        "phone",
        "web",
        "press",
        "letter",
        "chat",
    }


@each(REPLIES + RECEIPTS)
def test_the_fields_listed_are_the_fields_used(item: dict[str, Any]) -> None:
    names = [field["name"] for field in item["fields"]]
    assert len(set(names)) == len(names)
    assert packs.fields(item) == set(names)
    assert item["note"] == "Contoh, sesuaikan."


@each(REPLIES)
def test_a_reply_greets_by_name_gives_the_number_and_signs(item: dict[str, Any]) -> None:
    assert item["text"].startswith("Yth. {{nama}},")
    assert item["text"].endswith("{{petugas}}, {{instansi}}")
    assert "{{nomor}}" in item["subject"]
    filled = packs.fill(item["text"], {field["name"]: field["sample"] for field in item["fields"]})
    assert "[" not in filled
    assert len(filled.split()) <= 120


@each([item for item in REPLIES if item["slug"] in {"informasi-ditolak", "informasi-sebagian"}])
def test_a_refusal_gives_the_reason_and_the_right_to_object(item: dict[str, Any]) -> None:
    """UU 14/2008, articles 17 and 35 to 37."""
    assert "alasan" in packs.fields(item["text"])
    assert "keberatan kepada atasan PPID dalam 30 hari kerja" in item["text"]


@each(RECEIPTS)
def test_a_receipt_gives_the_number_and_says_when_the_answer_comes(item: dict[str, Any]) -> None:
    assert {"nomor", "batas"} <= packs.fields(item)
    needs_pin = item["door"] in {"counter", "phone", "web", "letter"}
    assert ("pin" in packs.fields(item)) == needs_pin
