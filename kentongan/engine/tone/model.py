"""A naive Bayes model over stems and pairs of stems: small, repeatable, able to say why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kentongan.engine.text import STOPWORDS, stem, words

TONES: Final = (-1, 0, 1)
NEGATIONS: Final = frozenset(["tidak", "tak", "bukan", "belum", "tanpa", "jangan"])
REACH: Final = 2  # words that a negation turns round
MAX_WORDS: Final = 200  # of a body: what an article is about stands at its beginning
MAX_FEATURES: Final = 8_000
LEAST_SEEN: Final = 2  # texts; a word of one text teaches nothing
SMOOTHING: Final = 0.3
TOLD: Final = 6  # words that explain a reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneReading:
    """`tone` is -1, 0 or 1; `why` are the words that decided, the strongest first."""

    tone: int
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToneModel:
    """What was counted: how many texts of each tone (-1, 0, 1) hold a feature.

    `counts` and `texts` are whole numbers, so a model is plain JSON and equal on any machine.
    """

    texts: tuple[int, ...]
    counts: Mapping[str, tuple[int, ...]]
    _weights: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False, repr=False)

    def read(self, text: str) -> ToneReading:
        """The likeliest tone of a text, with the words that speak most for it."""
        found = [feature for feature in _features(text) if feature in self.counts]
        scores = [math.log((texts + 1) / (sum(self.texts) + 3)) for texts in self.texts]
        weights = {feature: self._weight(feature) for feature in found}
        for weight in weights.values():
            scores = [score + each for score, each in zip(scores, weight, strict=True)]
        best = max(range(3), key=lambda place: (scores[place], place == 1))
        speaking = {feature: _lead(weight, best) for feature, weight in weights.items()}
        strongest = sorted(speaking, key=lambda feature: (-speaking[feature], feature))
        return ToneReading(
            tone=TONES[best],
            why=tuple(feature for feature in strongest[:TOLD] if speaking[feature] > 0),
        )

    def as_json(self) -> dict[str, Any]:
        """As `from_json` takes it."""
        return {"texts": list(self.texts), "counts": {k: list(v) for k, v in self.counts.items()}}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> ToneModel:
        """The model that `as_json` wrote."""
        return ToneModel(
            tuple(data["texts"]), {key: tuple(value) for key, value in data["counts"].items()}
        )

    def _weight(self, feature: str) -> tuple[float, ...]:
        """Logarithm of the feature's share of the texts of each tone."""
        known = self._weights.get(feature)
        if known is None:
            known = self._weights[feature] = tuple(
                math.log((count + SMOOTHING) / (texts + 2 * SMOOTHING))
                for count, texts in zip(self.counts[feature], self.texts, strict=True)
            )
        return known


def train(samples: Iterable[tuple[str, int]]) -> ToneModel:
    """A model of texts and the tone (-1, 0 or 1) that a person gave each."""
    counts: dict[str, list[int]] = {}
    texts = [0, 0, 0]
    for text, tone in samples:
        place = TONES.index(tone)
        texts[place] += 1
        for feature in _features(text):
            counts.setdefault(feature, [0, 0, 0])[place] += 1
    seen = Counter({feature: sum(each) for feature, each in counts.items()})
    often = [feature for feature, times in seen.items() if times >= LEAST_SEEN]
    kept = sorted(often, key=lambda feature: (-seen[feature], feature))[:MAX_FEATURES]
    return ToneModel(tuple(texts), {feature: tuple(counts[feature]) for feature in kept})


def _features(text: str) -> set[str]:
    """Stems and pairs of neighbours; what follows a negation is another word."""
    tokens = words(text)[:MAX_WORDS]
    found: set[str] = set()
    before, turned = "", 0
    for token, root in zip(tokens, stem(tokens), strict=True):
        if token in NEGATIONS:
            turned = REACH
            continue
        if token in STOPWORDS or token.isdigit():
            continue
        feature = f"tidak {root}" if turned else root
        turned = max(0, turned - 1)
        found |= {feature, f"{before}+{feature}"} if before else {feature}
        before = feature
    return found


def _lead(weight: tuple[float, ...], best: int) -> float:
    """By how much a feature speaks for the best tone rather than for its nearest rival."""
    return weight[best] - max(each for place, each in enumerate(weight) if place != best)
