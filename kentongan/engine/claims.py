"""Claims: which known fact-checks answer a circulating text, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

Decision = Literal["confirm", "suggest", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """A published fact-check. `title` says what was checked, `claim` how it circulated."""

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
    """A fact-check with its terms: `title:stem`, `claim:stem`, `conclusion:stem` -> occurrences.

    `lengths`: number of stems by field ("title", "claim", "conclusion").
    """

    fact_check: FactCheck
    terms: Mapping[str, int]
    lengths: Mapping[str, int]


class ClaimStatistics(NamedTuple):
    """How many `documents`, sum of `lengths` by field, number of fact-checks by term."""

    documents: int
    lengths: Mapping[str, int]
    frequencies: Mapping[str, int]


class ClaimStore(Protocol):
    """Where fact-checks and their terms live. Each method is called at most once per batch."""

    def statistics(self, terms: Collection[str]) -> ClaimStatistics:
        """Totals over all fact-checks; `frequencies` of these terms."""

    def candidates(
        self, queries: Sequence[Mapping[str, float]], *, limit: int
    ) -> Sequence[Sequence[ClaimDocument]]:
        """For each query (term -> weight): the `limit` documents with the greatest sum of the
        weights of the query's terms they have (each once), ties in the order of their ids."""

    def add_many(self, documents: Sequence[ClaimDocument]) -> None:
        """Keep these; a document whose id is already there replaces the earlier one."""
