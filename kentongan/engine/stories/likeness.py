"""How like two articles are, by what they say and how rare it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kentongan.engine.stories.store import StoryMember

TITLE_ALONE = 0.48
"""What a likeness counts where one of the two has no text: titles share words more easily."""
TITLE_TIMES = 2
"""A word of the title counts as if it stood so many times more in the text."""
PAIR_WEIGHT = 0.7
"""A word pair repeats its words and so counts for less."""
COMMON = 0.01
"""A word in more than this share of all articles, and in `COMMON_LEAST`, finds no stories: those
that share only such words share no event, and there would be thousands of them."""
COMMON_LEAST = 300
PRIOR = 50
"""Articles assumed before the first, so that early weights do not swing."""
_REASONS = 5

Strengths = Mapping[str, float]


class Likeness(NamedTuple):
    """How like two articles are, in all and by their titles alone."""

    total: float
    title: float


class Comparison:
    """Compares articles under the frequencies of what was seen so far."""

    def __init__(self, frequencies: Counter[str], count: int) -> None:
        self._frequencies = frequencies
        self._count = count
        self._weights: dict[str, float] = {}
        self._strengths: dict[tuple[str, bool], Strengths] = {}
        self._norms: dict[tuple[str, bool], float] = {}

    def learn(self, each: StoryMember) -> set[str]:
        """Count one article's terms; returns them."""
        terms = terms_of(each)
        self._count += 1
        self._frequencies.update(terms)
        self._weights.clear()
        self._norms.clear()
        return terms

    def frequency(self, term: str) -> int:
        """In how many articles a term occurred."""
        return self._frequencies[term]

    def common(self, *, more: int = 0) -> float:
        """From which frequency on a term is common, when so many `more` articles are seen."""
        return max(COMMON_LEAST, COMMON * (self._count + more))

    def weight(self, term: str) -> float:
        """The square of how rare a term is."""
        known = self._weights.get(term)
        if known is None:
            rarity = math.log1p((PRIOR + self._count) / (self._frequencies[term] + 1))
            known = (rarity * PAIR_WEIGHT if "_" in term else rarity) ** 2
            self._weights[term] = known
        return known

    def likeness(self, first: StoryMember, second: StoryMember) -> Likeness:
        if first.is_template != second.is_template:
            return Likeness(0.0, 0.0)
        title = self._cosine(first, second, whole=False)
        if first.is_template:
            return Likeness(title, title)
        if not (first.body and second.body):
            return Likeness(TITLE_ALONE * title, title)
        return Likeness(self._cosine(first, second, whole=True), title)

    def shared(self, first: Iterable[str], second: Iterable[str]) -> list[str]:
        """The rarest terms that both hold."""
        both = set(first).intersection(second)
        return sorted(both, key=lambda term: (-self.weight(term), term))[:_REASONS]

    def _cosine(self, first: StoryMember, second: StoryMember, *, whole: bool) -> float:
        mine, theirs = self._strong(first, whole=whole), self._strong(second, whole=whole)
        shared = sum(
            value * theirs[term] * self.weight(term)
            for term, value in mine.items()
            if term in theirs
        )
        if not shared:
            return 0.0
        norms = self._norm(first, whole=whole) * self._norm(second, whole=whole)
        return min(shared / math.sqrt(norms), 1.0)

    def _norm(self, each: StoryMember, *, whole: bool) -> float:
        known = self._norms.get((each.id, whole))
        if known is None:
            strong = self._strong(each, whole=whole)
            known = sum(value * value * self.weight(term) for term, value in strong.items())
            self._norms[each.id, whole] = known
        return known

    def _strong(self, each: StoryMember, *, whole: bool) -> Strengths:
        known = self._strengths.get((each.id, whole))
        if known is None:
            known = strengths(each) if whole else dict.fromkeys(each.title, 1.0)
            self._strengths[each.id, whole] = known
        return known


def strengths(each: StoryMember) -> Strengths:
    """How strongly an article speaks of each term, growing slowly with its repetition."""
    times = Counter(each.body)
    for term in each.title:
        times[term] += 1 if "_" in term else TITLE_TIMES
    return {term: 1 + math.log(count) for term, count in times.items()}


def terms_of(each: StoryMember) -> set[str]:
    return {*each.title, *each.body, *each.entities}
