"""Reads dates as feeds and Indonesian news pages write them.

The gold rule is that a zone is never invented: a text that tells none gives a naive local time.
A wrong guess of seven hours would name the wrong outlet as the first to publish.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final, Literal
from urllib.parse import urlsplit

MAX_LENGTH: Final = 200
"""Characters looked at; a date line is shorter, and this bounds the work on hostile input."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

Precision = Literal["second", "minute", "hour", "day", "month"]


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

_MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb peb februari pebruari february",
            "mar mrt maret march mac",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july julai",
            "agu agt ags agst aug agustus august ogos",
            "sep sept september",
            "okt oct oktober october",
            "nov nop november nopember",
            "des dec dis desember december disember",
        ),
        start=1,
    )
    for name in names.split()
}

# Hours east of UTC. Only names with one meaning in the feeds an Indonesian office reads; the
# American ones are fixed by RFC 822. "IST" and "BST" have several and stay unread.
_ZONE_HOURS: Final[dict[str, int]] = {
    "wib": 7,
    "wita": 8,
    "wit": 9,
    "waktu indonesia barat": 7,
    "waktu indonesia tengah": 8,
    "waktu indonesia timur": 9,
    "asia/jakarta": 7,
    "asia/pontianak": 7,
    "asia/makassar": 8,
    "asia/jayapura": 9,
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "z": 0,
    "sgt": 8,
    "myt": 8,
    "hkt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "cet": 1,
    "cest": 2,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_MAX_OFFSET: Final = timedelta(hours=14)

_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
)
_COMPACT: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=(?:\d{4}|\d{6})?(?!\d))"
)
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<d>\d{1,2}) ?(?P<s>[-/.]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<y>\d{4}|\d{2})(?!\d)"
)
_DAY_NAME: Final = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \-./,]{{0,3}}(?P<m>{_MONTH})(?![a-z])"
    r"[ \-./,']{0,3}(?P<y>\d{4}|\d{2}(?![\d:.]))(?!\d)"
)
_NAME_DAY: Final = re.compile(
    rf"(?<![a-z])(?P<m>{_MONTH})[ .\-]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ,\-]{{1,3}}(?P<y>\d{{4}})(?!\d)"
)
_NAME_DAY_LATER_YEAR: Final = re.compile(
    rf"(?<![a-z])(?P<m>{_MONTH}) {{1,2}}(?P<d>\d{{1,2}}) "
    r"(?=\d{1,2}:\d\d[^\n]{0,24}? (?P<y>\d{4})(?!\d))"
)
_DAY_NAME_NO_YEAR: Final = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})[ \-]{{1,2}}(?P<m>{_MONTH})(?![a-z])"
)
_DATES: Final = (
    _YEAR_FIRST,
    _DAY_NAME,
    _NAME_DAY,
    _DAY_FIRST,
    _NAME_DAY_LATER_YEAR,
    _COMPACT,
    _DAY_NAME_NO_YEAR,
)

_CLOCK: Final = re.compile(
    r"(?<![\d:.+])(?P<h>[01]?\d|2[0-4])(?P<s>[:.])(?P<m>[0-5]\d)"
    r"(?:[:.](?P<sec>[0-5]\d|60)(?:[.,](?P<frac>\d{1,9}))?)?(?!\d)"
    r"(?: ?(?P<half>am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?"
)
_COMPACT_CLOCK: Final = re.compile(r"^t?(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?P<sec>[0-5]\d)?(?!\d)")
_OFFSET: Final = re.compile(
    r"(?:(?:utc|gmt) ?)?(?P<sign>[+-]) ?(?P<h>\d{1,2})(?::?(?P<m>\d\d))?(?!\d)"
)
_ZONE_NAME: Final = re.compile(
    rf"(?<![a-z/])(?:{'|'.join(sorted(_ZONE_HOURS, key=len, reverse=True))})(?![a-z/])"
)
_INDONESIAN_ZONE: Final = re.compile(r"(?<![a-z])(?:wib|wita|wit)(?![a-z])")

_EPOCH: Final = re.compile(r"-?\d{9,16}(?:\.\d{1,9})?")
_UNIT_SECONDS: Final[dict[str, tuple[int, Precision]]] = {
    "detik": (1, "second"),
    "second": (1, "second"),
    "sec": (1, "second"),
    "menit": (60, "minute"),
    "mnt": (60, "minute"),
    "minute": (60, "minute"),
    "min": (60, "minute"),
    "jam": (3600, "hour"),
    "hour": (3600, "hour"),
    "hr": (3600, "hour"),
    "hari": (86_400, "day"),
    "day": (86_400, "day"),
    "minggu": (604_800, "day"),
    "pekan": (604_800, "day"),
    "week": (604_800, "day"),
    "bulan": (30 * 86_400, "month"),
    "month": (30 * 86_400, "month"),
    "tahun": (365 * 86_400, "month"),
    "year": (365 * 86_400, "month"),
}
_AGO: Final = re.compile(
    r"(?:(?<!\d)(?P<n>\d{1,4}) ?|(?<![a-z])(?P<one>se|satu |an? |one ))"
    rf"(?P<unit>{'|'.join(sorted(_UNIT_SECONDS, key=len, reverse=True))})s? "
    r"(?:yang )?(?:lalu|silam|ago|yll)(?![a-z])"
)
_JUST_NOW: Final = re.compile(
    r"(?<![a-z])(?:baru saja|barusan|beberapa (?:saat|detik) (?:yang )?lalu|just now)"
)
_DAY_WORDS: Final = re.compile(
    r"(?<![a-z])(?P<word>hari ini|today|kemarin lusa|kemarin|yesterday)(?![a-z])"
)
_DAYS_BACK: Final = {"hari ini": 0, "today": 0, "kemarin": 1, "yesterday": 1, "kemarin lusa": 2}


