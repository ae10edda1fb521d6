"""Who published first, by what evidence, and who so close behind that it is a tie."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kentongan.engine import dates
from kentongan.engine.flow.model import FirstPublisher, Publication, Reason, TimeEvidence

TIE = timedelta(minutes=5)
"""Clocks of outlets, feeds and our own polling differ by this much."""
AGREE = timedelta(minutes=10)
"""Two clocks that tell the same moment differ by no more."""
DIFFER = timedelta(hours=1)
"""From here on one of two clocks is wrong: a zone mistaken, an edit taken for a publication."""
SOON = timedelta(minutes=30)
"""Seen by us so soon after the told time, our own sight bears it out."""
LEAD = timedelta(hours=1)
ZONES: Final = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""A stamp without a zone may agree with a told time by the clock of one of these."""

WEIGHTS: Final[dict[Reason, float]] = {
    "published": 0.65, "feed": 0.55, "address": 0.55, "first_seen": 0.35,
    "feed_agrees": 0.1, "address_agrees": 0.1, "seen_soon": 0.1, "clear_lead": 0.1,
    "others_copy": 0.1, "credited": 0.15,
    "clocks_differ": -0.2, "ahead_of_us": -0.1, "cites_another": -0.25,
}  # fmt: skip
"""Chosen by judgement, not measured: an order of trust, whose steps a person can follow."""
MOST, LEAST = 0.95, 0.05
TIED = 0.5
"""With somebody level, one of at least two was first."""


def first_publisher(
    items: Iterable[Publication],
    *,
    citing: Collection[str] = (),
    copied: Collection[str] = (),
    credits: Mapping[str, str] | None = None,
) -> FirstPublisher | None:
    """The earliest article, or None when there is none that may be named.

    A time told by the page counts unless it is later than when we first saw the article: an
    outlet that stamps the last edit, or the wrong zone, was there by then all the same.
    `citing`: ids that name another outlet as their source; `copied`: ids that others repeat.
    `credits`: ids whose text goes back to that of another id by the credit that it is given. They
    are never first, whatever their clock says.
    """
    credits = credits or {}
    named = {item.id: item for item in items if not item.private and not item.paid}
    original = [item for item in named.values() if credits.get(item.id) not in named]
    original = original or list(named.values())  # a ring of credits tells nothing
    timed = sorted((*told_time(item), item.id, item.owner) for item in original)
    if not timed:
        return None
    at, evidence, first_id, owner = timed[0]
    firsts: dict[str, str] = {}
    for other_at, _, other_id, other_owner in timed:
        if other_at - at < TIE:
            firsts.setdefault(other_owner, other_id)
    ties = tuple(item_id for name, item_id in firsts.items() if name != owner)
    second = next((each[0] for each in timed if each[3] != owner), None)
    reasons: list[Reason] = list(_clocks(named[first_id], at, evidence))
    if second is not None and second - at >= LEAD:
        reasons.append("clear_lead")
    if first_id in copied:
        reasons.append("others_copy")
    if first_id in credits.values():
        reasons.append("credited")
    if first_id in citing:
        reasons.append("cites_another")
    if ties:
        reasons.append("tie")
    return FirstPublisher(
        id=first_id, at=at, evidence=evidence, ties=ties, reasons=tuple(reasons),
        confidence=_confidence(reasons),
    )  # fmt: skip


def told_time(item: Publication) -> tuple[datetime, TimeEvidence]:
    """When it was published, and which of the times decided."""
    page, stamp = item.published_at, _stamp(item)
    if page is not None and stamp is not None and page - stamp > DIFFER:
        page = None  # the page stamps its last edit or the time of reading
    told: list[tuple[datetime | None, TimeEvidence]] = [
        (page, "published"), (stamp, "address"), (item.feed_at, "feed"),
    ]  # fmt: skip
    for at, evidence in told:
        if at is not None and at <= item.first_seen_at:
            return at, evidence
    return item.first_seen_at, "first_seen"


def _clocks(item: Publication, at: datetime, evidence: TimeEvidence) -> Iterator[Reason]:
    yield evidence
    others = [each for each in (item.published_at, item.feed_at) if each is not None]
    if item.feed_at is not None and evidence != "feed" and abs(item.feed_at - at) <= AGREE:
        yield "feed_agrees"
    if evidence not in {"address", "first_seen"} and _stamp_agrees(item.url, at):
        yield "address_agrees"
    if evidence != "first_seen" and item.first_seen_at - at <= SOON:
        yield "seen_soon"
    if any(each > item.first_seen_at for each in others):
        yield "ahead_of_us"
    elif any(abs(each - at) >= DIFFER for each in others):
        yield "clocks_differ"


def _confidence(reasons: Iterable[Reason]) -> float:
    named = list(reasons)
    total = sum(WEIGHTS.get(reason, 0.0) for reason in named)
    most = TIED if "tie" in named else MOST
    return round(min(most, max(LEAST, total)), 2)


def _stamp(item: Publication) -> datetime | None:
    """The moment in the address, where the outlet's zone is known."""
    wall = _wall(item.url) if item.zone else None
    return None if wall is None else wall.replace(tzinfo=ZoneInfo(item.zone)).astimezone(UTC)


def _stamp_agrees(url: str, at: datetime) -> bool:
    wall = _wall(url)
    if wall is None:
        return False
    clocks = (wall.replace(tzinfo=ZoneInfo(zone)) for zone in ZONES)
    return any(abs(clock - at) <= AGREE for clock in clocks)


def _wall(url: str) -> datetime | None:
    reading = dates.from_url(url) if url else dates.NOTHING
    return None if reading.precision == "day" else reading.local
