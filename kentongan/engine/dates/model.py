"""What a date reader hands back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kentongan.engine.dates.vocabulary import (
    FIRST_YEAR,
    LAST_YEAR,
    TWO_DIGIT_CENTURY,
    TWO_DIGIT_PIVOT,
    Precision,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """What a text says about a moment; at most one of `instant` and `local` is set.

    `instant` is aware and keeps the offset that was told. `local` is naive: the clock on the
    writer's wall, zone not told. `zone_evidence` is the text that told the zone ("WIB", "+0700",
    "GMT+9", "Z", "epoch", "relative"), empty where none did. `precision` says what was told;
    a mere day stands as its midnight.
    """

    instant: datetime | None = None
    local: datetime | None = None
    zone_evidence: str = ""
    precision: Precision = "second"

    @property
    def found(self) -> bool:
        """True when the text told a moment at all."""
        return self.instant is not None or self.local is not None

    @property
    def wall(self) -> datetime | None:
        """The naive clock time as written, with or without a zone."""
        return self.instant.replace(tzinfo=None) if self.instant else self.local


NOTHING: Final = DateReading()


def day_or_none(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar or the years we read have no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(written: str) -> int:
    """The year of two or four digits; two mean 1970 to 2069."""
    year = int(written)
    if len(written) > len("yy"):
        return year
    return year + (TWO_DIGIT_CENTURY if year < TWO_DIGIT_PIVOT else TWO_DIGIT_CENTURY - 100)
