"""Stories: agreement with labelled events, beside TF-IDF single-link, and the time of a title.

    script/bench stories          (options: --sample N, --json)

Two truths: `stories/gold.csv` of the shared test beds (304 titles of one topic, no texts), and the
demo world's own articles with their texts. The peer sees the same words and the best threshold for
this very data. The time is measured on generated titles.
"""

import csv
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer

from bench._report import Row, report, seconds
from kentongan.demo import world
from kentongan.engine.copies import CopyIndex
from kentongan.engine.stories import StoryClusterer, StoryItem

SHARED = Path(os.environ.get("KENTONGAN_SHARED", Path(__file__).parents[2] / "shared"))
MARGIN = 0.03
PEER_WINDOW = timedelta(hours=48)
LIVE = 20_000
MEASURED = 1_000

Labelled = tuple[list[StoryItem], list[str]]


def titles() -> Labelled:
    """Items in order of time, and the story each belongs to."""
    with (SHARED / "data/stories/gold.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["published_at"], row["url"]))
    items = [
        StoryItem(
            id=row["url"],
            title=row["title"],
            published_at=datetime.fromisoformat(row["published_at"]),
            publisher=row["outlet"],
        )
        for row in rows
    ]
    return items, [row["story_id"] for row in rows]


def demo() -> Labelled:
    """The demo world's articles, copies found as the pipeline finds them."""
    made = world.load()
    articles = sorted(made.articles, key=lambda each: (each.published_at, each.id))
    copies = CopyIndex().add_many([(each.id, each.text) for each in articles])
    items = [
        StoryItem(
            id=each.id,
            title=each.title,
            published_at=each.published_at,
            publisher=made.outlet(each.outlet).owner,
            text=each.text,
            copy_of=found[0].other_id if found else None,
        )
        for each, found in zip(articles, copies, strict=True)
    ]
    return items, [each.story for each in articles]


def generated(count: int, seed: int = 1) -> list[StoryItem]:
    """Titles of made-up words as frequent as words are, a fifth of them about an earlier event."""
    chance = random.Random(seed)
    syllables = [first + last for first in "bdklmnprst" for last in "aiu"]
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(8_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    start = datetime(2026, 3, 2, tzinfo=UTC)
    told: list[list[str]] = []
    items = []
    for number in range(count):
        text = chance.choices(words, weights=weights, k=9)
        if told and chance.random() < 0.2:
            text[:6] = chance.choice(told[-500:])[:6]
        told.append(text)
        at = start + timedelta(seconds=number * 47 * 3600 / count)
        items.append(StoryItem(id=str(number), title=" ".join(text), published_at=at))
    return items


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall, F1 by item (Bagga and Baldwin 1998)."""
    by_found, by_gold = defaultdict(set), defaultdict(set)
    for place, (mine, theirs) in enumerate(zip(found, gold, strict=True)):
        by_found[mine].add(place)
        by_gold[theirs].add(place)
    precision = recall = 0.0
    for mine, theirs in zip(found, gold, strict=True):
        shared = len(by_found[mine] & by_gold[theirs])
        precision += shared / len(by_found[mine]) / len(gold)
        recall += shared / len(by_gold[theirs]) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall, F1 over pairs of items in one story."""
    hits = mine = theirs = 0
    for one, other in combinations(range(len(gold)), 2):
        joined, meant = found[one] == found[other], gold[one] == gold[other]
        hits, mine, theirs = hits + (joined and meant), mine + joined, theirs + meant
    return hits / max(mine, 1), hits / max(theirs, 1), 2 * hits / max(mine + theirs, 1)


def alone(items: Sequence[StoryItem]) -> list[str]:
    """Every title a story."""
    return [item.id for item in items]


def engine(items: Sequence[StoryItem]) -> list[str]:
    """Ours, in order of time."""
    return [found.story_id for found in StoryClusterer().add_many(items)]


def single_link(items: Sequence[StoryItem], texts: Sequence[str], gold: Sequence[str]) -> float:
    """B-cubed F1 of TF-IDF single-link within two days, at the threshold best for this data."""
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    likeness = (vectors @ vectors.T).toarray()
    times = np.array([item.published_at.timestamp() for item in items])
    likeness[np.abs(times[:, None] - times) > PEER_WINDOW.total_seconds()] = 0
    scores = []
    for least in np.arange(0.05, 0.8, 0.01):
        groups = connected_components(likeness >= least, directed=False)[1]
        scores.append(b_cubed([str(group) for group in groups], gold)[2])
    return max(scores)


def peer(items: Sequence[StoryItem], gold: Sequence[str]) -> float:
    """The best of titles alone, of titles with two first sentences, and with whole texts."""
    views = {
        tuple(f"{item.title}. {' '.join(item.text.split()[:count])}" for item in items)
        for count in (0, 40, 10_000)
    }
    return max(single_link(items, view, gold) for view in sorted(views))


def agreement(name: str, labelled: Labelled) -> Iterable[Row]:
    items, gold = labelled
    found = engine(items)
    precision, recall, mine = b_cubed(found, gold)
    theirs = peer(items, gold)
    yield Row(
        what=f"B-cubed F1, {name}",
        value=mine,
        peer="TF-IDF single-link, best threshold",
        peer_value=theirs,
        must=theirs + MARGIN,
        note=f"P {precision:.3f} R {recall:.3f}, pairs F1 {pairwise(found, gold)[2]:.3f}, each"
        f" alone {b_cubed(alone(items), gold)[2]:.3f}",
    )


def speed(sample: int | None) -> Row:
    """Time of a title when so many are live, in batches of 100 as the analysis takes them."""
    live = min(LIVE, sample or LIVE)
    items = generated(live + MEASURED)
    clusterer = StoryClusterer()
    clusterer.add_many(items[:live])

    def add() -> None:
        for start in range(live, live + MEASURED, 100):
            clusterer.add_many(items[start : start + 100])

    def batch() -> None:
        vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(item.title for item in items)
        for start in range(live, live + MEASURED, 100):
            (vectors[start : start + 100] @ vectors.T).max(axis=1)

    return Row(
        what=f"one title at {live:,} live",
        value=1000 * seconds(add) / MEASURED,
        unit="ms",
        peer="one batch TF-IDF pass, by title",
        peer_value=1000 * seconds(batch) / MEASURED,
        must=1.0,
        at_most=True,
    )


def measure(sample: int | None) -> Iterable[Row]:
    yield from agreement("304 titles", titles())
    yield from agreement("demo world", demo())
    yield speed(sample)


if __name__ == "__main__":
    report(measure)
