"""Release skeletons and holding statements that ship: a text to change, never a blank page."""

import re
from typing import Any

import pytest

from kentongan.core import packs

RELEASES = packs.load("kentongan.newsroom", "releases")
HOLDING = packs.load("kentongan.newsroom", "holding")


def each(items: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("item", items, ids=[item["slug"] for item in items])


def filled(item: dict[str, Any], text: str) -> str:
    return packs.fill(text, {field["name"]: field["sample"] for field in item["fields"]})


def test_there_are_twenty_releases_and_twelve_holding_statements() -> None:
    assert len({item["slug"] for item in RELEASES}) == len(RELEASES) == 20
    assert len({item["slug"] for item in HOLDING}) == len(HOLDING) == 12


@each(RELEASES + HOLDING)
def test_the_fields_listed_are_the_fields_used(item: dict[str, Any]) -> None:
    names = [field["name"] for field in item["fields"]]
    assert len(set(names)) == len(names)
    assert packs.fields(item) == set(names)
    assert all(field["label"] and field["sample"] for field in item["fields"])
    assert item["title"]
    assert item["when"].endswith(".")
    assert item["note"] == "Contoh, sesuaikan."


@each(RELEASES)
def test_a_release_has_all_its_parts(item: dict[str, Any]) -> None:
    assert len(item["key_messages"]) == 3
    assert 2 <= len(item["body"]) <= 4
    assert len(item["checklist"]) >= 5
    assert {"kutipan", "juru_bicara", "jabatan"} <= packs.fields(item["quote"])
    assert {"narahubung", "telepon_narahubung"} <= packs.fields(item["contact"])
    assert packs.fields(item["dateline"]) == {"tempat", "tanggal"}
    assert packs.fields(item["boilerplate"]) == {"instansi", "tentang_instansi"}


@each(RELEASES)
def test_a_release_is_short_and_plain_when_filled_in(item: dict[str, Any]) -> None:
    """Sentences of at most about twenty words, the news in the first forty."""
    text = " ".join(filled(item, part) for part in [item["lead"], *item["body"]])
    assert max(len(sentence.split()) for sentence in re.split(r"(?<=[.?!;]) ", text)) <= 22
    assert len(filled(item, item["lead"]).split()) <= 40
    assert len(filled(item, item["headline"])) <= 120


@each(HOLDING)
def test_a_holding_statement_says_what_is_not_known_and_when_the_next_word_comes(
    item: dict[str, Any],
) -> None:
    assert {"yang_belum_tahu", "jam_berikutnya", "alamat_resmi"} <= packs.fields(item["next"])
    assert "yang_dilakukan" in packs.fields(item["doing"])
    assert "hubungi" in packs.fields(item["people"])
    assert item["do"]
    assert item["avoid"]
    text = " ".join(filled(item, item[part]) for part in ("known", "people", "doing", "next"))
    assert len(text.split()) <= 110


@each(RELEASES + HOLDING)
def test_nothing_stays_unfilled_and_sentences_begin_with_a_capital(item: dict[str, Any]) -> None:
    for text in packs.texts({key: value for key, value in item.items() if key != "fields"}):
        done = filled(item, text)
        assert "{{" not in done
        assert "[" not in done
        assert "  " not in done
    for key in ("headline", "lead", "known"):
        if key in item:
            assert not filled(item, item[key])[0].islower()
