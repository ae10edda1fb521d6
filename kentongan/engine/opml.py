"""Lists of feeds as other readers know them (OPML 1.0 and 2.0): read with bounds, and written."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

MOST_BYTES = 5_000_000
MOST_FEEDS = 5_000
MOST_LETTERS = 200  # of a name
LONGEST_ADDRESS = 2_048


class OpmlError(ValueError):
    """The file is not a list of feeds: `reason` is `size`, `broken`, `entities` or `other`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed; `line` is where the file names it, `is_address` whether its address is one."""

    line: int
    url: str
    name: str
    is_address: bool


def read(content: bytes) -> list[Outline]:
    """The feeds of a file, folders opened. Raises OpmlError; no entity is ever resolved."""
    if len(content) > MOST_BYTES:
        raise OpmlError("size")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OpmlError("broken") from error
    if root.getroottree().docinfo.doctype:
        raise OpmlError("entities")
    if root.tag != "opml":
        raise OpmlError("other")
    found = [_outline(each) for each in root.iter("outline") if _address(each)]
    if len(found) > MOST_FEEDS:
        raise OpmlError("size")
    return found


def write(feeds: Iterable[tuple[str, str, str]], *, title: str) -> bytes:
    """OPML 2.0 of (name, address of the feed, home page)."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for name, url, home in feeds:
        told = {"type": "rss", "text": name, "title": name, "xmlUrl": url, "htmlUrl": home}
        etree.SubElement(body, "outline", {key: _storable(text) for key, text in told.items()})
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _storable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def _address(element: etree._Element) -> str:
    return str(element.get("xmlUrl") or element.get("xmlurl") or "").strip()


def _outline(element: etree._Element) -> Outline:
    url = _address(element)
    name = str(element.get("title") or element.get("text") or "").strip()
    return Outline(
        line=element.sourceline or 0,
        url=url,
        name=" ".join(name.split())[:MOST_LETTERS],
        is_address=_is_address(url),
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and len(url) <= (LONGEST_ADDRESS)
        )
    except ValueError:
        return False
