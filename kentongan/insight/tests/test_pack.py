"""Thirty ways to recommend something to the leader, grouped by situation."""

from kentongan.core import packs

PACK = packs.read("kentongan.insight", "recommendations.toml")
PHRASES = [phrase for situation in PACK["situation"] for phrase in situation["phrases"]]
SAMPLES = {field["name"]: field["sample"] for field in PACK["fields"]}
WHATSAPP_BRIEF = 1200  # characters, of which the recommendation is the first line


def test_there_are_thirty_phrases_each_said_once() -> None:
    assert len(set(PHRASES)) == len(PHRASES) == 30


def test_every_situation_offers_a_choice() -> None:
    slugs = [situation["slug"] for situation in PACK["situation"]]
    assert len(set(slugs)) == len(slugs)
    assert all(len(situation["phrases"]) >= 3 for situation in PACK["situation"])
    assert {"tenang", "darurat", "hoaks"} <= set(slugs)


def test_the_fields_listed_are_the_fields_used() -> None:
    assert packs.fields(PHRASES) == set(SAMPLES)
    assert PACK["note"] == "Contoh, sesuaikan."


def test_each_recommends_something_and_is_short() -> None:
    for phrase in PHRASES:
        assert "isarankan" in phrase
        text = packs.fill(phrase, SAMPLES)
        assert "[" not in text
        assert len(text) <= WHATSAPP_BRIEF / 6
