"""The claim index: words find the candidates, words and letter runs rank them, guards hold back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from kentongan.engine.claims.guards import fired, spoken
from kentongan.engine.claims.store import (
    ClaimDocument,
    ClaimMatch,
    ClaimStatistics,
    ClaimStore,
    Decision,
    FactCheck,
    MemoryClaimStore,
)
from kentongan.engine.claims.terms import (
    ALIASES,
    MOST_WORDS,
    analyse,
    content_words,
    expanded,
    grams,
    plain,
)
from kentongan.engine.text import stem

CANDIDATES = 200
"""Fact-checks ranked in full. On 105 messages 200 hold the answer to .90, 100 to .87."""
FIELDS = {"title": 1.0, "claim": 1.0, "conclusion": 0.3}
"""Weight of a word by where it stands; the conclusion speaks of much else."""
STEM_SHARE = 2.0
"""Weight of words against letter runs. A word has about ten runs, so theirs is the larger part."""
ALIAS_WEIGHT = 0.3
"""Weight of a word that only a short form stands for."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b (Robertson and Zaragoza 2009)."""
PRIOR = 1000
"""Fact-checks assumed besides those there: rarity then means the same in a small index."""
_SHOWN = 6


class Evidence(NamedTuple):
    """What speaks for one fact-check.

    `score`: the rank score, 0 upwards; `title`: share of its title's words that the text has;
    `text`: share of the text's words, weighted by rarity, that it has.
    """

    score: float
    title: float
    text: float


CALIBRATION = (-32.3, 5.53, 1.73, 1.73)
"""Logistic weights: intercept, log of the score, then the shares in `Evidence`'s order; fitted to
whether the first match is right, on indexes of 30, 300 and 3,746 fact-checks."""
CONFIRM = 0.8
"""Likelihood from which the first match is taken as the answer, if no guard fires. Right in 98 to
100 % of 95 such matches in the three sizes; precision elsewhere is lower, so recalibrate."""
LEAST_TITLE, LEAST_TEXT = 0.5, 0.2
"""Least shares for `CONFIRM`. In an index of 30 every word is rare, and the likelihood alone was
right in 69 %; with these, always."""
SUGGEST = 0.05
"""Likelihood from which a match is worth a person's look: of 113 such first matches 69 % were
right, and of the 37 below it none."""


@dataclass(frozen=True, slots=True)
class _Query:
    text: str
    stems: Mapping[str, float]
    grams: Mapping[str, int]


class ClaimIndex:
    """Known fact-checks, asked with the text of a message, a post or an article."""

    def __init__(
        self, store: ClaimStore | None = None, *, aliases: Mapping[str, str] | None = None
    ) -> None:
        """`aliases`: the office's own short forms and nicknames, besides `terms.ALIASES`."""
        self.store: ClaimStore = MemoryClaimStore() if store is None else store
        self._aliases = {**ALIASES, **(aliases or {})}

    def add(self, fact_check: FactCheck) -> None:
        """Add one fact-check, or replace the one with its id."""
        self.add_many([fact_check])

    def add_many(self, fact_checks: Iterable[FactCheck]) -> None:
        """Add several; the last of equal ids stays."""
        documents = [analyse(each) for each in fact_checks]
        if documents:
            self.store.add_many(documents)

    def match(self, text: str, *, limit: int = 5, at: datetime | None = None) -> list[ClaimMatch]:
        """The fact-checks that may answer a text, the likeliest first; empty when none fits.

        With `at`, when the text was seen, fact-checks too old for it are only suggested.
        """
        return self.match_many([text], limit=limit, at=at)[0]

    def match_many(
        self, texts: Sequence[str], *, limit: int = 5, at: datetime | None = None
    ) -> list[list[ClaimMatch]]:
        """`match` of each text, with one reading of the store for all."""
        queries = [self._read(text) for text in texts]
        asked = {f"{field}:{each}" for query in queries for each in query.stems for field in FIELDS}
        asked.update(f"gram:{gram}" for query in queries for gram in query.grams)
        statistics = self.store.statistics(asked)
        weighted = [self._weighted(query, statistics) for query in queries]
        found = self.store.candidates(weighted, limit=CANDIDATES)
        return [
            self._rank(query, documents, _Scale(statistics), limit, at)
            for query, documents in zip(queries, found, strict=True)
        ]

    def _read(self, text: str) -> _Query:
        bare = " ".join(plain(text).split()[:MOST_WORDS])
        told = content_words(bare)
        stems = dict.fromkeys(stem(expanded(told, self._aliases)), ALIAS_WEIGHT)
        stems.update(dict.fromkeys(stem(told), 1.0))
        return _Query(text=bare, stems=stems, grams=grams(bare))

    def _weighted(self, query: _Query, statistics: ClaimStatistics) -> dict[str, float]:
        scale = _Scale(statistics)
        return {
            term: weight * share * scale.rarity(term)
            for each, weight in query.stems.items()
            for field, share in FIELDS.items()
            if (term := f"{field}:{each}") in statistics.frequencies
        }

    def _rank(
        self,
        query: _Query,
        documents: Sequence[ClaimDocument],
        scale: _Scale,
        limit: int,
        at: datetime | None,
    ) -> list[ClaimMatch]:
        runs = scale.runs(query.grams)
        scored = [(rank_score(query, runs, each, scale), each) for each in documents]
        scored.sort(key=lambda pair: (-pair[0], pair[1].fact_check.id))
        found: list[ClaimMatch] = []
        for place, (rank, document) in enumerate(scored[:limit]):
            evidence = weigh(query, rank, document, scale)
            score = likelihood(evidence)
            guards = fired(query.text, document.fact_check, at=at, aliases=self._aliases)
            if evidence.title < LEAST_TITLE or evidence.text < LEAST_TEXT:
                guards.append("guard: thin")
            found.append(
                ClaimMatch(
                    id=document.fact_check.id,
                    score=score,
                    decision=_decide(score, is_first=place == 0, guards=guards),
                    why=(*_reasons(query, document, scale, self._aliases), *guards),
                )
            )
        return found


