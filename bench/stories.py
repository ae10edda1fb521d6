"""Stories: agreement with 304 titles labelled by event, and with simple ways of grouping.

    script/bench stories          (or: python bench/stories.py)

Reads `stories/gold.csv` of the shared test beds. B-cubed and pairwise F1.
"""

import csv
import os
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import combinations
from pathlib import Path

from kentongan.engine.stories import StoryClusterer, StoryItem
from kentongan.engine.text import words

SHARED = Path(os.environ.get("KENTONGAN_SHARED", Path(__file__).parents[2] / "shared"))


def titles() -> tuple[list[StoryItem], list[str]]:
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


def jaccard(items: Sequence[StoryItem]) -> list[str]:
    """The story of the most similar earlier title with half of all words in common."""
    found: list[str] = []
    seen: list[set[str]] = []
    for item in items:
        mine = set(words(item.title))
        scores = [len(mine & other) / len(mine | other) for other in seen]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        found.append(found[best] if best is not None and scores[best] >= 0.5 else item.id)
        seen.append(mine)
    return found


def engine(items: Sequence[StoryItem]) -> list[str]:
    """Ours, one item at a time."""
    clusterer = StoryClusterer()
    return [clusterer.add(item).story_id for item in items]


PEERS: tuple[Callable[[Sequence[StoryItem]], list[str]], ...] = (alone, jaccard, engine)


def main() -> dict[str, float]:
    """Print the table; return B-cubed F1 by method."""
    items, gold = titles()
    heads = " ".join(f"{head:>6}" for head in ("B3 P", "R", "F1", "pair P", "R", "F1", "ms"))
    print(f"{'method':<10} {heads}")
    results = {}
    for peer in PEERS:
        started = time.perf_counter()
        found = peer(items)
        spent = 1000 * (time.perf_counter() - started) / len(items)
        first, second = b_cubed(found, gold), pairwise(found, gold)
        cells = " ".join(f"{value:>6.3f}" for value in (*first, *second))
        print(f"{peer.__name__:<10} {cells} {spent:>6.2f}")
        results[peer.__name__] = first[-1]
    return results


if __name__ == "__main__":
    main()
