"""Hints that posts were made together: near-identical texts within minutes. Never a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from kentongan.engine.flow.model import Publication
from kentongan.engine.text import words

WITHIN = timedelta(minutes=15)
ACCOUNTS = 5
"""From so many unrelated accounts on; four friends sharing a joke are no campaign."""
LIKE = 0.8
"""Least share of words in common (Jaccard)."""
SHORTEST = 5
"""Words; "amin", "hoaks!" and "setuju pak" are written by everybody."""
_ADDRESS: Final = re.compile(r"https?://\S+|[@#]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """`accounts` unrelated ones posted nearly the same `text`, `posts` times, between the times.

    `first_at` and `last_at` are aware. Texts and counts only: no account is kept.
    """

    text: str
    posts: int
    accounts: int
    first_at: datetime
    last_at: datetime


@dataclass(slots=True)
class _Group:
    bag: frozenset[str]
    text: str
    posts: list[tuple[datetime, str]] = field(default_factory=list)


def coordination(timed: Iterable[tuple[datetime, Publication]]) -> tuple[Hint, ...]:
    """Groups of near-identical social posts within minutes, the largest first."""
    groups: list[_Group] = []
    for at, item in sorted(timed, key=lambda pair: (pair[0], pair[1].id)):
        text = _ADDRESS.sub(" ", item.text)
        bag = frozenset(words(text))
        if not item.social or len(bag) < SHORTEST:
            continue
        group = next((each for each in groups if _like(each.bag, bag)), None)
        if group is None:
            group = _Group(bag, " ".join(text.split()))
            groups.append(group)
        group.posts.append((at, item.account or item.owner))
    hints = [hint for group in groups if (hint := _hint(group))]
    return tuple(sorted(hints, key=lambda hint: (-hint.accounts, hint.first_at, hint.text)))


def _like(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= LIKE * len(one | other)


def _hint(group: _Group) -> Hint | None:
    """The densest span of the group, if enough accounts wrote in it."""
    best: Sequence[tuple[datetime, str]] = ()
    start = 0
    for end, (at, _owner) in enumerate(group.posts):
        while at - group.posts[start][0] > WITHIN:
            start += 1
        span = group.posts[start : end + 1]
        if len({owner for _at, owner in span}) > len({owner for _at, owner in best}):
            best = span
    accounts = len({owner for _at, owner in best})
    if accounts < ACCOUNTS:
        return None
    return Hint(
        text=group.text, posts=len(best), accounts=accounts,
        first_at=best[0][0], last_at=best[-1][0],
    )  # fmt: skip
