"""Floors under reading pages and dates; `script/bench extraction` and its kin measure all of it."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

import pytest

from bench import _pages as pages
from kentongan.engine import dates
from kentongan.engine.extract import ExtractedArticle, PageKind, extract_article

from . import floors

NOW = datetime(2026, 6, 1, tzinfo=UTC)
EVERY = 12  # of the English pages


def read(html: bytes) -> ExtractedArticle:
    return extract_article(html, url="file:page.html", fetched_at=NOW)


@pytest.fixture(scope="module")
def indonesian() -> list[tuple[pages.Sample, ExtractedArticle]]:
    floors.needs("extraction.indonesian_f1")
    return [(one, read(one.html)) for one in pages.indonesian()]


def test_indonesian_texts(indonesian: list[tuple[pages.Sample, ExtractedArticle]]) -> None:
    scores = [pages.score(one.text, found.text) for one, found in indonesian]
    floors.check("extraction.indonesian_f1", pages.f1(scores))
    floors.check("extraction.indonesian_worst", min(one.f1 for one in scores))


def test_indonesian_titles_and_moments(
    indonesian: list[tuple[pages.Sample, ExtractedArticle]],
) -> None:
    floors.check(
        "extraction.indonesian_titles",
        mean(one.title.strip() == found.title for one, found in indonesian),
    )
    for one, found in indonesian:
        assert one.date is not None
        assert found.published_at is not None
        assert abs((found.published_at - one.date).total_seconds()) < 60, one.name
        assert found.kind in {PageKind.ARTICLE, PageKind.STUB}
        assert found.language == "id"


def test_index_pages_are_told_as_such() -> None:
    floors.needs("extraction.indonesian_f1")
    kinds = {name: read(html).kind for name, html in pages.index_pages().items()}
    assert set(kinds.values()) == {PageKind.INDEX}, kinds


def test_a_sample_of_english_articles() -> None:
    floors.needs("extraction.english_f1")
    samples = pages.zyte()[::EVERY]
    found = [read(one.html) for one in samples]
    scores = [pages.score(one.text, each.text) for one, each in zip(samples, found, strict=True)]
    floors.check("extraction.english_f1", pages.f1(scores))
    assert all(each.kind is not PageKind.INDEX for each in found)


def test_date_strings_of_a_whole_outlet() -> None:
    corpus: Path = floors.needs("dates.real")
    strings = [line["tanggal"] for line in _rows(corpus) if line["tanggal"].strip()]
    told = [dates.read(text, fetched_at=NOW) for text in strings]
    floors.check("dates.real", mean(each.instant is not None for each in told))


def _rows(corpus: Path) -> list[dict[str, str]]:
    with corpus.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
