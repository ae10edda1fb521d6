"""Tells articles, stubs, index pages and walls apart.

A list page passed off as an article fills the stories with everything at once; a wall taken for
a text makes every blocked page a copy of the next.
"""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from kentongan.engine.extract.body import Body
from kentongan.engine.extract.model import PageKind
from kentongan.engine.extract.page import Page
from kentongan.engine.extract.structured import StructuredArticle
from kentongan.engine.extract.walls import says_wall

SHORTEST_ARTICLE: Final = 200  # characters
LONGEST_WALL: Final = 1_500  # characters; a longer text is not a wall, whatever it mentions
LONGEST_PREVIEW: Final = 1_200
_PARAGRAPH: Final = 80  # characters of a line that is prose
_LONG_PARAGRAPH: Final = 400  # characters; a text without paragraphs counts as several
_TEASER_WORDS: Final = 4  # words a link has at least when it is a headline
_MAX_LINKS: Final = 3_000

_PAYWALL: Final = re.compile(
    r"berlangganan untuk (?:membaca|melanjutkan)|khusus pelanggan|konten premium|sudah berlangganan"
    r"|untuk membaca (?:artikel|berita|konten) (?:ini )?(?:secara )?(?:selengkapnya|lengkap)"
    r"|subscribe to (?:continue|read|unlock)|for subscribers only|already a subscriber"
)
_FEED: Final = re.compile(
    r"(?:\s|<\?[^>]{0,500}\?>|<!--.{0,500}?-->)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.DOTALL,
)
_FEED_HEAD: Final = 4_000  # characters
_INDEX_PATH: Final = re.compile(
    r"^/?(?:index(?:\.\w+)?|indeks|home|beranda)?/?$|^/(?:tags?|topik|topic|kategori|category|"
    r"indeks|search|cari|author|penulis|kanal|rubrik)(?:/|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a page is built: `teasers` are links that read like headlines, `linked` (0..1) is the
    share of the extracted text that is such links, `prose` counts its paragraphs."""

    teasers: int
    linked: float
    prose: int


def judge_kind(
    page: Page,
    told: StructuredArticle,
    body: Body,
    *,
    title: str,
    address: str | None,
    is_free: bool | None,
) -> PageKind:
    """What the page is; a wall first, for its text would pass as a stub."""
    if _FEED.match(page.source[:_FEED_HEAD]):
        return PageKind.INDEX
    if _is_wall(page, body.text, title) or is_preview(body.text, is_free):
        return PageKind.BLOCKED
    if not title and not body.text:
        return PageKind.STUB
    shape = read_shape(page, body.text)
    if _is_index(page, told, shape, address):
        return PageKind.INDEX
    return PageKind.STUB if len(body.text) < SHORTEST_ARTICLE else PageKind.ARTICLE


def _is_wall(page: Page, text: str, title: str) -> bool:
    if len(text) > LONGEST_WALL:
        return False
    shown = text if text else page.source[: LONGEST_WALL * 4]
    return says_wall(f"{title}\n{shown}".casefold()) and not page.meta("og:type")


def is_preview(text: str, is_free: bool | None) -> bool:
    """True of the opening that a paywall leaves to be read."""
    if len(text) > LONGEST_PREVIEW:
        return False
    return is_free is False or _PAYWALL.search(text.casefold()) is not None


def _is_index(page: Page, told: StructuredArticle, shape: Shape, address: str | None) -> bool:
    claims = _claims_article(page, told)
    path = urlsplit(address).path if address else None
    if path is not None and _INDEX_PATH.match(path):
        return not (_is_dated_article(page, told) and shape.prose)
    score = shape.linked * 4 + min(shape.teasers, 60) / 30 - min(shape.prose, 8) / 2
    return score > (3 if claims else 1)


def _claims_article(page: Page, told: StructuredArticle) -> bool:
    return _is_dated_article(page, told) or page.meta("og:type").casefold() == "article"


def _is_dated_article(page: Page, told: StructuredArticle) -> bool:
    dated = page.meta("article:published_time", "datepublished", "pubdate")
    return told.is_article or bool(dated)


def read_shape(page: Page, text: str) -> Shape:
    """Counts of links and lines; see `Shape`."""
    links = set()
    for link in islice(page.root.iter("a"), _MAX_LINKS):
        said = _folded(str(link.text_content())[:400])
        if said.count(" ") + 1 >= _TEASER_WORDS:
            links.add(said)
    lines = [(line, _folded(line)) for line in text.split("\n")]
    total = sum(len(line) for line, _ in lines)
    linked = sum(len(line) for line, said in lines if said in links)
    long = (len(line) for line, said in lines if len(line) >= _PARAGRAPH and said not in links)
    prose = sum(max(1, length // _LONG_PARAGRAPH) for length in long)
    return Shape(teasers=len(links), linked=linked / total if total else 1.0, prose=prose)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
