"""Well-formed RSS, Atom and RDF: fastfeedparser reads the entries, we read the dates.

fastfeedparser gives no raw date and misreads some ("GMT+9" as UTC), and without a date it takes
the id for one, slowly. So the dates are taken out of the tree before it sees them, and in their
place stands one that tells the entry's number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import fastfeedparser
from lxml import etree

from kentongan.engine.feeds.cleaning import first_image
from kentongan.engine.feeds.values import MAX_ENTRIES, Kind, RawEntry, RawFeed
from kentongan.engine.markup import MalformedError, local

_KINDS: dict[str, Kind] = {"rss": "rss", "feed": "atom", "rdf": "rdf"}
_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_UPDATED = ("updated", "modified", "lastmod")
_BODY = ("encoded", "content")
_MEDIA = "http://search.yahoo.com/mrss/"
_NUMBER_ZERO = datetime(2000, 1, 1, tzinfo=UTC)
_ATOM_03 = "http://purl.org/atom/ns#"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class _Dates:
    published: str
    updated: str
    base: str
    has_body: bool


def kind_of(root_name: str) -> Kind | None:
    """The kind of feed that a root element of this local name begins."""
    return _KINDS.get(root_name)


def read(root: etree._Element) -> RawFeed:
    """The feed under `root`; MalformedError when fastfeedparser refuses it."""
    kind = _KINDS[local(root)]
    items = [each for each in root.iter("{*}item", "{*}entry", "{*}Item") if _is_outer(each)]
    for extra in items[MAX_ENTRIES + 1 :]:
        _drop(extra)
    dates = [_take_dates(item) for item in items[: MAX_ENTRIES + 1]]
    for number, item in enumerate(items[: MAX_ENTRIES + 1]):
        _number(item, number, kind)
    try:
        told = fastfeedparser.parse(etree.tostring(root))
    except ValueError as error:
        raise MalformedError(str(error)) from error
    return RawFeed(
        kind=kind,
        title=_text(told.feed, "title"),
        home=_text(told.feed, "link"),
        language=_language(root) or _text(told.feed, "language"),
        base=root.get(_BASE, ""),
        entries=[_entry(each, _dates_of(each, dates)) for each in told.entries],
        problems=[],
    )


def _is_outer(item: etree._Element) -> bool:
    parent = item.getparent()
    return parent is not None and local(parent) not in ("item", "entry")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _take_dates(item: etree._Element) -> _Dates:
    found: dict[str, str] = {}
    has_body = False
    for child in list(item):
        name = local(child)
        if name in _PUBLISHED or name in _UPDATED:
            found.setdefault(name, (child.text or "").strip())
            item.remove(child)
        elif name in _BODY and etree.QName(child).namespace != _MEDIA:
            has_body = True
    return _Dates(
        published=_first(found, _PUBLISHED),
        updated=_first(found, _UPDATED),
        base=item.get(_BASE, ""),
        has_body=has_body,
    )


def _first(found: Mapping[str, str], names: Iterable[str]) -> str:
    return next((found[name] for name in names if found.get(name)), "")


def _number(item: etree._Element, number: int, kind: Kind) -> None:
    tag = {"rdf": "{http://purl.org/dc/elements/1.1/}date"}.get(kind, "pubDate")
    if kind == "atom":
        space = etree.QName(item).namespace or ""
        tag = f"{{{space}}}" + ("issued" if space == _ATOM_03 else "published")
    mark = etree.SubElement(item, tag)
    mark.text = (_NUMBER_ZERO + timedelta(seconds=number)).isoformat()


def _dates_of(entry: Mapping[str, Any], dates: list[_Dates]) -> _Dates:
    passed = datetime.fromisoformat(_text(entry, "published")) - _NUMBER_ZERO
    return dates[int(passed.total_seconds())]


def _entry(told: Mapping[str, Any], own: _Dates) -> RawEntry:
    body = next((_text(part, "value") for part in _list(told, "content")), "")
    url = _text(told, "link")
    return RawEntry(
        id=_text(told, "id"),
        url=urljoin(own.base, url) if own.base else url,
        title=_text(told, "title"),
        summary=_text(told, "description") or body,
        content=body if own.has_body else "",
        published=own.published,
        updated=own.updated,
        authors=tuple(_text(person, "name") for person in _list(told, "authors")),
        image=_image(told) or ("" if own.has_body else first_image(body)),
        categories=tuple(_text(tag, "term") for tag in _list(told, "tags")),
    )


def _image(told: Mapping[str, Any]) -> str:
    """The widest picture of the media elements, else the first enclosed picture."""
    media = [each for each in _list(told, "media_content") if _is_picture(each)]
    if media:
        return _text(max(media, key=_width), "url")
    thumbnails = _list(told, "media_thumbnail")
    enclosed = [each for each in _list(told, "enclosures") if _is_picture(each)]
    return next((_text(each, "url") for each in [*thumbnails, *enclosed]), "")


def _is_picture(media: Mapping[str, Any]) -> bool:
    kind = _text(media, "type") or _text(media, "medium")
    return kind.startswith("image")


def _width(media: Mapping[str, Any]) -> int:
    width = _text(media, "width")
    return int(width) if width.isascii() and width.isdigit() else 0


def _language(root: etree._Element) -> str:
    told = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    for element in root.iterfind("./{*}channel/{*}language"):
        told = told or (element.text or "")
    return told


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return "" if value is None else str(value)


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name)
    return value if isinstance(value, list) else []
