"""The saved pages with known text, and the measure of the article extraction benchmark.

4-grams of words, counted per page; F1 of mean precision and mean recall over the pages.
"""

import gzip
import json
import os
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KENTONGAN_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "data" / "extraction"
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A saved page with what it says; `title` and `date` only where the gold has them."""

    name: str
    html: bytes
    text: str
    title: str = ""
    date: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One page's precision and recall; None where the measure leaves the page out."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        return harmonic(self.precision or 0.0, self.recall or 0.0)


def indonesian() -> list[Sample]:
    folder = DATA / "indonesian"
    return [
        Sample(
            name=entry["page"],
            html=(folder / "pages" / entry["page"]).read_bytes(),
            text=entry["content"],
            title=entry["title"],
            date=datetime.fromtimestamp(entry["date"] / 1000, UTC),
        )
        for entry in json.loads((folder / "gold.json").read_text("utf-8"))
    ]


def zyte(count: int | None = None) -> list[Sample]:
    """All pages, or `count` of them spread over the whole."""
    folder = DATA / "zyte"
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    step = max(1, len(gold) // count) if count else 1
    return [
        Sample(
            name=key,
            html=gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()),
            text=gold[key].get("articleBody", ""),
        )
        for key in sorted(gold)[::step]
    ]


def index_pages() -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted((DATA / "indonesian" / "index_pages").glob("*.html"))
    }


def score(gold: str, found: str) -> Score:
    true, said = shingles(gold), shingles(found)
    both = (true & said).total()
    return Score(
        precision=both / said.total() if said else None,
        recall=both / true.total() if true else None,
    )


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    tokens = WORD.findall(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1)))


def f1(scores: Sequence[Score]) -> float:
    return harmonic(mean_of(one.precision for one in scores), mean_of(one.recall for one in scores))


def harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0


def mean_of(values: Iterable[float | None]) -> float:
    told = [value for value in values if value is not None]
    return statistics.mean(told) if told else 0.0
