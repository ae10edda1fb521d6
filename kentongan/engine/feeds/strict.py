"""Well-formed RSS 0.9x, 1.0 (RDF) and 2.0, and Atom 0.3 and 1.0, straight from the parsed tree.

What an element is for is decided once per name and document (`_Roles`); each item's children are
then visited once. Names count without regard to case, as feeds write `pubdate` and `Item`.
"""

from collections.abc import Iterable
from itertools import chain, islice
from urllib.parse import urljoin

from lxml import etree

from kentongan.engine.feeds.values import MAX_ENTRIES, Kind, RawEntry, RawFeed
from kentongan.engine.markup import MalformedError, local

_KINDS: dict[str, Kind] = {"rss": "rss", "feed": "atom", "rdf": "rdf"}
_DC = frozenset({"http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"})
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_MEDIA = "http://search.yahoo.com/mrss/"
_ATOM = frozenset(
    {"http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"}
)
_XML = "{http://www.w3.org/XML/1998/namespace}"
_BASE = f"{_XML}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MEDIA_CONTENT = f"{{{_MEDIA}}}content"
_MEDIA_THUMBNAIL = f"{{{_MEDIA}}}thumbnail"

_ITEM = ("{*}item", "{*}entry", "{*}Item")
_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_UPDATED = ("updated", "modified", "lastmod")
_OWN_ROLES = {
    "title": "title",
    "link": "link",
    "guid": "id",
    "id": "id",
    "description": "summary",
    "summary": "summary",
    "content": "body",
    "encoded": "body",
    "author": "author",
    "category": "category",
    "enclosure": "enclosure",
    "language": "language",
}
_DC_ROLES = {"creator": "creator", "subject": "category", "language": "language"}
_TEXTS = frozenset({"title", "id", "summary", "body", *_PUBLISHED, *_UPDATED})
_PICTURED = frozenset({"media", "group", "thumbnail", "enclosure"})
_MEDIA_ROLES = {"content": "media", "group": "group", "thumbnail": "thumbnail"}


def kind_of(root_name: str) -> Kind | None:
    """The kind of feed that a root element of this local name begins."""
    return _KINDS.get(root_name)


def read(root: etree._Element) -> RawFeed:
    """The feed under `root`; MalformedError when neither channel nor items are in it."""
    kind = _KINDS[local(root)]
    head = root if kind == "atom" else next(root.iterchildren("{*}channel"), None)
    items = _items(root, head)
    if head is None and not items:
        raise MalformedError("The feed has neither a channel nor items.")
    roles = _Roles(root, items)
    feed = RawFeed(
        kind=kind,
        base=root.get(_BASE, ""),
        language=root.get(f"{_XML}lang", ""),
        entries=[_entry(item, roles) for item in items],
        problems=[],
    )
    if head is not None:
        _read_head(feed, head, roles)
    return feed


class _Roles(dict[object, str]):
    """What an element of this full name is for; the empty text where it is for nothing here."""

    def __init__(self, root: etree._Element, items: Iterable[etree._Element]) -> None:
        super().__init__()
        self._own = (
            {_space(str(item.tag)) for item in items}
            | _ATOM
            | {"", _CONTENT, _space(str(root.tag))}
        )

    def __missing__(self, tag: object) -> str:
        role = self[tag] = self._role(tag) if isinstance(tag, str) else ""
        return role

    def _role(self, tag: str) -> str:
        space, name = _space(tag), tag.rpartition("}")[2].lower()
        if space == _MEDIA:
            return _MEDIA_ROLES.get(name, "")
        if name in _PUBLISHED or name in _UPDATED:
            return name
        if space in _DC:
            return _DC_ROLES.get(name, "")
        return _OWN_ROLES.get(name, "") if space in self._own else ""


