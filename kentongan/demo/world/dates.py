"""Days of the world counted from its fortnight, and dates as Indonesian writers put them.

Texts name days as `{H3}`, the third day of the fortnight, so that a shifted world still reads
right: `{H3}` Rabu (4/3/2026), `{h3}` Rabu (4/3), `{T3}` 4 Maret 2026, `{t3}` 4 Maret, `{w3}` Rabu.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
REFERENCE_DAY = date(2026, 3, 2)
FORTNIGHT_DAYS = 14
HISTORY_DAYS = 56
MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 24 * 60

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ZONE_LABELS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

_PLACEHOLDER = re.compile(r"\{([HhTtw])(-?\d+)\}")
_MOMENT = re.compile(r"H(-?\d+)\s+(\d{1,2}):(\d{2})")


class WorldCalendar:
    """Turns day numbers into dates; day 1 is the first day of the fortnight."""

    def __init__(self, *, weeks: int = 0) -> None:
        self.first_day = REFERENCE_DAY + timedelta(weeks=weeks)

    def day(self, number: int) -> date:
        """The date of a day of the fortnight (0 and less: before it)."""
        return self.first_day + timedelta(days=number - 1)

    def moment(self, text: str) -> datetime:
        """The moment told by `H3 05:42` (always WIB)."""
        match = _MOMENT.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a moment of the world: {text!r}")
        day, hour, minute = (int(part) for part in match.groups())
        return datetime.combine(self.day(day), time(hour, minute), WIB)

    def date(self, text: str) -> date:
        """The date told by `H3`."""
        return self.day(int(text.strip().removeprefix("H")))

    def expand(self, text: str) -> str:
        """The text with its day placeholders written out."""
        return _PLACEHOLDER.sub(lambda match: self._word(match[1], int(match[2])), text)

    def _word(self, form: str, number: int) -> str:
        day = self.day(number)
        weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
        return {
            "H": f"{weekday} ({day.day}/{day.month}/{day.year})",
            "h": f"{weekday} ({day.day}/{day.month})",
            "T": f"{day.day} {month} {day.year}",
            "t": f"{day.day} {month}",
            "w": weekday,
        }[form]


def long_date(at: datetime) -> str:
    """`Rabu, 4 Maret 2026 05:42 WIB`, in the zone that the moment carries."""
    day = f"{WEEKDAYS[at.weekday()]}, {at.day} {MONTHS[at.month - 1]} {at.year}"
    return f"{day} {at:%H:%M} {zone_label(at)}"


def short_date(at: datetime) -> str:
    """`04/03/2026 05.42`, as old sites print it: no zone, dot between hour and minute."""
    return f"{at:%d/%m/%Y %H.%M}"


def relative_date(at: datetime, *, now: datetime) -> str:
    """`2 jam lalu`: how long before `now`, in the words of a news site."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < MINUTES_PER_HOUR:
        return f"{max(1, minutes)} menit lalu"
    if minutes < MINUTES_PER_DAY:
        return f"{minutes // MINUTES_PER_HOUR} jam lalu"
    days = minutes // MINUTES_PER_DAY
    return "kemarin" if days == 1 else f"{days} hari lalu"


def zone_label(at: datetime) -> str:
    """WIB, WITA or WIT."""
    return ZONE_LABELS.get(str(at.tzinfo), "")
