"""The feeds that a page points to."""

from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from kentongan.engine.charset import decode
from kentongan.engine.feeds.cleaning import plain, whole_url
from kentongan.engine.feeds.values import FeedLink

_KINDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
    }
)
_ENDINGS = ("/rss", "/feed", "/feed/", "/rss/", ".rss", "rss.xml", "feed.xml", "atom.xml", ".rdf")
_MAX_LINKS = 20
# Feeds are advertised in the head; a parser needs quadratic time for hostile nesting.
_MAX_BYTES = 256 * 1024
_TITLE_CHARS = 200


def discover(html: bytes, *, url: str) -> list[FeedLink]:
    """Feeds advertised by `<link rel=alternate>`, or else the plain links that look like feeds.

    In the page's order, each address once, at most 20.
    """
    tree = LexborHTMLParser(decode(html[:_MAX_BYTES]).text)
    base_node = tree.css_first("base[href]")
    base = urljoin(url, (base_node.attributes.get("href") or "") if base_node else "")
    found: dict[str, FeedLink] = {}
    for node in tree.css("link[rel][href]"):
        kind = (node.attributes.get("type") or "").partition(";")[0].strip().lower()
        rels = (node.attributes.get("rel") or "").lower().split()
        if kind in _KINDS and ("alternate" in rels or "feed" in rels):
            _add(found, node.attributes, base, kind)
    if not found:
        for node in tree.css("a[href]"):
            if _path(node.attributes.get("href") or "").endswith(_ENDINGS):
                _add(found, {**node.attributes, "title": node.text()}, base, "")
    return list(found.values())[:_MAX_LINKS]


def _add(
    found: dict[str, FeedLink], attributes: dict[str, str | None], base: str, kind: str
) -> None:
    address = whole_url(attributes.get("href") or "", base=base)
    if address is not None and address not in found:
        title = plain(attributes.get("title") or "", limit=_TITLE_CHARS)
        found[address] = FeedLink(url=address, title=title, kind=kind)


def _path(href: str) -> str:
    try:
        return urlsplit(href).path.lower()
    except ValueError:
        return ""