def _space(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _items(root: etree._Element, head: etree._Element | None) -> list[etree._Element]:
    """Those below the channel and beside it; where there are none, those anywhere."""
    places = [root] if head is None or head is root else [head, root]
    found = chain.from_iterable(place.iterchildren(*_ITEM) for place in places)
    most = MAX_ENTRIES + 1
    return list(islice(found, most)) or list(islice(filter(_is_outer, root.iter(*_ITEM)), most))


def _is_outer(item: etree._Element) -> bool:
    parent = item.getparent()
    return parent is not None and local(parent) not in ("item", "entry")


def _read_head(feed: RawFeed, head: etree._Element, roles: _Roles) -> None:
    told: dict[str, str] = {}
    for child in head:
        role = roles[child.tag]
        if role == "title":
            feed.title = feed.title or _text(child)
        elif role == "link":
            _see_link(child, told)
        elif role == "language":
            feed.language = feed.language or (child.text or "")
    feed.home = _address(told)


def _entry(item: etree._Element, roles: _Roles) -> RawEntry:
    told: dict[str, str] = {}
    people: dict[str, list[str]] = {"creator": [], "author": []}
    categories: list[str] = []
    pictures: _Pictures | None = None
    for child in item:
        role = roles[child.tag]
        if role in _TEXTS:
            if role not in told and (text := _text(child)):
                told[role] = text
        elif role == "link":
            _see_link(child, told)
        elif role == "category":
            categories.append(child.get("term") or child.text or child.get("label") or "")
        elif role in people:
            people[role] += _people(child)
        elif role in _PICTURED:
            pictures = pictures or _Pictures()
            pictures.see(child, role)
    base, body = item.get(_BASE), told.get("body", "")
    url = _address(told)
    return RawEntry(
        id=told.get("id") or item.get(_ABOUT) or "",
        url=urljoin(base, url.strip()) if base else url,
        title=told.get("title", ""),
        summary=told.get("summary") or body,
        content=body,
        published=_first(told, _PUBLISHED),
        updated=_first(told, _UPDATED),
        authors=tuple(people["creator"] or people["author"]),
        image=pictures.best() if pictures else "",
        categories=tuple(categories),
    )


def _see_link(link: etree._Element, told: dict[str, str]) -> None:
    """An address is written in the element, or is the alternate or unqualified `href`."""
    text = link.text
    if text and not text.isspace():
        told.setdefault("written", text)
        return
    href, rel = link.get("href"), link.get("rel")
    if href and rel == "alternate":
        told.setdefault("alternate", href)
    elif href and rel is None:
        told.setdefault("plain", href)


def _address(told: dict[str, str]) -> str:
    return told.get("written") or told.get("alternate") or told.get("plain") or ""


def _first(told: dict[str, str], names: Iterable[str]) -> str:
    for name in names:
        if name in told and (text := told[name].strip()):
            return text
    return ""


def _text(element: etree._Element) -> str:
    """What stands in it; elements in it (XHTML, or HTML that was not escaped) as markup."""
    if len(element):
        return str(etree.tostring(element, encoding="unicode", with_tail=False))
    return element.text or ""


def _people(author: etree._Element) -> list[str]:
    """Names of an `author`, which holds a `name` in Atom and text elsewhere."""
    names = [each.text or "" for each in author.iterchildren("{*}name")] if len(author) else []
    return names or [author.text or ""]


class _Pictures:
    """The widest picture of the media elements, else a thumbnail, else the enclosed picture."""

    def __init__(self) -> None:
        self._media = self._thumbnail = self._enclosed = ""
        self._width = -1

    def best(self) -> str:
        return self._media or self._thumbnail or self._enclosed

    def see(self, element: etree._Element, role: str) -> None:
        if role == "enclosure":
            if not self._enclosed and _is_picture(element):
                self._enclosed = element.get("url", "")
            return
        for each in element.iter(_MEDIA_CONTENT):
            width = _number(each.get("width"))
            if width > self._width and _is_picture(each):
                self._media, self._width = each.get("url", ""), width
        if not self._media and not self._thumbnail:
            self._thumbnail = next((x.get("url", "") for x in element.iter(_MEDIA_THUMBNAIL)), "")


def _is_picture(media: etree._Element) -> bool:
    return (media.get("type") or media.get("medium") or "").startswith("image")


def _number(width: str | None) -> int:
    return int(width) if width and width.isascii() and width.isdigit() and len(width) < 7 else 0
