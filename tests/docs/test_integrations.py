"""Lengths, sizes and outcomes on the pages of outside systems are those of the code."""

import re

from kentongan.delivery.channels.manual.channel import PRESETS, Preset
from kentongan.delivery.channels.telegram.channel import TelegramChannel
from kentongan.listening.enums import PollOutcome
from kentongan.newsroom.entries import LIMIT
from kentongan.newsroom.views.feeds import SITEMAP_LIMIT
from kentongan.verification.detection import LABELS

from .pages import read, table

FOLDER = "docs/integrations"
LABELS_ELSEWHERE = frozenset({"hoax"})  # another spelling of one that the page names


def test_each_place_of_posting_by_hand_has_its_length_and_picture() -> None:
    told = [(row[1], row[2]) for row in table(f"{FOLDER}/by-hand.md")]
    assert len(told) == len(PRESETS)
    for (text, picture), preset in zip(told, PRESETS, strict=True):
        assert text.startswith(f"{preset.max_length:,}"), preset.slug
        assert picture.startswith(_size(preset)), preset.slug


def test_every_outcome_of_a_look_is_explained() -> None:
    page = read(f"{FOLDER}/news-feeds.md")
    assert [outcome for outcome in PollOutcome.values if f"`{outcome}`" not in page] == []


def test_every_label_of_a_fact_checker_is_named() -> None:
    named = set(re.findall(r"`\[([A-Z ]+)\]`", read(f"{FOLDER}/fact-checkers.md")))
    assert {label.lower() for label in named} == set(LABELS) - LABELS_ELSEWHERE


def test_limits_are_the_codes_own() -> None:
    assert f"{TelegramChannel.max_length:,} characters" in read(f"{FOLDER}/telegram.md")
    website = read(f"{FOLDER}/website.md")
    assert f"{LIMIT} newest" in website
    assert f"{SITEMAP_LIMIT:,} public pages" in website


def _size(preset: Preset) -> str:
    picture = preset.kit.picture
    return f"{picture.width} × {picture.height}" if picture else ""
