"""Claims: finding the fact-check that answers a message, against plain BM25 and Jaccard.

    script/bench claims          (or: python bench/claims.py)

Reads `claims/` of the shared test beds. AUROC: does the first match's score tell the messages
that have an answer from those that have none.
"""

import csv
import math
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kentongan.engine.claims import ClaimIndex, ClaimMatch, FactCheck
from kentongan.engine.text import words

SHARED = Path(os.environ.get("KENTONGAN_SHARED", Path(__file__).parents[2] / "shared"))

Ranked = list[tuple[str, float]]


@dataclass(frozen=True)
class Message:
    """A citizen's message and the ids of the fact-checks that answer it."""

    text: str
    accepted: frozenset[str]
    difficulty: str


def fact_checks() -> list[FactCheck]:
    """Those of 2024, with the hoax as it circulated."""
    with (SHARED / "data/claims/index.csv").open(encoding="utf-8") as file:
        return [
            FactCheck(id=row["id"], title=row["title"], claim=row["hoax_text"])
            for row in csv.DictReader(file)
        ]


def messages() -> list[Message]:
    """The tuning half."""
    with (SHARED / "data/claims/queries_dev.csv").open(encoding="utf-8") as file:
        return [
            Message(row["query"], frozenset(row["acceptable_ids"].split()), row["difficulty"])
            for row in csv.DictReader(file)
        ]


def plain_bm25(known: list[FactCheck]) -> Callable[[str], Ranked]:
    """BM25 over whole words of title and text, no stems."""
    documents = [(each.id, Counter(words(f"{each.title} {each.claim}"))) for each in known]
    seen = Counter(word for _, document in documents for word in document)
    mean = sum(document.total() for _, document in documents) / len(documents)

    def rank(text: str) -> Ranked:
        asked = set(words(text)) & seen.keys()
        rare = {w: math.log1p((len(documents) - seen[w] + 0.5) / (seen[w] + 0.5)) for w in asked}
        scores = []
        for name, document in documents:
            damped = 1.2 * (0.25 + 0.75 * document.total() / mean)
            hits = asked & document.keys()
            scores.append(
                (name, sum(rare[w] * 2.2 * document[w] / (document[w] + damped) for w in hits))
            )
        return sorted(scores, key=lambda pair: -pair[1])[:50]

    return rank


def jaccard(known: list[FactCheck]) -> Callable[[str], Ranked]:
    """Share of words in common with title and text."""
    documents = [(each.id, set(words(f"{each.title} {each.claim}"))) for each in known]

    def rank(text: str) -> Ranked:
        asked = set(words(text))
        scores = [(name, len(asked & each) / len(asked | each)) for name, each in documents]
        return sorted(scores, key=lambda pair: -pair[1])[:50]

    return rank


def engine(known: list[FactCheck]) -> Callable[[str], Ranked]:
    """Ours."""
    index = ClaimIndex()
    index.add_many(known)
    return lambda text: [(match.id, match.score) for match in index.match(text, limit=10)]


def measure(rank: Callable[[str], Ranked], asked: list[Message]) -> dict[str, float]:
    """R@1, R@5, MRR over the answered, AUROC over all, ms a message."""
    places, tops = [], []
    started = time.perf_counter()
    for message in asked:
        found = rank(message.text)
        tops.append((found[0][1] if found else 0.0, bool(message.accepted)))
        if message.accepted:
            hits = [place for place, (name, _) in enumerate(found, 1) if name in message.accepted]
            places.append(hits[0] if hits else math.inf)
    spent = time.perf_counter() - started
    yes = [score for score, answered in tops if answered]
    no = [score for score, answered in tops if not answered]
    return {
        "R@1": sum(place == 1 for place in places) / len(places),
        "R@5": sum(place <= 5 for place in places) / len(places),
        "MRR": sum(1 / place for place in places) / len(places),
        "AUROC": sum((a > b) + (a == b) / 2 for a in yes for b in no) / len(yes) / len(no),
        "ms": 1000 * spent / len(asked),
    }


def decisions(known: list[FactCheck], asked: list[Message]) -> dict[str, float]:
    """How many first matches are confirmed or suggested, and how many of those rightly."""
    index = ClaimIndex()
    index.add_many(known)
    tops: list[tuple[ClaimMatch, bool]] = []
    for message in asked:
        found = index.match(message.text, limit=1)
        tops += [(match, match.id in message.accepted) for match in found]
    result: dict[str, float] = {}
    for decision in ("confirm", "suggest", "none"):
        right = [is_right for match, is_right in tops if match.decision == decision]
        result[decision] = len(right)
        result[f"{decision} right"] = sum(right) / len(right) if right else 0.0
    return result


def main() -> dict[str, float]:
    """Print the table; return our numbers."""
    known, asked = fact_checks(), messages()
    ours: dict[str, float] = {}
    print(
        f"{'method':<12}" + "".join(f"{head:>8}" for head in ("R@1", "R@5", "MRR", "AUROC", "ms"))
    )
    for peer in (plain_bm25, jaccard, engine):
        ours = measure(peer(known), asked)
        print(f"{peer.__name__:<12}" + "".join(f"{value:>8.3f}" for value in ours.values()))
    judged = decisions(known, asked)
    print(", ".join(f"{name} {value:.3g}" for name, value in judged.items()))
    return {**ours, **judged}


if __name__ == "__main__":
    main()
