"""A page parsed once, within bounds, for all that read it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import lxml.etree
import lxml.html

from kentongan.engine.charset import decode
from kentongan.engine.text import clean

MAX_BYTES: Final = 10_000_000
MAX_ELEMENTS: Final = 30_000  # beyond, only the fast extractor runs: the others take minutes
MAX_DEPTH: Final = 200  # levels; the others walk the tree by recursion
MAX_META_LENGTH: Final = 2_000  # characters of one value
MAX_METAS: Final = 500
MAX_BYLINE_WORDS: Final = 10

_UNSEEN: Final = ("script", "style", "svg", "noscript", "template", "iframe", "object")
_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`root` is the tree without scripts and styles, `source` the text it came from.

    `scripts` are the JSON-LD blocks; `metas` maps the lower-case name, property or itemprop of
    a tag to its values in order. `url` is where the page was asked; it may be `file:` or empty.
    """

    url: str
    source: str
    scripts: tuple[str, ...]
    root: lxml.html.HtmlElement
    metas: Mapping[str, tuple[str, ...]]
    elements: int
    is_deep: bool

    @property
    def is_tame(self) -> bool:
        """False for pages so large or deep that only the fast extractor may read them."""
        return self.elements <= MAX_ELEMENTS and not self.is_deep

    @property
    def markup(self) -> str:
        """The tree as HTML again."""
        return str(lxml.html.tostring(self.root, encoding="unicode"))

    @property
    def canonical(self) -> str:
        link = self.root.xpath('//link[@rel="canonical"]/@href')
        return str(link[0]) if link else ""

    @property
    def bylines(self) -> tuple[str, ...]:
        marked = self.root.iterfind('.//*[@itemprop="author"]')
        told = ("".join(each.itertext()) for each in marked if each.tag != "meta")
        return tuple(" ".join(text.split()[:MAX_BYLINE_WORDS]) for text in told if text.strip())

    @property
    def is_from_web(self) -> bool:
        return urlsplit(self.url).scheme in {"http", "https"}

    def meta(self, *names: str) -> str:
        """The first value told under any of `names`, tried in order, or ""."""
        return next(self.all_metas(*names), "")

    def all_metas(self, *names: str) -> Iterator[str]:
        for name in names:
            yield from self.metas.get(name, ())


def open_page(body: bytes, *, url: str) -> Page:
    """Parses a page; anything, even nothing, gives one. What lies beyond `MAX_BYTES` is cut."""
    source = _XML_DECLARATION.sub("", decode(body[:MAX_BYTES]).text)
    root = parse(source)
    scripts = tuple(_json_scripts(root))
    lxml.etree.strip_elements(root, *_UNSEEN, with_tail=False)
    return Page(
        url=url,
        source=source,
        scripts=scripts,
        root=root,
        metas=_metas(root),
        elements=int(_COUNT(root)),
        is_deep=bool(_BEYOND_DEPTH(root)),
    )


def _json_scripts(root: lxml.html.HtmlElement) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def parse(html: str) -> lxml.html.HtmlElement:
    """A tree of `html`; an empty one where there is nothing to parse."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        root = lxml.html.document_fromstring(b"<html><body></body></html>")
    return root


_COUNT: Final = lxml.etree.XPath("count(//*)")
_BEYOND_DEPTH: Final = lxml.etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")


def _metas(root: lxml.html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    tagged = root.iterfind(".//*[@itemprop]"), root.iterfind(".//meta")
    for number, element in enumerate(element for group in tagged for element in group):
        if number >= MAX_METAS:
            break
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = element.get("content") or element.get("datetime") or ""
        if name and value.strip():
            key = name.strip().lower()
            found[key] = (*found.get(key, ()), clean(value[:MAX_META_LENGTH]))
    return found
