"""Twelve watch topics to start with."""

import re

from kentongan.core import packs

PACK = packs.read("kentongan.listening", "topics.toml")
TOPICS = PACK["topic"]


def test_there_are_twelve_topics() -> None:
    assert len(TOPICS) == 12
    assert len({topic["slug"] for topic in TOPICS}) == 12
    assert PACK["note"] == "Contoh, sesuaikan."


def test_each_has_words_phrases_and_exclusions_said_once() -> None:
    for topic in TOPICS:
        assert all(re.fullmatch(r"[a-z-]+", word) for word in topic["words"])
        assert all(" " in phrase for phrase in topic["phrases"])
        assert topic["exclusions"]
        terms = topic["words"] + topic["phrases"] + topic["exclusions"]
        assert len(set(terms)) == len(terms)


def test_the_region_is_the_only_field_and_is_filled_in() -> None:
    assert packs.fields(TOPICS) == {field["name"] for field in PACK["fields"]} == {"wilayah"}
    flood = next(topic for topic in TOPICS if topic["slug"] == "banjir")
    assert packs.fill(flood["phrases"][0], {"wilayah": "Randusari"}) == "banjir Randusari"


def test_no_topic_is_a_person_a_number_or_a_handle() -> None:
    """Refusal R2."""
    for text in packs.texts(TOPICS):
        assert "@" not in text
        assert not re.search(r"\d", text)
