"""Copies: which texts repeat a text seen before, whole or in part, and which contains which.

News is re-published with a dateline added, sentences cut, words changed, or inside a longer piece.
Jaccard similarity misses most of that; containment of word triples finds it (`bench/copies.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kentongan.engine.text import strip_boilerplate, words

Direction = Literal["contains", "contained", "mutual"]
Words = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]

SHINGLE = 3
"""Words in a row that are compared as one."""
SAMPLE = 8
"""One shingle in eight is posted: 40 postings for a median article of 320 words."""
MAX_POSTINGS = 100
"""Only the first 100 texts are posted under one shingle: what more share is a phrase of the trade,
and of a text copied more often than that the first hundred are enough to recognise the next."""
CANDIDATE = 0.3
"""Least sampled containment. With 40 samples of a true .51 (one word in five replaced) the
sampling error is .08, so .3 loses 0.5 % of such pairs where .4 loses 4 %."""
FEW_SAMPLES = 8
"""Below this a sampled share says nothing, and one shared shingle makes a candidate."""
COPY = 0.6
"""Least exact containment of a copy. .15-.6 is the same event told by another hand."""
REWORDED = 0.35
"""Least containment of a text whose words were replaced here and there: .8 ** 3 = .51 of the
triples survive one word in five; the in-order share of words must then be at least `IN_ORDER`."""
IN_ORDER = 0.7
"""Least share of the shorter text's words found in the other in the same order."""
TEMPLATE_NUMBERS = 10
"""Texts with fewer numbers than this are not taken for the same form filled in anew."""
TEMPLATE_GAP = 0.25
"""The numbers of gold prices and sales adverts agree this much less than their words do; those
of a copy agree as much (1,472 articles: 28 of 89 natural pairs are such forms)."""
LEAST_WORDS = 20
"""Shorter texts (titles, stubs) are only ever exact copies."""
MAX_WORDS = 20_000
"""Words read of one text: a book or an endless page costs no more than that."""
MUTUAL = 0.8
"""When the shorter text has this share of the longer one's words, neither contains the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMatch:
    """`containment`: share of the shorter text found in the other, 0..1.

    `direction` is said of the added text: it contains the other, is contained, or both.
    """

    other_id: str
    containment: float
    direction: Direction


class CopyEntry(NamedTuple):
    """What a store keeps of one text.

    `postings`: signed 64-bit hashes to be found by (shingles already full are left out);
    `samples`: how many of them are sampled shingles; `words`: 32-bit hash of each word in order,
    little endian bytes.
    """

    id: str
    postings: tuple[int, ...]
    samples: int
    words: bytes


class CopyStore(Protocol):
    """Where postings and signatures live. Each method is called at most once per batch.

    An entry whose id is already there replaces the earlier one.
    """

    def postings(self, hashes: Collection[int]) -> Mapping[int, Sequence[str]]:
        """Ids of the texts posted under each hash, in any order (at most `MAX_POSTINGS`)."""

    def samples(self, ids: Collection[str]) -> Mapping[str, int]:
        """`CopyEntry.samples` by id."""

    def words(self, ids: Collection[str]) -> Mapping[str, bytes]:
        """`CopyEntry.words` by id."""

    def add_many(self, entries: Sequence[CopyEntry]) -> None:
        """Keep these, in this order."""


class MemoryCopyStore:
    """A store in this process, for tests, benchmarks and one-off comparisons."""

    def __init__(self) -> None:
        self._entries: dict[str, CopyEntry] = {}
        self._postings: dict[int, list[str]] = {}

    def postings(self, hashes: Collection[int]) -> Mapping[int, Sequence[str]]:
        return {key: self._postings[key] for key in hashes if key in self._postings}

    def samples(self, ids: Collection[str]) -> Mapping[str, int]:
        return {key: self._entries[key].samples for key in ids}

    def words(self, ids: Collection[str]) -> Mapping[str, bytes]:
        return {key: self._entries[key].words for key in ids}

    def add_many(self, entries: Sequence[CopyEntry]) -> None:
        for entry in entries:
            if entry.id in self._entries:
                for key in self._entries[entry.id].postings:
                    self._postings[key].remove(entry.id)
            self._entries[entry.id] = entry
            for key in entry.postings:
                self._postings.setdefault(key, []).append(entry.id)

    def posting_count(self) -> int:
        """How many postings there are in all."""
        return sum(map(len, self._postings.values()))


class CopyIndex:
    """Finds, for each text added, the texts added before that it repeats or that repeat it."""

    def __init__(self, store: CopyStore | None = None) -> None:
        self.store: CopyStore = MemoryCopyStore() if store is None else store

    def add(self, item_id: str, text: str) -> list[CopyMatch]:
        """Add one text; return its copies among the earlier ones, the surest first.

        A text added again under its id replaces the earlier one and never matches it.
        """
        return self.add_many([(item_id, text)])[0]

    def add_many(self, items: Iterable[tuple[str, str]]) -> list[list[CopyMatch]]:
        """Add (id, text) in this order; the result equals that of adding them one by one."""
        found: list[list[CopyMatch]] = []
        batch: dict[str, Words] = {}
        for item_id, text in items:
            if item_id in batch:
                found += self._add_distinct(batch)
                batch = {}
            batch[item_id] = word_hashes(text)
        return found + self._add_distinct(batch)

    def _add_distinct(self, batch: Mapping[str, Words]) -> list[list[CopyMatch]]:
        if not batch:
            return []
        overlay = _Overlay(self.store, batch)
        candidates = [overlay.post(item_id, batch[item_id]) for item_id in batch]
        asked = overlay.stored & {other for near in candidates for other in near}
        stored = self.store.words(asked)
        signatures = {key: np.frombuffer(data, dtype="<u4") for key, data in stored.items()}
        found: list[list[CopyMatch]] = []
        for (item_id, signature), near in zip(batch.items(), candidates, strict=True):
            matches = (compare(signature, signatures[key], other_id=key) for key in near)
            found.append(sorted(filter(None, matches), key=_sureness))
            signatures[item_id] = signature
        self.store.add_many(overlay.entries)
        return found


class _Overlay:
    """The store's postings for one batch, with the batch's own laid over them in order."""

    def __init__(self, store: CopyStore, batch: Mapping[str, Words]) -> None:
        self._keys = {item_id: posted(signature) for item_id, signature in batch.items()}
        wanted = {key for keys in self._keys.values() for key in keys}
        self._postings = {key: list(ids) for key, ids in store.postings(wanted).items()}
        self.stored = frozenset(other for ids in self._postings.values() for other in ids)
        self._samples = dict(store.samples(self.stored))
        self.entries: list[CopyEntry] = []

    def post(self, item_id: str, signature: Words) -> list[str]:
        """Post one text and return the ids of the earlier ones that may be its copies."""
        if item_id in self.stored:
            for ids in self._postings.values():
                if item_id in ids:
                    ids.remove(item_id)
        keys = self._keys[item_id]
        shared = Counter(other for key in keys for other in self._postings.get(key, ()))
        near = [other for other, count in shared.items() if self._is_near(other, count, len(keys))]
        room = tuple(key for key in keys if len(self._postings.get(key, ())) < MAX_POSTINGS)
        for key in room:
            self._postings.setdefault(key, []).append(item_id)
        self._samples[item_id] = len(room)
        self.entries.append(
            CopyEntry(item_id, room, len(room), signature.astype("<u4", copy=False).tobytes())
        )
        return near

    def _is_near(self, other: str, count: int, samples: int) -> bool:
        least = min(samples, self._samples[other])
        return least < FEW_SAMPLES or count >= CANDIDATE * least


def word_hashes(text: str) -> Words:
    """One 32-bit hash for each of the text's words in order, boilerplate left out.

    A number's hash is odd, any other word's even.
    """
    found = words(strip_boilerplate(text))[:MAX_WORDS]
    hashed = (crc32(word.encode()) & ~1 | word[0].isdigit() for word in found)
    return np.fromiter(hashed, dtype=np.uint32, count=len(found))


def compare(text: Words, other: Words, *, other_id: str) -> CopyMatch | None:
    """The exact comparison of two texts' words: a match, or None where they are no copies."""
    if min(len(text), len(other)) < LEAST_WORDS:
        return _match(other_id, 1.0, text, other) if np.array_equal(text, other) else None
    mine, theirs = np.unique(_hashes(text)), np.unique(_hashes(other))
    shared = np.intersect1d(mine, theirs, assume_unique=True).size
    containment = shared / min(mine.size, theirs.size)
    if REWORDED <= containment < COPY:
        share = words_in_order(text.tolist(), other.tolist()) / min(len(text), len(other))
        containment = share if share >= IN_ORDER else containment
    if containment < COPY or _is_same_template(text, other):
        return None
    return _match(other_id, containment, text, other)


