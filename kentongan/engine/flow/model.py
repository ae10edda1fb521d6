"""What goes in and what is said of the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TimeEvidence = Literal["published", "feed", "address", "first_seen"]
"""The page's own time, the feed's, the stamp in the address, or when we first saw it."""

Reason = Literal[
    "published", "feed", "address", "first_seen", "feed_agrees", "address_agrees", "seen_soon",
    "clear_lead", "others_copy", "credited", "clocks_differ", "ahead_of_us", "cites_another", "tie",
]  # fmt: skip
"""What raised or lowered the confidence; the first names the evidence that decided."""

Direction = Literal["contains", "contained", "mutual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """The publication repeats `other_id`; `share` of the shorter text is common, 0..1.

    `direction` is said of the publication that holds the link.
    """

    other_id: str
    share: float
    direction: Direction = "mutual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One article or post of a story.

    `owner`: the network the outlet belongs to (or the outlet itself); its members count once.
    `published_at` as the page tells, `feed_at` as the feed tells, `first_seen_at` when we first
    saw it; all aware. `url` may carry a stamp, which counts as a time of its own only with the
    `zone` (IANA) of the outlet's clock: a zone is never invented. `private`: the account of a
    person outside the register, who is never named first; its `owner` is then the platform, and
    `account` an opaque mark that tells two accounts apart and stands in no result. `paid`: bought
    space, which is never named first either.
    """

    id: str
    owner: str
    first_seen_at: datetime
    published_at: datetime | None = None
    feed_at: datetime | None = None
    url: str = ""
    zone: str = ""
    text: str = ""
    social: bool = False
    private: bool = False
    account: str = ""
    paid: bool = False
    copies: tuple[CopyLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPublisher:
    """`at` is aware. `confidence` is 0..1, and `reasons` tells what made it.

    `ties`: ids of other owners' first articles less than `TIE` later, in order of time.
    """

    id: str
    at: datetime
    evidence: TimeEvidence
    ties: tuple[str, ...]
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()
