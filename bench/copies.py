"""Copies: recall on five edits of real articles, against Jaccard .8 and plain containment .6.

    script/bench copies          (or: python bench/copies.py [articles])

Reads `articles/detik_2026_train.csv` of the shared test beds.
"""

import csv
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kentongan.engine.copies import CopyIndex, MemoryCopyStore
from kentongan.engine.text import sentences, words

SHARED = Path(os.environ.get("KENTONGAN_SHARED", Path(__file__).parents[2] / "shared"))
EDITED = 300


def articles() -> list[tuple[str, str]]:
    """(id, text) of every article with text."""
    with (SHARED / "data/articles/detik_2026_train.csv").open(encoding="utf-8") as file:
        return [(row["article_id"], row["isi"]) for row in csv.DictReader(file) if row["isi"]]


def with_dateline(text: str, chance: random.Random, other: str) -> str:
    """As another outlet frames it."""
    middle = len(text) // 2
    place = text.find(". ", middle) + 1 or len(text)
    link = "\nBaca juga: Lima Hal yang Perlu Diketahui Warga Hari Ini\n"
    return f"SURABAYA, KABARKOTA.com - {text[:place]}{link}{text[place:]}\n(abc/def)"


def cut_sentences(text: str, chance: random.Random, other: str) -> str:
    """Three sentences in ten are gone."""
    parts = sentences(text)
    gone = set(chance.sample(range(len(parts)), k=round(0.3 * len(parts))))
    return " ".join(part for place, part in enumerate(parts) if place not in gone)


def first_part(text: str, chance: random.Random, other: str) -> str:
    """The first four tenths."""
    parts = text.split()
    return " ".join(parts[: round(0.4 * len(parts))])


def replace_words(text: str, chance: random.Random, other: str) -> str:
    """One word in five is another."""
    parts = text.split()
    for place in chance.sample(range(len(parts)), k=round(0.2 * len(parts))):
        parts[place] = "".join(chance.choices("aiuenkrstm", k=7))
    return " ".join(parts)


def embed(text: str, chance: random.Random, other: str) -> str:
    """Inside a longer piece."""
    parts = other.split()
    middle = len(parts) // 2
    return " ".join((*parts[:middle], text, *parts[middle:]))


EDITS: tuple[Callable[[str, random.Random, str], str], ...] = (
    with_dateline,
    cut_sentences,
    first_part,
    replace_words,
    embed,
)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Word triples of a text as it stands."""
    found = words(text)
    return set(zip(found, found[1:], found[2:], strict=False))


def recall(edited: list[tuple[str, str, str]], index: CopyIndex) -> tuple[float, float, float]:
    """Share of edits found by Jaccard >= .8, containment >= .6 and the index."""
    jaccard = contained = found = 0
    for item_id, text, edit in edited:
        first, second = shingles(text), shingles(edit)
        shared = len(first & second)
        jaccard += shared >= 0.8 * len(first | second)
        contained += shared >= 0.6 * min(len(first), len(second))
        matches = index.add(f"edit-{item_id}", edit)
        found += any(match.other_id == item_id for match in matches)
    return jaccard / len(edited), contained / len(edited), found / len(edited)


def main(count: int | None = None) -> dict[str, float]:
    """Print the table and return the recall by edit."""
    items = articles()[:count]
    store = MemoryCopyStore()
    started = time.perf_counter()
    matches = CopyIndex(store).add_many(items)
    seconds = time.perf_counter() - started
    pairs = [match for found in matches for match in found]
    print(f"{len(items)} articles, {store.posting_count() / len(items):.1f} postings each,")
    print(f"{1000 * seconds / len(items):.2f} ms each, {len(pairs)} natural pairs:")
    print(dict(Counter(match.direction for match in pairs)), "\n")
    chance = random.Random(1)
    chosen = chance.sample(items, k=min(EDITED, len(items) // 2))
    print(f"{'edit':<16} {'Jaccard .8':>10} {'contain .6':>10} {'index':>6}")
    results = {}
    for edit in EDITS:
        edited = [
            (item_id, text, edit(text, chance, chance.choice(items)[1])) for item_id, text in chosen
        ]
        index = CopyIndex()
        index.add_many(items)
        first, second, ours = recall(edited, index)
        results[edit.__name__] = ours
        print(f"{edit.__name__:<16} {first:>10.3f} {second:>10.3f} {ours:>6.3f}")
    return results


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
