"""When an article was published, from every place a page tells it, best evidence first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

import lxml.etree
import lxml.html

from kentongan.engine import dates
from kentongan.engine.dates import NOTHING, DateReading
from kentongan.engine.extract.page import Page
from kentongan.engine.extract.structured import StructuredArticle
from kentongan.engine.text import words

# Names under which sites tell it, the most exact first.
PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datepublished", "dtk:publishdate", "pubdate",
    "publishdate", "publish-date", "publish_date", "content_publisheddate", "article.published",
    "originalpublicationdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.created", "datecreated", "dc.date", "dcterms.date", "date",
)  # fmt: skip
MODIFIED: Final = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified",
)  # fmt: skip

_MAX_ELEMENTS: Final = 5_000  # looked through for a visible date
_REACH: Final = 120  # elements on either side of the headline
_LONGEST: Final = 120  # characters of a date line
_DIGIT: Final = re.compile(r"\d")
_DATE_CLASS: Final = re.compile(r"(?i)date|time|tanggal|waktu|tgl|publish")
_CLASS_BONUS: Final = 25  # elements nearer that a telling class name counts
_CLOCK_BONUS: Final = 10  # elements nearer that a time of day counts
_PLAIN_WORD: Final = re.compile(r"(?<![^\W_])[a-z]+(?![^\W_])")
_MAX_HEADLINES: Final = 4
_KICKER: Final = 3  # words before a headline
_SKEW: Final = timedelta(hours=1)
_AHEAD: Final = timedelta(days=1)  # a later moment than this after the fetch is a mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """`evidence` is json-ld, meta, visible or address; "" where the page tells nothing."""

    published: DateReading
    modified: DateReading
    evidence: str


def read_moments(
    page: Page, told: StructuredArticle, *, title: str, address: str, fetched_at: datetime
) -> Moments:
    """Published and modified; a zone comes only from the page, never from its country."""

    def read(value: str) -> DateReading:
        reading = dates.read(value, fetched_at=fetched_at) if value else NOTHING
        return reading if is_possible(reading, fetched_at) else NOTHING

    metas = [read(value) for value in page.all_metas(*PUBLISHED)]
    heads = read(told.published), _meta_moment(metas)
    visible = NOTHING
    if not any(map(_is_certain, heads)):
        shown = _visible(page, title, fetched_at)
        visible = shown if is_possible(shown, fetched_at) else NOTHING
    sources = (
        ("json-ld", heads[0]),
        ("meta", heads[1]),
        ("visible", visible),
        ("address", _first(dates.from_url(value) for value in (address, page.url) if value)),
    )
    evidence, published = next(((name, one) for name, one in sources if one.found), ("", NOTHING))
    for _, other in sources[1:]:
        published = refine(published, other)
    modified = _first([read(told.modified), *map(read, page.all_metas(*MODIFIED))])
    return Moments(published=published, modified=refine(modified, visible), evidence=evidence)


def _meta_moment(readings: list[DateReading]) -> DateReading:
    """The first that tells a moment, with the zone that another tells of the same wall clock."""
    best = _first(readings)
    if best.local is None or best.precision == "day":
        return best
    zoned = (other for other in readings if other.instant and other.wall == best.wall)
    return next(zoned, best)


def _is_certain(reading: DateReading) -> bool:
    """A time of day with an offset of its own; what calls itself UTC may be the wall's."""
    return reading.instant is not None and bool(reading.instant.utcoffset())


def _first(readings: Iterable[DateReading]) -> DateReading:
    return next((reading for reading in readings if reading.found), NOTHING)


def is_possible(reading: DateReading, fetched_at: datetime) -> bool:
    """False of a moment that lies after the fetch wherever on earth it was written."""
    wall = reading.wall
    return wall is None or wall <= fetched_at.replace(tzinfo=None) + _AHEAD + timedelta(hours=14)


