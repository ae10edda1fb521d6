"""What goes into the claim index, what comes out, and where fact-checks are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Literal, NamedTuple, Protocol

import numpy as np

Decision = Literal["confirm", "suggest", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """A published fact-check. `title` says what was checked, `claim` how it circulated.

    `published_at` is aware, or None when nobody told; `language` a tag such as "id".
    """

    id: str
    title: str
    claim: str = ""
    conclusion: str = ""
    language: str = "id"
    published_at: datetime | None = None
    verdict: str = ""
    url: str = ""
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMatch:
    """`score`: likelihood that fact-check `id` answers the text, 0..1.

    `confirm` is sure enough to be shown as the answer, `suggest` is for a person to judge.
    `why` names the words, numbers and names that decided, then the guards that fired.
    """

    id: str
    score: float
    decision: Decision
    why: tuple[str, ...]


class ClaimDocument(NamedTuple):
    """A fact-check as `claims.analyse` reads it; a store may keep less and read it again.

    `terms`: "title:banjir", "claim:banjir", "conclusion:banjir" -> occurrences;
    `grams`: runs of 3 to 5 letters inside the words of title and claim -> occurrences;
    `lengths`: sum of the occurrences by field: "title", "claim", "conclusion", "gram".
    """

    fact_check: FactCheck
    terms: Mapping[str, int]
    grams: Mapping[str, int]
    lengths: Mapping[str, int]


class ClaimStatistics(NamedTuple):
    """Totals over all fact-checks.

    `documents`: how many; `lengths`: sum of the documents' `lengths`; `frequencies`: number of
    fact-checks by term ("title:banjir") or gram ("gram:anj").
    """

    documents: int
    lengths: Mapping[str, int]
    frequencies: Mapping[str, int]


class ClaimStore(Protocol):
    """Where fact-checks and their terms live. Each method is called at most once per batch."""

    def statistics(self, terms: Collection[str]) -> ClaimStatistics:
        """The totals, with the frequencies of these terms and grams (absent: 0)."""

    def candidates(
        self, queries: Sequence[Mapping[str, float]], *, limit: int
    ) -> Sequence[Sequence[ClaimDocument]]:
        """For each query (term -> weight; no grams) the documents that best fit.

        They are the `limit` documents with the greatest sum of the weights of those of the
        query's terms that they have, equal sums in the order of their ids.
        """

    def add_many(self, documents: Sequence[ClaimDocument]) -> None:
        """Keep these; a document whose id is already there replaces the earlier one."""


class MemoryClaimStore:
    """A store in this process; adding or replacing one fact-check touches only its own terms."""

    def __init__(self) -> None:
        self._documents: dict[str, ClaimDocument] = {}
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._frequencies: Counter[str] = Counter()
        self._lengths: Counter[str] = Counter()

    def statistics(self, terms: Collection[str]) -> ClaimStatistics:
        known = self._frequencies
        return ClaimStatistics(
            documents=len(self._documents),
            lengths=self._lengths,
            frequencies={term: known[term] for term in terms if term in known},
        )

    def candidates(
        self, queries: Sequence[Mapping[str, float]], *, limit: int
    ) -> Sequence[Sequence[ClaimDocument]]:
        return [self._best(query, limit) for query in queries]

    def add_many(self, documents: Sequence[ClaimDocument]) -> None:
        for document in documents:
            name = document.fact_check.id
            if name in self._documents:
                self._count(self._documents[name], -1)
                for term in self._documents[name].terms:
                    self._postings[term].remove(self._places[name])
            else:
                self._places[name] = len(self._ids)
                self._ids.append(name)
            self._documents[name] = document
            self._count(document, 1)
            for term in document.terms:
                self._postings[term].append(self._places[name])

    def _count(self, document: ClaimDocument, step: int) -> None:
        for term in frequency_keys(document):
            self._frequencies[term] += step
        for field, length in document.lengths.items():
            self._lengths[field] += step * length

    def _best(self, query: Mapping[str, float], limit: int) -> list[ClaimDocument]:
        sums = np.zeros(len(self._ids))
        for term, weight in query.items():
            if term in self._postings:
                sums[self._postings[term]] += weight
        found = np.flatnonzero(sums)
        if found.size > limit:
            least = np.partition(sums[found], -limit)[-limit]
            found = found[sums[found] >= least]
        order = sorted(found.tolist(), key=lambda place: (-sums[place], self._ids[place]))
        return [self._documents[self._ids[place]] for place in order[:limit]]


def frequency_keys(document: ClaimDocument) -> Iterable[str]:
    """What `ClaimStatistics.frequencies` counts of one document."""
    return chain(document.terms, (f"gram:{gram}" for gram in document.grams))
