"""Feeds: both real feeds read whole, our mapping included, beside feedparser in the same run.

    script/bench feeds

Ours gives clean titles, whole addresses, safe HTML and moments with their zone; feedparser its
own dictionaries. Equal means: the same addresses and titles in the same order, and the same
instants wherever feedparser can read the date at all.
"""

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import feedparser
from _pages import SHARED
from _report import Row, report

from kentongan.engine import feeds

NOW = datetime.now(UTC)
ROUNDS = 25
FILES = ("real-cnn.rss", "real-korean-times.rss")


def measure(sample: int | None) -> Iterable[Row]:
    bodies = {name: (SHARED / "data/feeds" / name).read_bytes() for name in FILES}
    ours = peer = 0.0
    for body in bodies.values():
        ours += min(seconds(read, body) for _ in range(ROUNDS))
        peer += min(seconds(by_peer, body) for _ in range(ROUNDS))
    yield Row(
        what="both files against feedparser",
        value=peer / ours,
        unit="x",
        must=15,
        note=f"{1000 * ours:.1f} and {1000 * peer:.1f} ms",
    )
    for name, body in bodies.items():
        found, told = read(body).entries, by_peer(body).entries
        size = max(len(found), len(told))
        pairs = list(zip(found, told, strict=False))
        links = sum(one.url == other.get("link") for one, other in pairs)
        titles = sum(one.title == " ".join(other.get("title", "").split()) for one, other in pairs)
        read_by_both = [(one, moment) for one, other in pairs if (moment := instant(other))]
        moments = sum(one.published_at == moment for one, moment in read_by_both)
        yield Row(what=f"links equal, {name}", value=links / size, must=1.0, note=f"{size} entries")
        yield Row(what=f"titles equal, {name}", value=titles / size, must=1.0)
        dated = sum(one.published_at is not None for one in found)
        yield Row(
            what=f"instants equal, {name}",
            value=moments / len(read_by_both) if read_by_both else 1.0,
            must=1.0,
            note=f"ours reads {dated}, feedparser {len(read_by_both)}",
        )


def read(body: bytes) -> feeds.Feed:
    return feeds.parse(body, url="https://contoh.id/rss", content_type=None, fetched_at=NOW)


def by_peer(body: bytes) -> Any:
    return feedparser.parse(body)


def instant(entry: Any) -> datetime | None:
    """What feedparser tells; None too where it cannot read the date."""
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    if told is None:
        return None
    return datetime(*told[:6], tzinfo=UTC)


def seconds(work: Callable[[bytes], object], body: bytes) -> float:
    started = time.perf_counter()
    work(body)
    return time.perf_counter() - started


if __name__ == "__main__":
    report(measure)
