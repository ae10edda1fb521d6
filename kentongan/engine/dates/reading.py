"""Reads one line of text; `read` is the face of the package."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from kentongan.engine.dates import machine
from kentongan.engine.dates.model import NOTHING, DateReading, day_or_none, full_year
from kentongan.engine.dates.vocabulary import (
    AGO,
    CLOCK,
    COMPACT_CLOCK,
    DATES,
    DAY_FIRST,
    DAY_WORDS,
    DAYS_BACK,
    EPOCH,
    FIRST_EPOCH_YEAR,
    INDONESIAN_ZONE,
    JUST_NOW,
    LARGEST_EPOCH,
    LAST_YEAR,
    MAX_OFFSET,
    MONTHS,
    MONTHS_A_YEAR,
    NOON,
    OFFSET,
    RANGE_END,
    UNIT_SECONDS,
    ZONE_HOURS,
    ZONE_NAME,
    Precision,
)

MAX_LENGTH: Final = 200
"""Characters looked at; a date line is shorter, and this bounds the work on hostile input."""


def read(text: str, *, fetched_at: datetime) -> DateReading:
    """Reads the first moment that `text` tells: RFC 822, ISO 8601, Indonesian, relative or epoch.

    `fetched_at` (aware) is the base of relative times and of dates without a year. Text that
    tells nothing gives a reading with `found` False. Raises ValueError on a naive `fetched_at`.
    """
    if fetched_at.tzinfo is None:
        raise ValueError("fetched_at needs a zone")
    plainly = machine.read(text)
    if plainly is not None:
        return plainly
    return read_freely(text, fetched_at=fetched_at)


def read_freely(text: str, *, fetched_at: datetime) -> DateReading:
    """What `read` does with text that no machine wrote."""
    plain = _plain(text)
    for attempt in (_read_epoch, _read_absolute, _read_relative):
        reading = attempt(plain, fetched_at)
        if reading.found:
            return reading
    return NOTHING


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[:MAX_LENGTH]).lower()
    return " ".join(folded.replace("\u2212", "-").split())[:MAX_LENGTH]


def _read_epoch(text: str, fetched_at: datetime) -> DateReading:
    if not EPOCH.fullmatch(text) or re.fullmatch(r"(?:19|20)\d{12}", text):
        return NOTHING
    seconds = float(text)
    while abs(seconds) > LARGEST_EPOCH:
        seconds /= 1000
    instant = datetime.fromtimestamp(seconds, UTC)
    if not FIRST_EPOCH_YEAR <= instant.year <= LAST_YEAR:
        return NOTHING
    return DateReading(instant=instant, zone_evidence="epoch")


def _read_absolute(text: str, fetched_at: datetime) -> DateReading:
    found = _find_date(text, fetched_at)
    if found is None:
        return NOTHING
    day, start, end = found
    return _with_clock(day, before=text[:start], after=text[end:])


def _find_date(text: str, fetched_at: datetime) -> tuple[date, int, int] | None:
    """The leftmost date of the text with its span; earlier patterns win a tie."""
    best: tuple[date, int, int] | None = None
    for pattern in DATES:
        match = pattern.search(text)
        if match is None or (best and match.start() >= best[1]):
            continue
        day = _day_of(match, fetched_at)
        if day:
            best = day, match.start(), match.end()
    return best


def _day_of(match: re.Match[str], fetched_at: datetime) -> date | None:
    parts = match.groupdict()
    month = MONTHS.get(parts["m"]) or int(parts["m"])
    day = int(parts["d"])
    if (
        month > MONTHS_A_YEAR and match.re is DAY_FIRST
    ):  # the American order, where nothing else is possible
        month, day = day, month
    written = parts.get("y")
    if written is None:
        return _without_year(month, day, fetched_at)
    return day_or_none(full_year(written), month, day)


def _without_year(month: int, day: int, fetched_at: datetime) -> date | None:
    """The last such day that is not after the fetch; a day of grace for zones ahead of it."""
    guess = day_or_none(fetched_at.year, month, day)
    if guess and guess > fetched_at.date() + timedelta(days=1):
        return day_or_none(fetched_at.year - 1, month, day)
    return guess


def _with_clock(day: date, *, before: str, after: str) -> DateReading:
    place = after
    match = COMPACT_CLOCK.match(after) or CLOCK.search(after)
    if match is None:
        place, match = before, CLOCK.search(before)
    if match is None:
        zone, evidence = _zone_of("", f"{before} {after}")
        return _reading(datetime.combine(day, time()), zone, evidence, "day")
    tail = place[match.end() :]
    if place[: match.start()][-1:] != "t" and not match["sec"]:
        tail = RANGE_END.sub("", tail, count=1)  # "09.00-11.00 WIB", not an offset of -11
    zone, evidence = _zone_of(tail, f"{before} {after}")
    told: Precision = "second" if match["sec"] else "minute"
    return _reading(_moment(day, match), zone, evidence, told)


def _moment(day: date, match: re.Match[str]) -> datetime:
    parts = match.groupdict()
    hour, half = int(parts["h"]), (parts.get("half") or "")[:1]
    if half and hour <= NOON:
        hour = hour % NOON + (NOON if half == "p" else 0)
    second = min(int(parts["sec"] or 0), 59)  # a leap second
    microsecond = int((parts.get("frac") or "0").ljust(6, "0")[:6])
    start = datetime.combine(day, time())
    return start + timedelta(
        hours=hour, minutes=int(parts["m"]), seconds=second, microseconds=microsecond
    )


def _zone_of(tail: str, everywhere: str) -> tuple[tzinfo | None, str]:
    """The zone told after the clock; an Indonesian zone counts wherever it stands."""
    near = tail[:40]
    offset, name = OFFSET.search(near), ZONE_NAME.search(near)
    if offset and not near[: offset.start()].strip(" (,z"):
        zone = _offset(offset)
        if zone:
            return zone, offset[0].strip().upper()
    if name and len(near[: name.start()].strip(" (,|-")) == 0:
        return timezone(timedelta(hours=ZONE_HOURS[name[0]])), _shown(name[0])
    anywhere = INDONESIAN_ZONE.search(everywhere)
    if anywhere:
        return timezone(timedelta(hours=ZONE_HOURS[anywhere[0]])), _shown(anywhere[0])
    return None, ""


def _shown(name: str) -> str:
    return name.title() if "/" in name or " " in name else name.upper()


def _offset(match: re.Match[str]) -> timezone | None:
    hours, minutes = match["h"] or match["bare_h"], match["m"] or match["bare_m"] or "0"
    size = timedelta(hours=int(hours), minutes=int(minutes))
    if size > MAX_OFFSET:
        return None
    return timezone(-size if "-" in match[0] else size)


def _reading(
    moment: datetime, zone: tzinfo | None, evidence: str, precision: Precision
) -> DateReading:
    if zone is None:
        return DateReading(local=moment, precision=precision)
    return DateReading(
        instant=moment.replace(tzinfo=zone), zone_evidence=evidence, precision=precision
    )


def _read_relative(text: str, fetched_at: datetime) -> DateReading:
    word = DAY_WORDS.search(text)
    if word:
        return _on_day_word(word, text, fetched_at)
    if JUST_NOW.search(text):
        return DateReading(instant=fetched_at, zone_evidence="relative", precision="minute")
    ago = AGO.search(text)
    if ago is None:
        return NOTHING
    seconds, precision = UNIT_SECONDS[ago["unit"]]
    try:
        instant = fetched_at - timedelta(seconds=seconds * int(ago["n"] or 1))
    except OverflowError:
        return NOTHING
    return DateReading(instant=instant, zone_evidence="relative", precision=precision)


def _on_day_word(word: re.Match[str], text: str, fetched_at: datetime) -> DateReading:
    """ "Kemarin, 10.00 WIB": the day before the fetch on the writer's wall, where that is told."""
    before, after = text[: word.start()], text[word.end() :]
    shape = _with_clock(fetched_at.date(), before=before, after=after)
    zone = shape.instant.tzinfo if shape.instant else fetched_at.tzinfo
    day = fetched_at.astimezone(zone).date() - timedelta(days=DAYS_BACK[word["word"]])
    return _with_clock(day, before=before, after=after)