def refine(best: DateReading, other: DateReading) -> DateReading:
    """`best` with what `other` tells beyond it about the same moment: the time, the zone."""
    if best.wall is None or other.wall is None or other.zone_evidence == "relative":
        return best
    if best.precision == "day" and other.precision != "day":
        return other if best.wall.date() == other.wall.date() else best
    if other.instant is None or other.precision == "day":
        return best
    same_wall = abs(best.wall - other.wall) < _SKEW
    if same_wall and (best.local is not None or _calls_local_time_utc(best, other)):
        return replace(
            best,
            instant=best.wall.replace(tzinfo=other.instant.tzinfo),
            local=None,
            zone_evidence=other.zone_evidence,
        )
    return best


def _calls_local_time_utc(best: DateReading, visible: DateReading) -> bool:
    """A CMS that writes "10:08Z" over a page that shows "10:08 WIB" means WIB."""
    if best.instant is None or visible.instant is None:
        return False
    return not best.instant.utcoffset() and abs(best.instant - visible.instant) > _SKEW


def _visible(page: Page, title: str, fetched_at: datetime) -> DateReading:
    """The date line nearest to the headline."""
    elements = _elements(page)
    anchors = _headlines(elements, title)
    best: tuple[int, DateReading] | None = None
    for index in sorted({at for anchor in anchors for at in _around(anchor, len(elements))}):
        reading = _date_line(elements[index], fetched_at)
        if not reading.found:
            continue
        distance = min(abs(index - anchor) for anchor in anchors)
        distance -= _CLASS_BONUS if _is_dated(elements[index]) else 0
        distance -= _CLOCK_BONUS if reading.precision != "day" else 0
        if best is None or distance < best[0]:
            best = distance, reading
    return best[1] if best else NOTHING


def _around(anchor: int, size: int) -> range:
    return range(max(0, anchor - _REACH), min(size, anchor + _REACH))


def _elements(page: Page) -> list[lxml.html.HtmlElement]:
    body = page.root.find("body")
    elements = (body if body is not None else page.root).iter(lxml.etree.Element)
    return list(islice(elements, _MAX_ELEMENTS))


def _headlines(elements: list[lxml.html.HtmlElement], title: str) -> list[int]:
    """Where the headline stands: headings that say just it, else any elements that do."""
    wanted = words(title)
    longest = 2 * len(title) + 20
    telling = _telling_word(title)
    found = [
        (element.tag in {"h1", "h2", "h3"}, index)
        for index, element in enumerate(elements)
        if wanted
        and element.text
        and len(element.text) < longest
        and telling in element.text.casefold()
        and _says(element.text, wanted)
    ]
    headings = [index for is_heading, index in found if is_heading]
    return (headings or [index for _, index in found])[:_MAX_HEADLINES]


def _telling_word(title: str) -> str:
    """The longest plain word of the title; what does not have it does not say the title."""
    return max(_PLAIN_WORD.findall(title.casefold()), key=len, default="")


def _says(text: str, wanted: list[str]) -> bool:
    """True of the headline itself and of one with a kicker ("In Picture: ...") before it."""
    said = words(text)
    return said[-len(wanted) :] == wanted and len(said) - len(wanted) <= _KICKER


def _date_line(element: lxml.html.HtmlElement, fetched_at: datetime) -> DateReading:
    stamped = element.get("datetime") if element.tag == "time" else None
    if stamped:
        return dates.read(stamped, fetched_at=fetched_at)
    text = _short_text(element)
    return dates.read(text, fetched_at=fetched_at) if _DIGIT.search(text) else NOTHING


def _short_text(element: lxml.html.HtmlElement) -> str:
    """The text of a small element, "" of a large one; bounded work either way."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        length += len(part.strip())
        if length > _LONGEST:
            return ""
        parts.append(part)
    return " ".join(parts)


def _is_dated(element: lxml.html.HtmlElement) -> bool:
    names = " ".join((str(element.tag), element.get("class") or "", element.get("id") or ""))
    return _DATE_CLASS.search(names[:200]) is not None
