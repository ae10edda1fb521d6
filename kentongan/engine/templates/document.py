"""A page opened by the fastest parser, with the questions that learning and reading ask of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kentongan.engine.charset import decode
from kentongan.engine.extract.page import MAX_BYLINE_WORDS, MAX_BYTES, MAX_META_LENGTH, MAX_METAS
from kentongan.engine.text import clean

UNSEEN: Final = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button",
    "nav", "aside", "select", "textarea", "video", "audio",
)  # fmt: skip
INLINE: Final = (
    "a", "abbr", "acronym", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr",
)  # fmt: skip
_INLINE_NAMES: Final = list(INLINE)
_UNSEEN_CSS: Final = ",".join(UNSEEN)
_BREAK: Final = "\x1e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed page; `metas` and `scripts` are as in `extract.page.Page`."""

    url: str
    tree: LexborHTMLParser
    scripts: tuple[str, ...]
    metas: Mapping[str, tuple[str, ...]]
    canonical: str
    bylines: tuple[str, ...] = ()

    @property
    def is_from_web(self) -> bool:
        return urlsplit(self.url).scheme in {"http", "https"}

    def meta(self, *names: str) -> str:
        """The first value told under any of `names`, tried in order, or ""."""
        return next(self.all_metas(*names), "")

    def all_metas(self, *names: str) -> Iterator[str]:
        for name in names:
            yield from self.metas.get(name, ())


def open_document(html: bytes, *, url: str) -> Document:
    """Parses a page; anything gives one."""
    tree = LexborHTMLParser(decode(html[:MAX_BYTES]).text)
    scripts = [node.text() for node in tree.css('script[type*="ld+json"]')]
    named = tree.css("[itemprop]")
    canonical = tree.css_first('link[rel="canonical"]')
    return Document(
        url=url,
        tree=tree,
        scripts=tuple(script for script in scripts if script),
        metas=_metas([*named, *tree.css("meta")]),
        canonical=(canonical.attributes.get("href") or "") if canonical else "",
        bylines=tuple(_bylines(named)),
    )


def lines_of(node: LexborNode, *, drops: Iterable[str] = ()) -> list[str]:
    """The text under `node`, a block a line, without what `drops` selects. Changes the tree."""
    for selector in (_UNSEEN_CSS, *drops):
        # The last first: a part of what is gone already may not be touched again.
        for part in reversed(node.css(selector)):
            if part.mem_id != node.mem_id:
                part.decompose()
    node.unwrap_tags(_INLINE_NAMES)
    node.merge_text_nodes()
    parts = node.text(separator=_BREAK).split(_BREAK)
    return [line for line in (" ".join(part.split()) for part in parts) if line]


def _metas(elements: Iterable[LexborNode]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, element in enumerate(elements):
        if number >= MAX_METAS:
            break
        told = element.attributes
        name = told.get("property") or told.get("name") or told.get("itemprop") or ""
        value = told.get("content") or told.get("datetime") or ""
        if name and value.strip():
            key = name.strip().lower()
            found[key] = (*found.get(key, ()), clean(value[:MAX_META_LENGTH]))
    return found


def _bylines(named: Iterable[LexborNode]) -> Iterator[str]:
    for element in named:
        if element.tag != "meta" and element.attributes.get("itemprop") == "author":
            yield " ".join(element.text().split()[:MAX_BYLINE_WORDS])
