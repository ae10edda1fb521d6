"""Copies: recall on five edits of real articles, false pairs and speed, beside MinHash.

    script/bench copies [--sample ARTICLES]

Reads `articles/detik_2026_train.csv` of the shared test beds. The peer is the usual recipe: 128
permutations of rensa over word triples, 16 bands of 8 rows; a pair that shares a band is found.
"""

import csv
import os
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import TypeAlias

from rensa import RMinHash

from bench._report import Row, report, seconds
from kentongan.engine.copies import CopyIndex, CopyMatch, MemoryCopyStore, posted, word_hashes
from kentongan.engine.text import sentences, words

SHARED = Path(os.environ.get("KENTONGAN_SHARED", Path(__file__).parents[2] / "shared"))
EDITED = 300
PERMUTATIONS, BANDS, SEED = 128, 16, 1
UNLIKE = 0.4  # containment below which a pair is no copy
MOST_FALSE = 1 / 10_000
LEAST_SPEED = 0.4
Article: TypeAlias = tuple[str, str]


def articles() -> list[Article]:
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


EDITS: dict[Callable[[str, random.Random, str], str], float] = {
    with_dateline: 0.99,
    cut_sentences: 0.99,
    first_part: 0.99,
    replace_words: 0.95,
    embed: 0.99,
}


def triples(text: str) -> set[str]:
    """Word triples of a text as it stands."""
    found = words(text)
    return set(map(" ".join, zip(found, found[1:], found[2:], strict=False)))


def bands(text: str) -> set[tuple[int, ...]]:
    """The peer's signature, cut into its bands."""
    digest = minhash(text).digest()
    rows = PERMUTATIONS // BANDS
    return {(start, *digest[start : start + rows]) for start in range(0, PERMUTATIONS, rows)}


def minhash(text: str) -> RMinHash:
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(triples(text))
    return sketch


def measure(sample: int | None) -> Iterator[Row]:
    items = articles()[:sample]
    texts = dict(items)
    index = CopyIndex()
    natural = index.add_many(items)
    yield from recalls(items)
    yield false_pairs(texts, natural)
    yield from speed(items)


def recalls(items: Sequence[Article]) -> Iterator[Row]:
    """Of each edit, how many originals were found."""
    chance = random.Random(SEED)
    chosen = chance.sample(items, k=min(EDITED, len(items) // 2))
    for edit, must in EDITS.items():
        edited = [(key, text, edit(text, chance, chance.choice(items)[1])) for key, text in chosen]
        index = CopyIndex()
        index.add_many(items)
        yield Row(
            what=f"recall, {edit.__name__.replace('_', ' ')}",
            value=mean(_finds(index, *each) for each in edited),
            peer="MinHash 16x8",
            peer_value=mean(not bands(text).isdisjoint(bands(made)) for _, text, made in edited),
            must=must,
            note=f"{len(edited)} of {len(items):,} articles",
        )


def _finds(index: CopyIndex, key: str, text: str, edited: str) -> bool:
    return any(match.other_id == key for match in index.add(f"edit-{key}", edited))


def false_pairs(texts: dict[str, str], natural: Sequence[Sequence[CopyMatch]]) -> Row:
    """Pairs told to be copies whose exact containment is below `UNLIKE`, over all pairs."""
    pairs = [
        (key, match.other_id) for key, found in zip(texts, natural, strict=True) for match in found
    ]
    false = sum(containment(texts[one], texts[other]) < UNLIKE for one, other in pairs)
    every = len(texts) * (len(texts) - 1) / 2
    return Row(
        what="false pairs, in 10,000",
        value=10_000 * false / every,
        must=10_000 * MOST_FALSE,
        at_most=True,
        note=f"{false} of {len(pairs)} found",
    )


def containment(text: str, other: str) -> float:
    first, second = triples(text), triples(other)
    return len(first & second) / max(min(len(first), len(second)), 1)


def speed(items: Sequence[Article]) -> Iterator[Row]:
    """Signatures from the text, and the whole of finding copies."""
    ours = seconds(lambda: [posted(word_hashes(text)) for _, text in items], times=3)
    theirs = seconds(lambda: [minhash(text) for _, text in items], times=3)
    parts = [sorted(triples(text)) for _, text in items]
    bare = seconds(lambda: [RMinHash(PERMUTATIONS, SEED).update(part) for part in parts], times=3)
    store = MemoryCopyStore()
    whole = seconds(lambda: CopyIndex(store).add_many(items))
    yield Row(
        what="signatures/s, of theirs",
        value=theirs / ours,
        unit="x",
        peer="rensa, 128 permutations",
        peer_value=len(items) / theirs,
        must=LEAST_SPEED,
        note=f"ours {len(items) / ours:,.0f}/s from the text, as theirs",
    )
    yield Row(
        what="the same, their triples made beforehand",
        value=bare / ours,
        unit="x",
        peer="rensa",
        peer_value=len(items) / bare,
    )
    yield Row(
        what="found, posted and compared",
        value=len(items) / whole,
        unit="articles/s",
        note=f"{store.posting_count() / len(items):.1f} postings each",
    )


if __name__ == "__main__":
    report(measure)
