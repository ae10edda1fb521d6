"""Dates: Indonesian date strings, right and fast, beside dateparser in the same run.

    script/bench dates [--sample N]

The real strings are those of `articles/detik_2026_train.csv`; what they mean is read from their
fixed form ("Jumat, 29 Mei 2026 10:21 WIB") by a rule of this file, apart from the engine.
"""

import csv
import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone

import dateparser
from _pages import SHARED
from _report import Row, report

from kentongan.engine import dates

FETCHED = datetime(2025, 11, 25, 3, 0, tzinfo=UTC)
WIB, WITA = (timezone(timedelta(hours=hours)) for hours in (7, 8))
MINUTE = timedelta(minutes=1)
SPEED_SAMPLE = 300
ROUNDS = 3
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
REAL = re.compile(
    r"\w+, (?P<d>\d\d?) (?P<m>[A-Za-z]{3})\w* (?P<y>\d{4}),? (?P<h>\d\d)[:.](?P<min>\d\d) "
    r"(?P<zone>WIB|WITA|WIT)$"
)


def local(*parts: int) -> datetime:
    """A time of which no zone is told."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


# What an Indonesian page writes, and what it means: aware where it tells its zone, else local.
KNOWN: tuple[tuple[str, datetime], ...] = (
    ("Senin, 24 Nov 2025 10:21 WIB", datetime(2025, 11, 24, 10, 21, tzinfo=WIB)),
    ("24 Agustus 2025 | 09.15 WITA", datetime(2025, 8, 24, 9, 15, tzinfo=WITA)),
    ("05/11/2025 14.30 WIB", datetime(2025, 11, 5, 14, 30, tzinfo=WIB)),
    ("Senin (24/11/2025)", local(2025, 11, 24)),
    ("09/10/2023, 13:33 WIB", datetime(2023, 10, 9, 13, 33, tzinfo=WIB)),
    ("22 April 2024, 17:22", local(2024, 4, 22, 17, 22)),
    ("5 menit yang lalu", FETCHED - timedelta(minutes=5)),
    ("kemarin", local(2025, 11, 24)),
    ("Jum'at, 07 Nopember 2025 - 10:00", local(2025, 11, 7, 10, 0)),
    ("Jumat, 7 November 2025 10.00 WIB", datetime(2025, 11, 7, 10, 0, tzinfo=WIB)),
    ("7 Pebruari 2025 10.00 WIB", datetime(2025, 2, 7, 10, 0, tzinfo=WIB)),
    ("7 Agu 2025 10:00 WIB", datetime(2025, 8, 7, 10, 0, tzinfo=WIB)),
    ("7 Agt 2025 10:00 WIB", datetime(2025, 8, 7, 10, 0, tzinfo=WIB)),
    ("7 Ags 2025 10:00 WIB", datetime(2025, 8, 7, 10, 0, tzinfo=WIB)),
)


def measure(sample: int | None) -> Iterable[Row]:
    yield Row(
        what="known forms right",
        value=sum(is_right(read(text), meant) for text, meant in KNOWN) / len(KNOWN),
        peer="dateparser",
        peer_value=sum(is_right(peer(text), meant) for text, meant in KNOWN) / len(KNOWN),
        must=1.0,
        note=f"{len(KNOWN)} forms",
    )
    strings = real_strings()
    strings = strings[:: max(1, len(strings) // sample)] if sample else strings
    known = [(text, meant) for text in strings if (meant := meaning(text))]
    chosen = known[:: max(1, len(known) // SPEED_SAMPLE)]
    right = sum(is_right(read(text), meant) for text, meant in known)
    yield Row(
        what="real strings right",
        value=right / len(strings),
        peer="dateparser",
        peer_value=sum(is_right(peer(text), meant) for text, meant in chosen) / len(chosen),
        must=0.995,
        note=f"{len(strings)} strings; dateparser on {len(chosen)} of them",
    )
    texts = [text for text, _ in chosen]
    ours = min(seconds_of(read, texts) for _ in range(ROUNDS))
    theirs = min(seconds_of(peer, texts) for _ in range(ROUNDS))
    yield Row(
        what="strings a second against dateparser",
        value=theirs / ours,
        unit="x",
        must=30,
        note=f"{len(texts) / ours:,.0f} and {len(texts) / theirs:,.0f} strings/s",
    )


def read(text: str) -> datetime | None:
    reading = dates.read(text, fetched_at=FETCHED)
    return reading.instant or reading.local


def peer(text: str) -> datetime | None:
    base = FETCHED.astimezone(WIB).replace(tzinfo=None)
    return dateparser.parse(text, languages=["id"], settings={"RELATIVE_BASE": base})


def is_right(found: datetime | None, meant: datetime) -> bool:
    """Equal to the minute, and aware or local as it was told."""
    if found is None:
        return False
    if (found.tzinfo is None) != (meant.tzinfo is None):
        return False
    if meant.tzinfo is None and not meant.hour:
        return found.date() == meant.date()
    return abs(found - meant) < MINUTE


def real_strings() -> list[str]:
    with (SHARED / "data/articles/detik_2026_train.csv").open(encoding="utf-8") as file:
        return [row["tanggal"] for row in csv.DictReader(file) if row["tanggal"].strip()]


def meaning(text: str) -> datetime | None:
    match = REAL.match(text.strip())
    if match is None:
        return None
    hours = {"WIB": 7, "WITA": 8, "WIT": 9}[match["zone"]]
    return datetime(
        int(match["y"]),
        MONTHS.index(match["m"].lower()) + 1,
        int(match["d"]),
        int(match["h"]),
        int(match["min"]),
        tzinfo=timezone(timedelta(hours=hours)),
    )


def seconds_of(work: Callable[[str], object], texts: list[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - started


if __name__ == "__main__":
    report(measure)
