"""Floors under copies; `script/bench copies` measures them beside MinHash, and the speed."""

import pytest

from bench import copies as bench
from kentongan.engine.copies import CopyIndex

from . import floors

SAMPLE = 300


@pytest.fixture(scope="module")
def items() -> list[bench.Article]:
    floors.needs("copies.recall")
    return bench.articles()[:SAMPLE]


def test_each_edit_of_an_article_is_found(items: list[bench.Article]) -> None:
    floors.check("copies.recall", min(row.value for row in bench.recalls(items)))


def test_no_two_articles_are_taken_for_copies_that_are_not(items: list[bench.Article]) -> None:
    natural = CopyIndex().add_many(items)
    assert any(natural), "the corpus has copies of its own"
    floors.check("copies.false_pairs", bench.false_pairs(dict(items), natural).value)