def read(text: str, *, fetched_at: datetime) -> DateReading:
    """Reads the first moment that `text` tells: RFC 822, ISO 8601, Indonesian, relative or epoch.

    `fetched_at` (aware) is the base of relative times and of dates without a year. Text that
    tells nothing gives a reading with `found` False. Raises ValueError on a naive `fetched_at`.
    """
    if fetched_at.tzinfo is None:
        raise ValueError("fetched_at needs a zone")
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
    if not _EPOCH.fullmatch(text) or re.fullmatch(r"(?:19|20)\d{12}", text):
        return NOTHING
    seconds = float(text)
    while abs(seconds) > 1e11:  # milliseconds, microseconds
        seconds /= 1000
    instant = datetime.fromtimestamp(seconds, UTC)
    if not 1980 <= instant.year <= LAST_YEAR:
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
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None or (best and match.start() >= best[1]):
            continue
        day = _day_of(match, fetched_at)
        if day:
            best = day, match.start(), match.end()
    return best


def _day_of(match: re.Match[str], fetched_at: datetime) -> date | None:
    parts = match.groupdict()
    month = _MONTHS.get(parts["m"]) or int(parts["m"])
    day = int(parts["d"])
    if month > 12 and match.re is _DAY_FIRST:  # the American order, where nothing else is possible
        month, day = day, month
    written = parts.get("y")
    if written is None:
        return _without_year(month, day, fetched_at)
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < 70 else 1900
    return _date(year, month, day)


def _without_year(month: int, day: int, fetched_at: datetime) -> date | None:
    """The last such day that is not after the fetch; a day of grace for zones ahead of it."""
    guess = _date(fetched_at.year, month, day)
    if guess and guess > fetched_at.date() + timedelta(days=1):
        return _date(fetched_at.year - 1, month, day)
    return guess


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(day: date, *, before: str, after: str) -> DateReading:
    match = _COMPACT_CLOCK.match(after) or _CLOCK.search(after)
    tail = after[match.end() :] if match else after
    if match is None:
        match = _CLOCK.search(before)
        tail = before[match.end() :] if match else after
    if match is None:
        zone, evidence = _zone_of("", f"{before} {after}")
        return _reading(datetime.combine(day, time()), zone, evidence, "day")
    zone, evidence = _zone_of(tail, f"{before} {after}")
    told: Precision = "second" if match["sec"] else "minute"
    return _reading(_moment(day, match), zone, evidence, told)


def _moment(day: date, match: re.Match[str]) -> datetime:
    parts = match.groupdict()
    hour, half = int(parts["h"]), (parts.get("half") or "")[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    second = min(int(parts["sec"] or 0), 59)  # a leap second
    microsecond = int((parts.get("frac") or "0").ljust(6, "0")[:6])
    start = datetime.combine(day, time())
    return start + timedelta(
        hours=hour, minutes=int(parts["m"]), seconds=second, microseconds=microsecond
    )


def _zone_of(tail: str, everywhere: str) -> tuple[tzinfo | None, str]:
    """The zone told after the clock; an Indonesian zone counts wherever it stands."""
    near = tail[:40]
    offset, name = _OFFSET.search(near), _ZONE_NAME.search(near)
    if offset and not near[: offset.start()].strip(" (,z"):
        zone = _offset(offset)
        if zone:
            return zone, offset[0].strip().upper()
    if name and len(near[: name.start()].strip(" (,|-")) == 0:
        return timezone(timedelta(hours=_ZONE_HOURS[name[0]])), _shown(name[0])
    anywhere = _INDONESIAN_ZONE.search(everywhere)
    if anywhere:
        return timezone(timedelta(hours=_ZONE_HOURS[anywhere[0]])), _shown(anywhere[0])
    return None, ""


def _shown(name: str) -> str:
    return name.title() if "/" in name or " " in name else name.upper()


def _offset(match: re.Match[str]) -> timezone | None:
    size = timedelta(hours=int(match["h"]), minutes=int(match["m"] or 0))
    if size > _MAX_OFFSET:
        return None
    return timezone(-size if match["sign"] == "-" else size)


def _reading(
    moment: datetime, zone: tzinfo | None, evidence: str, precision: Precision
) -> DateReading:
    if zone is None:
        return DateReading(local=moment, precision=precision)
    return DateReading(
        instant=moment.replace(tzinfo=zone), zone_evidence=evidence, precision=precision
    )


def _read_relative(text: str, fetched_at: datetime) -> DateReading:
    word = _DAY_WORDS.search(text)
    if word:
        return _on_day_word(word, text, fetched_at)
    if _JUST_NOW.search(text):
        return DateReading(instant=fetched_at, zone_evidence="relative", precision="minute")
    ago = _AGO.search(text)
    if ago is None:
        return NOTHING
    seconds, precision = _UNIT_SECONDS[ago["unit"]]
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
    day = fetched_at.astimezone(zone).date() - timedelta(days=_DAYS_BACK[word["word"]])
    return _with_clock(day, before=before, after=after)


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
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    day = _date(year, int(parts["m"]), int(parts["d"]))
    if day is None:
        return NOTHING
    if "h" not in parts:
        return DateReading(local=datetime.combine(day, time()), precision="day")
    hour, minute = int(parts["h"]), int(parts["min"])
    if hour > 23:
        return NOTHING
    rest = parts.get("sec") or parts.get("rest") or ""
    told_second = len(rest) == 2 and int(rest) < 60
    moment = time(hour, minute, int(rest) if told_second else 0)
    precision: Precision = "second" if told_second else "minute"
    return DateReading(local=datetime.combine(day, moment), precision=precision)
