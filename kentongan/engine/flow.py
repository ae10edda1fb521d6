"""Who published first, by what evidence, and who so close behind that it is a tie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

TIE = timedelta(minutes=5)
"""Clocks of outlets, feeds and our own polling differ by this much."""

TimeEvidence = Literal["published", "first_seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One article of a story.

    `owner`: the network the outlet belongs to (or the outlet itself); its members count once.
    `published_at` as the page or feed tells (aware), `first_seen_at` when we first saw it.
    """

    id: str
    owner: str
    first_seen_at: datetime
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPublisher:
    """`at` is aware.

    `ties`: ids of other owners' first articles less than `TIE` later, in order of time.
    """

    id: str
    at: datetime
    evidence: TimeEvidence
    ties: tuple[str, ...]


def first_publisher(items: Iterable[Publication]) -> FirstPublisher | None:
    """The earliest article, or None when there is none.

    A time told by the page counts unless it is later than when we first saw the article: an
    outlet that stamps the last edit, or the wrong zone, was there by then all the same.
    """
    timed = sorted((*_time(item), item.id, item.owner) for item in items)
    if not timed:
        return None
    at, evidence, first_id, owner = timed[0]
    firsts: dict[str, str] = {}
    for other_at, _, other_id, other_owner in timed:
        if other_at - at < TIE:
            firsts.setdefault(other_owner, other_id)
    ties = tuple(item_id for name, item_id in firsts.items() if name != owner)
    return FirstPublisher(id=first_id, at=at, evidence=evidence, ties=ties)


def _time(item: Publication) -> tuple[datetime, TimeEvidence]:
    if item.published_at is None or item.published_at > item.first_seen_at:
        return item.first_seen_at, "first_seen"
    return item.published_at, "published"
