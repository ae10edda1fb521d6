"""Stamps in the addresses of articles."""

import re
from datetime import datetime, time
from typing import Final
from urllib.parse import urlsplit

from kentongan.engine.dates.model import NOTHING, DateReading, day_or_none, full_year
from kentongan.engine.dates.vocabulary import Precision

_URL_STAMP: Final = re.compile(
    r"(?<!\d)(?P<y>20[0-3]\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<h>[0-2]\d)(?P<min>[0-5]\d)(?P<sec>[0-5]\d)(?!\d)"
)
_URL_FOLDERS: Final = re.compile(
    r"/(?P<y>20[0-3]\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<h>[0-2]\d)(?P<min>[0-5]\d)(?P<rest>\d{2,6})(?=/)"
)
_URL_DAY: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/\-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
)
_URL_SHORT_DAY: Final = re.compile(r"/(?P<y>[0-3]\d)/(?P<m>[01]\d)/(?P<d>[0-3]\d)/")


# Seconds first: Kompas writes a number straight behind the minute, which is no second.
_CLOCK_FORMS: Final[tuple[tuple[str, int, Precision], ...]] = (
    ("%H%M%S", 6, "second"),
    ("%H%M", 4, "minute"),
)


def from_url(url: str) -> DateReading:
    """The stamp that Indonesian outlets put in an address, as local time: it tells no zone.

    Kompas `/read/2015/11/04/21040031/` (hour, minute, then a number), Detik
    `/read/2015/11/05/100026/` (to the second), CNN `/20231129143253-120-...`, Republika
    `/16/02/15/`, and plain `/2015/11/04/` or `2015-11-04`.
    """
    path = urlsplit(url[:2048]).path if "://" in url[:16] else url[:2048]
    for pattern in (_URL_STAMP, _URL_FOLDERS, _URL_DAY, _URL_SHORT_DAY):
        for match in pattern.finditer(path):
            reading = _from_stamp(match)
            if reading.found:
                return reading
    return NOTHING


def _from_stamp(match: re.Match[str]) -> DateReading:
    parts = match.groupdict()
    day = day_or_none(full_year(parts["y"]), int(parts["m"]), int(parts["d"]))
    if day is None:
        return NOTHING
    if "h" not in parts:
        return DateReading(local=datetime.combine(day, time()), precision="day")
    clock = parts["h"] + parts["min"]
    stamp = clock + (parts.get("sec") or parts.get("rest") or "")
    for form, digits, precision in _CLOCK_FORMS:
        exact = len(stamp) == len("hhmmss") if precision == "second" else True
        try:
            moment = datetime.strptime(stamp[:digits], form).time()  # noqa: DTZ007 - a wall clock
        except ValueError:
            continue
        if exact:
            return DateReading(local=datetime.combine(day, moment), precision=precision)
    return NOTHING
