"""Articles that go on over several pages."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from kentongan.engine.charset import decode
from kentongan.engine.extract.page import MAX_BYTES

_NUMBERED: Final = frozenset({"page", "halaman", "hal", "p", "paged", "pg"})
_IN_PATH: Final = re.compile(r"/(?:page/|halaman-?)?(\d{1,2})/?$")
_HREF: Final = re.compile(rb"href\s{0,9}=\s{0,9}[\"']?\s{0,9}([^\"'\s>]{1,2048})")
_MOST_LINKS: Final = 2_000
_MOST_PAGES: Final = 30  # a higher number is no page of one article
_FIRST: Final = 1

_Place = tuple[tuple[str, str, str], int]


def following(html: bytes, *, url: str) -> str | None:
    """The address of the page on which this article goes on; None on its last or only page.

    Only an address of the same article counts: the next page of a list, or the next article,
    is often marked the same way.
    """
    here = _place(url)
    if here is None or here[1] >= _MOST_PAGES:
        return None
    article, number = here
    wanted = article, number + 1
    numbered = re.compile(rf"(?<!\d)0?{number + 1}(?!\d)")  # what a page adds to its article

    def leads(link: str) -> bool:
        return numbered.search(link) is not None and _place_from(url, link) == wanted

    if not any(map(leads, _written(html))):
        return None
    return next((urljoin(url, link) for link in _links(html) if leads(link)), None)


def join(parts: Sequence[str]) -> str:
    """The texts of the pages as one; a line that an earlier page had is not repeated."""
    seen: set[str] = set()
    kept: list[str] = []
    for part in parts:
        lines = part.split("\n")
        kept += [line for line in lines if line and line not in seen]
        seen.update(lines)
    return "\n".join(kept)


def _written(html: bytes) -> set[str]:
    """What may be links, found without taking the page apart: only few pages need to be."""
    spans = (match.span(1) for match in _HREF.finditer(html.lower()))
    found = {html[start:end] for start, end in spans}
    return {unescape(each.decode("utf-8", "replace")) for each in found}


def _place_from(url: str, link: str) -> _Place | None:
    try:
        return _place(urljoin(url, link))
    except ValueError:
        return None


def _links(html: bytes) -> Iterator[str]:
    tree = LexborHTMLParser(decode(html[:MAX_BYTES]).text)
    for selector in ('link[rel="next"]', 'a[rel~="next"]', "a[href]"):
        for node in tree.css(selector)[:_MOST_LINKS]:
            href = (node.attributes.get("href") or "").strip()
            if href:
                yield href


def _place(address: str) -> _Place | None:
    """Which article an address is of, and which of its pages."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    query = dict(parse_qsl(parts.query))
    numbers = [value for name, value in query.items() if name.lower() in _NUMBERED]
    rest = "&".join(f"{n}={v}" for n, v in query.items() if n.lower() not in _NUMBERED)
    if numbers:
        known = numbers[0].isascii() and numbers[0].isdigit() and len(numbers[0]) < len("100")
        return ((host, parts.path.rstrip("/"), rest), int(numbers[0])) if known else None
    match = _IN_PATH.search(parts.path)
    if match:
        return (host, parts.path[: match.start()], rest), int(match[1])
    return (host, parts.path.rstrip("/"), rest), _FIRST
