"""A row of a table as an article, or what is wrong with it: which column, and what to do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kentongan.engine import dates, language
from kentongan.listening.addresses import LONGEST, tidy
from kentongan.listening.enums import ArticleKind, Medium
from kentongan.listening.readings import LEAD, TITLE, Reading

PLACE = "file:///impor/"  # rows without an address on the web
AHEAD = timedelta(days=1)  # a time further off is a mistake
CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?")
WHOLE = 400  # characters from which a text is the article and no summary
TONES = {
    "negatif": -1, "negative": -1, "neg": -1, "-1": -1, "-": -1, "kontra": -1,
    "netral": 0, "neutral": 0, "neu": 0, "0": 0,
    "positif": 1, "positive": 1, "pos": 1, "1": 1, "+": 1, "pro": 1,
}  # fmt: skip
MEDIA = {
    "cetak": Medium.PRINT, "print": Medium.PRINT, "koran": Medium.PRINT, "newspaper": Medium.PRINT,
    "majalah": Medium.PRINT, "radio": Medium.RADIO, "tv": Medium.TV, "televisi": Medium.TV,
    "television": Medium.TV, "online": Medium.ONLINE, "daring": Medium.ONLINE, "web": Medium.ONLINE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`faults` are sentences; without any the rest stands. `reads_page`: its text is at `url`."""

    url: str = ""
    reading: Reading | None = None
    outlet: str = ""
    medium: str = ""
    tone: int | None = None
    reads_page: bool = False
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    cells: dict[str, str]
    headings: dict[str, str]

    def fault(self, field: str, words: str) -> str:
        return _("column “%(column)s”: %(what)s") % {
            "column": self.headings.get(field, ""),
            "what": words,
        }


def check(
    cells: Sequence[str],
    *,
    headings: Sequence[str],
    columns: Sequence[str],
    zone: str,
    at: datetime,
) -> Checked:
    """One row by the meaning of its columns; `at` is now, `zone` that of times that tell none."""
    named = [
        (field, cell, head) for field, cell, head in zip(columns, cells, headings, strict=False)
    ]
    row = _Row(
        cells={field: cell.strip() for field, cell, _head in named if field},
        headings={field: head for field, _cell, head in named if field},
    )
    faults: list[str] = []
    url = _url(row, faults)
    title = _title(row, faults)
    moment, local = _moment(row, zone, at, faults)
    tone, medium = _tone(row, faults), _medium(row, faults)
    outlet = row.cells.get("outlet", "")[:120]
    if not url and not outlet and not faults:
        faults.append(_("Neither an address nor an outlet: give one of them."))
    if faults:
        return Checked(faults=tuple(faults))
    text = row.cells.get("body", "")
    reading = Reading(
        title=title[:TITLE],
        text=text,
        lead=text[:LEAD],
        kind=ArticleKind.ARTICLE if len(text) >= WHOLE else ArticleKind.STUB,
        language=language.detect(f"{title}. {text[:2000]}", default="id").code,
        published_at=moment,
        published_local=local,
        date_evidence="table" if moment else "",
        method="table",
    )
    reads_page = bool(url) and len(text) < WHOLE
    return Checked(
        url=url or _place(reading, outlet), reading=reading, outlet=outlet, medium=medium,
        tone=tone, reads_page=reads_page,
    )  # fmt: skip


def _url(row: _Row, faults: list[str]) -> str:
    told = row.cells.get("url", "")
    if not told or told == "-":
        return ""
    try:
        parts = urlsplit(told if "://" in told else f"https://{told}")
        fits = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        fits = False
    if not fits or " " in told or len(told) > LONGEST:
        words = _("“%(told)s” is no web address. Copy it from the browser.")
        faults.append(row.fault("url", words % {"told": told[:60]}))
        return ""
    return tidy(told if "://" in told else f"https://{told}")


def _title(row: _Row, faults: list[str]) -> str:
    told = " ".join(row.cells.get("title", "").split())
    if not told:
        faults.append(
            row.fault("title", _("it is empty. Write the headline."))
            if "title" in row.headings
            else _("No column is the title. Choose one above.")
        )
    return told


def _moment(
    row: _Row, zone: str, at: datetime, faults: list[str]
) -> tuple[datetime | None, datetime | None]:
    """(instant, wall clock): a mere day is a wall clock without an instant."""
    told = row.cells.get("published", "")
    if not told:
        return None, None
    read = dates.read(told, fetched_at=at)
    # "Yesterday" and "3 hours ago": to which day, a table cannot say.
    told_days_ago = read.zone_evidence == "relative" or not any(map(str.isdigit, told))
    if not read.found or told_days_ago:
        words = _("“%(told)s” is no date. Write it like 24/11/2026 or 24 November 2026.")
        faults.append(row.fault("published", words % {"told": told[:40]}))
        return None, None
    instant, local = read.instant, read.local
    if local is not None and read.precision == "day":
        clock = _clock(row, faults)
        if clock is None:
            return None, local
        local = local.replace(hour=clock[0], minute=clock[1])
    if instant is None and local is not None:
        instant = local.replace(tzinfo=ZoneInfo(zone))
    if instant is not None and instant > at + AHEAD:
        faults.append(row.fault("published", _("this day is still to come. Check day and month.")))
    return instant, None


def _clock(row: _Row, faults: list[str]) -> tuple[int, int] | None:
    told = row.cells.get("clock", "")
    if not told:
        return None
    found = CLOCK.search(told)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        words = _("“%(told)s” is no time. Write it like 13.45.")
        faults.append(row.fault("clock", words % {"told": told[:20]}))
        return None
    return int(found[1]), int(found[2])


def _tone(row: _Row, faults: list[str]) -> int | None:
    told = row.cells.get("tone", "").casefold()
    if not told:
        return None
    if told not in TONES:
        words = _("“%(told)s” is no tone. Write negatif, netral or positif.")
        faults.append(row.fault("tone", words % {"told": told[:30]}))
    return TONES.get(told)


def _medium(row: _Row, faults: list[str]) -> str:
    told = row.cells.get("medium", "").casefold()
    if not told:
        return ""
    if told not in MEDIA:
        words = _("“%(told)s” is no medium. Write cetak, radio, tv or online.")
        faults.append(row.fault("medium", words % {"told": told[:30]}))
    return MEDIA.get(told, "")


def _place(reading: Reading, outlet: str) -> str:
    """The same row in the same or another file stands for the same article."""
    day = reading.published_at or reading.published_local
    parts = (reading.title, outlet, str(day))
    return PLACE + sha256("\n".join(parts).casefold().encode()).hexdigest()[:32]