def _is_same_template(text: Words, other: Words) -> bool:
    """Whether the texts share their words but not their numbers."""
    numbers, others = (np.unique(each[each % 2 == 1]) for each in (text, other))
    if min(numbers.size, others.size) < TEMPLATE_NUMBERS:
        return False
    plain, plains = (np.unique(each[each % 2 == 0]) for each in (text, other))
    return _overlap(plain, plains) - _overlap(numbers, others) >= TEMPLATE_GAP


def _overlap(first: Words, second: Words) -> float:
    shared = np.intersect1d(first, second, assume_unique=True).size
    return shared / max(min(first.size, second.size), 1)


def words_in_order(first: Sequence[int], second: Sequence[int]) -> int:
    """Length of the longest common subsequence, in the bit-parallel way of Hyyrö (2004)."""
    places: dict[int, int] = {}
    for place, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << place
    every = (1 << len(first)) - 1
    row = every
    for word in second:
        hits = row & places.get(word, 0)
        row = ((row + hits) | (row - hits)) & every
    return len(first) - row.bit_count()


def _match(other_id: str, containment: float, text: Words, other: Words) -> CopyMatch:
    shorter, longer = sorted((len(text), len(other)))
    direction: Direction = "contains" if len(text) > len(other) else "contained"
    if shorter >= MUTUAL * longer:
        direction = "mutual"
    return CopyMatch(other_id=other_id, containment=containment, direction=direction)


def _sureness(match: CopyMatch) -> tuple[float, int, str]:
    """The surest first; then the earliest, where ids are numbers that grow."""
    return -match.containment, len(match.other_id), match.other_id


def _hashes(signature: Words) -> Hashes:
    """One 64-bit hash for each run of `SHINGLE` words (splitmix64 over the words' hashes)."""
    count = max(len(signature) - SHINGLE + 1, 0)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed = _mix(mixed ^ signature[place : place + count].astype(np.uint64))
    return mixed


def _mix(value: Hashes) -> Hashes:
    value = value + np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def posted(signature: Words) -> tuple[int, ...]:
    """The sampled shingles and one hash of the whole text, as signed integers."""
    if not len(signature):
        return ()
    hashes = _hashes(signature)
    sampled = np.unique(hashes[hashes % np.uint64(SAMPLE) == 0]).view(np.int64)
    return (*sampled.tolist(), crc32(signature.tobytes()))