class _Scale:
    """How rare terms are and how long fields, from the store's totals."""

    def __init__(self, statistics: ClaimStatistics) -> None:
        self._frequencies = statistics.frequencies
        self._documents = statistics.documents
        count = max(statistics.documents, 1)
        self._means = {field: total / count for field, total in statistics.lengths.items()}
        self._known: dict[str, float] = {}

    def rarity(self, term: str) -> float:
        if term not in self._known:
            seen = self._frequencies.get(term, 0)
            rest = PRIOR + self._documents - seen
            self._known[term] = math.log1p((rest + 0.5) / (seen + 0.5))
        return self._known[term]

    def commonest(self, each: str) -> float:
        """Rarity of a word in the field where it is commonest."""
        return min(self.rarity(f"{field}:{each}") for field in FIELDS)

    def bm25(self, term: str, occurrences: int, length: int) -> float:
        damped = self.damping(term.partition(":")[0], length)
        return self.rarity(term) * (SATURATION + 1) * occurrences / (occurrences + damped)

    def damping(self, field: str, length: int) -> float:
        """What BM25 adds to the occurrences below the line."""
        mean = self._means.get(field, 0) or 1
        return SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean)

    def runs(self, grams: Iterable[str]) -> dict[str, float]:
        """The greatest value of each letter run."""
        return {gram: self.rarity(f"gram:{gram}") * (SATURATION + 1) for gram in grams}


def rank_score(
    query: _Query, runs: Mapping[str, float], document: ClaimDocument, scale: _Scale
) -> float:
    """BM25 over the words of each field and over the letter runs."""
    total = 0.0
    for each, weight in query.stems.items():
        for field, share in FIELDS.items():
            term = f"{field}:{each}"
            if term in document.terms:
                value = scale.bm25(term, document.terms[term], document.lengths[field])
                total += STEM_SHARE * weight * share * value
    own = document.grams
    damped = scale.damping("gram", document.lengths["gram"])
    return total + sum(
        weight * own[gram] / (own[gram] + damped) for gram, weight in runs.items() if gram in own
    )


def weigh(query: _Query, score: float, document: ClaimDocument, scale: _Scale) -> Evidence:
    """The rank score with the shares of title and text that agree."""
    title = [term.partition(":")[2] for term in document.terms if term.startswith("title:")]
    told = {each: scale.commonest(each) for each, weight in query.stems.items() if weight == 1}
    shared = sum(value for each, value in told.items() if _has(document, each))
    return Evidence(
        score=score,
        title=sum(each in query.stems for each in title) / max(len(title), 1),
        text=shared / (sum(told.values()) or 1),
    )


def likelihood(evidence: Evidence) -> float:
    """How likely it answers the text, 0..1."""
    bias, log_score, *shares = CALIBRATION
    total = bias + log_score * math.log1p(evidence.score)
    total += sum(weight * share for weight, share in zip(shares, evidence[1:], strict=True))
    return 1 / (1 + math.exp(-total))


def _has(document: ClaimDocument, each: str) -> bool:
    return any(f"{field}:{each}" in document.terms for field in FIELDS)


def _decide(score: float, *, is_first: bool, guards: Sequence[str]) -> Decision:
    if score >= CONFIRM and is_first and not guards:
        return "confirm"
    return "suggest" if score >= SUGGEST else "none"


def _reasons(
    query: _Query, document: ClaimDocument, scale: _Scale, aliases: Mapping[str, str]
) -> tuple[str, ...]:
    shared = [each for each in query.stems if _has(document, each)]
    shared.sort(key=lambda each: (-scale.commonest(each), each))
    told = content_words(query.text)
    as_told = dict(zip(stem(told), told, strict=True))
    said = spoken(query.text, aliases)
    decided = {
        "words": [as_told.get(each, each) for each in shared[:_SHOWN]],
        "numbers": [each for each in shared if each[0].isdigit()],
        "names": [n for n in document.fact_check.entities if n and spoken(n, aliases) in said],
    }
    return tuple(f"{kind}: {', '.join(found)}" for kind, found in decided.items() if found)
