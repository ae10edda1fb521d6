"""How like two articles are, by what they say and how rare it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

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

_WHOLE, _TITLE = "whole", "title"
_DIGITS = 9  # likenesses that differ less are equal, whatever else was in the batch
_LEAST_WITH_MEDOID = 3  # of two members none is nearer the middle: the earlier one stands for both
_ROOM = 4096  # terms, doubled as needed

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
_Part = tuple[Places, Floats]


class Comparison:
    """Compares articles under the frequencies of what was seen so far.

    Each term has a place, each article a vector over these places; one article is compared with
    many at once.
    """

    def __init__(self, count: int) -> None:
        """`count`: how many articles were ever seen."""
        self._frequencies = Counter[str]()
        self._count = count
        self._weights: dict[str, float] = {}
        self._places: dict[str, int] = {}
        self._times = np.zeros(_ROOM)
        self._factors = np.zeros(_ROOM)
        self._mine = np.zeros(_ROOM)
        self._vectors: dict[str, _Vectors] = {}

    def know(self, terms: Collection[str], frequencies: Mapping[str, int]) -> None:
        """Have these terms, never told before, with how many articles each occurred in."""
        self._frequencies.update(frequencies)
        self._take_places(list(terms))

    def learn(self, each: StoryMember) -> set[str]:
        """Count one article's terms; returns them."""
        terms = terms_of(each)
        self._count += 1
        self._frequencies.update(terms)
        self._times[self._places_of(terms)] += 1
        self._weights.clear()
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

    def likeness(self, mine: StoryMember, others: Sequence[StoryMember]) -> Floats:
        """How like (0..1) an article is to each of the others."""
        first = self._vectors_of(mine)
        seconds = [self._vectors_of(other) for other in others]
        found = np.zeros(len(others))
        for whole, kind in ((True, _WHOLE), (False, _TITLE)):
            at = [place for place, each in enumerate(seconds) if first.compared(each) is kind]
            if at:
                cosines = self._cosines(first, [seconds[place] for place in at], whole=whole)
                found[at] = cosines if whole or first.is_template else TITLE_ALONE * cosines
        return found

    def medoid(self, members: Sequence[StoryMember]) -> StoryMember:
        """The member that is most like all others; the earliest of equals."""
        if len(members) < _LEAST_WITH_MEDOID:
            return members[0]
        sums = [self.likeness(each, members).sum() for each in members]
        return members[int(np.argmax(np.round(sums, _DIGITS)))]

    def shared(self, first: Iterable[str], second: Iterable[str]) -> list[str]:
        """The rarest terms that both hold."""
        both = set(first).intersection(second)
        return sorted(both, key=lambda term: (-self.weight(term), term))[:_REASONS]

    def _cosines(self, mine: _Vectors, others: Sequence[_Vectors], *, whole: bool) -> Floats:
        places, strong = self._part(mine, whole=whole)
        parts = [self._part(other, whole=whole) for other in others]
        lengths = np.array([len(each) for each, _strong in parts])
        filled = lengths > 0
        found = np.zeros(len(others))
        if not len(places) or not filled.any():
            return found
        theirs = np.concatenate([each for each, _strong in parts])
        values = np.concatenate([each for _places, each in parts])
        starts = (np.cumsum(lengths) - lengths)[filled]
        weights = self._weights_at(places)
        self._mine[places] = strong * weights
        shared = np.add.reduceat(values * self._mine[theirs], starts)
        self._mine[places] = 0
        norms = np.add.reduceat(values * values * self._weights_at(theirs), starts)
        own = float((strong * strong * weights).sum())
        found[filled] = np.minimum(np.round(shared / np.sqrt(norms * own), _DIGITS), 1.0)
        return found

    def _weights_at(self, places: Places) -> Floats:
        rarity = np.log1p((PRIOR + self._count) / (self._times[places] + 1))
        return np.square(rarity * self._factors[places])

    def _vectors_of(self, each: StoryMember) -> _Vectors:
        known = self._vectors.get(each.id)
        if known is None:
            known = self._vectors[each.id] = _Vectors(each)
        return known

    def _part(self, vectors: _Vectors, *, whole: bool) -> _Part:
        """One article as places and strengths, made when it is first compared by them."""
        if whole:
            if vectors.whole is None:
                times = repetitions(vectors.member)
                strengths = 1 + np.log(np.fromiter(times.values(), float, len(times)))
                vectors.whole = self._places_of(times), strengths
            return vectors.whole
        if vectors.title is None:
            title = self._places_of(vectors.member.title)
            vectors.title = title, np.ones(len(title))
        return vectors.title

    def _places_of(self, terms: Collection[str]) -> Places:
        return np.fromiter(map(self._places.__getitem__, terms), np.intp, len(terms))

    def _take_places(self, terms: Sequence[str]) -> None:
        """Give each of these terms, all different, the next place."""
        start, end = len(self._places), len(self._places) + len(terms)
        while end > len(self._times):
            self._times, self._factors, self._mine = (
                np.concatenate([each, np.zeros(len(each))])
                for each in (self._times, self._factors, self._mine)
            )
        self._places.update(zip(terms, range(start, end), strict=True))
        self._times[start:end] = [self._frequencies[term] for term in terms]
        self._factors[start:end] = [PAIR_WEIGHT if "_" in term else 1.0 for term in terms]


class _Vectors:
    """One article as it is compared, by its title or as a whole."""

    __slots__ = ("has_body", "is_template", "member", "title", "whole")

    def __init__(self, member: StoryMember) -> None:
        self.member = member
        self.has_body = bool(member.body)
        self.is_template = member.is_template
        self.title: _Part | None = None
        self.whole: _Part | None = None

    def compared(self, other: _Vectors) -> str:
        """By what the two are compared: "" where they are not."""
        if self.is_template != other.is_template:
            return ""
        return _WHOLE if self.has_body and other.has_body and not self.is_template else _TITLE


def repetitions(each: StoryMember) -> Counter[str]:
    """How often an article says each term; its strength grows slowly with that."""
    times = Counter(each.body)
    for term in each.title:
        times[term] += 1 if "_" in term else TITLE_TIMES
    return times


def terms_of(each: StoryMember) -> set[str]:
    return {*each.title, *each.body, *each.entities}
