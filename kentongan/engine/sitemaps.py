"""Sitemaps: plain, of news, and indexes of others (sitemaps.org, Google News extension).

A sitemap may list 50,000 pages. Of one that is longer than 2,000 the newest are kept, because
outlets append at either end.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from kentongan.engine import dates, markup
from kentongan.engine.charset import decode
from kentongan.engine.feeds.cleaning import plain, whole_url
from kentongan.engine.fetch.inflate import (
    InflateError,
    InflateOverflowError,
    gunzip,
    is_gzip,
)
from kentongan.engine.fetch.response import MEGABYTE

MAX_PAGES = 2000
_MAX_BYTES = 10 * MEGABYTE
_TITLE_CHARS = 500
# Stands for an unknown time of fetching; dates that lean on it are dropped.
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_LIKELY_FEEDS = ("rss", "feed", "rdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """One page. `title` and `published_*` come from the news extension; each may be absent.

    `modified_*` is the page's last change. Aware times are None where the sitemap tells no zone;
    then the naive `*_local` is set.
    """

    url: str
    title: str = ""
    publication: str = ""
    language: str | None = None
    published_at: datetime | None = None
    published_local: datetime | None = None
    published_raw: str = ""
    modified_at: datetime | None = None
    modified_local: datetime | None = None
    modified_raw: str = ""
    image_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapChild:
    """Another sitemap that an index lists."""

    url: str
    modified_at: datetime | None = None
    modified_raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """Either `pages`, or, for an index, `children`; in the sitemap's order, each address once.

    `problems` are sentences on what was wrong with it.
    """

    pages: tuple[SitemapPage, ...] = ()
    children: tuple[SitemapChild, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether any page carries the news extension."""
        return any(page.title or page.published_raw for page in self.pages)


class NotASitemap(Exception):
    """The bytes are no sitemap."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    fields: dict[str, str]

    @property
    def newest(self) -> str:
        """W3C dates sort as text, near enough for choosing."""
        return self.fields.get("publication_date") or self.fields.get("lastmod") or ""


def parse(body: bytes, *, url: str, fetched_at: datetime | None = None) -> Sitemap:
    """The sitemap in `body`, found at `url`; gzip is unpacked up to 10 MB.

    `fetched_at` (aware) is the base of relative dates. A damaged sitemap is read as far as it
    goes and says so in `problems`. Raises NotASitemap.
    """
    text = decode(_unpacked(body)).text.strip("\ufeff \t\r\n")
    if not text:
        raise NotASitemap("The answer is empty.")
    if not text.startswith("<"):
        return _from_lines(text, url)
    try:
        prepared = markup.prepared(text)
        name = markup.root_name(prepared) or ""
        if name not in ("urlset", "sitemapindex"):
            raise NotASitemap(_another_kind(name))
        return _from_root(*_tree(prepared), url=url, fetched_at=fetched_at)
    except (markup.HasDtdError, markup.MalformedError) as error:
        raise NotASitemap(str(error)) from error


def _unpacked(body: bytes) -> bytes:
    if not is_gzip(body):
        return body
    try:
        return gunzip(body, bound=_MAX_BYTES)
    except InflateOverflowError as error:
        raise NotASitemap("The sitemap is larger than 10 MB when unpacked.") from error
    except InflateError as error:
        raise NotASitemap(f"The compressed sitemap is damaged: {error}") from error


def _tree(text: str) -> tuple[etree._Element, list[str]]:
    try:
        return markup.tree(text), []
    except markup.MalformedError as error:
        return markup.tree(text, recover=True), [f"The sitemap is damaged XML: {str(error)[:200]}"]


def _from_root(
    root: etree._Element, problems: list[str], *, url: str, fetched_at: datetime | None
) -> Sitemap:
    kept, total = _newest(_Row(place, _fields(each)) for place, each in enumerate(root))
    if total > len(kept):
        problems.append(f"The sitemap lists {total} addresses; the newest {len(kept)} are read.")
    whole: dict[str, _Row] = {}
    for row in kept:
        address = whole_url(row.fields.get("loc", ""), base=url)
        if address is not None:
            whole.setdefault(address, row)
    if markup.local(root) == "sitemapindex":
        children = tuple(_child(each, row, fetched_at) for each, row in whole.items())
        return Sitemap(children=children, problems=tuple(problems))
    pages = tuple(_page(each, row, fetched_at) for each, row in whole.items())
    return Sitemap(pages=pages, problems=tuple(problems))


def _newest(rows: Iterator[_Row]) -> tuple[list[_Row], int]:
    """The 2,000 newest in the sitemap's order, and how many there are; ties go to the first."""
    total = 0

    def counted() -> Iterator[_Row]:
        nonlocal total
        for row in rows:
            total += 1
            yield row

    kept = heapq.nlargest(MAX_PAGES, counted(), key=lambda row: (row.newest, -row.place))
    return sorted(kept, key=lambda row: row.place), total


def _fields(element: etree._Element) -> dict[str, str]:
    """Text of what lies within, by local name; the first of each, the page's own `loc` first."""
    found: dict[str, str] = {}
    for child in element.iterdescendants():
        name = markup.local(child)
        text = (child.text or "").strip()
        parent = child.getparent()
        if parent is not None and markup.local(parent) == "image":
            name = f"image_{name}"
        if text:
            found.setdefault(name, text)
    return found


def _page(url: str, row: _Row, fetched_at: datetime | None) -> SitemapPage:
    published_raw = row.fields.get("publication_date", "")[: dates.MAX_LENGTH]
    modified_raw = row.fields.get("lastmod", "")[: dates.MAX_LENGTH]
    published, modified = _date(published_raw, fetched_at), _date(modified_raw, fetched_at)
    return SitemapPage(
        url=url,
        title=plain(row.fields.get("title", ""), limit=_TITLE_CHARS),
        publication=plain(row.fields.get("name", ""), limit=_TITLE_CHARS),
        language=row.fields.get("language", "")[:2].lower() or None,
        published_at=published.instant,
        published_local=published.local,
        published_raw=published_raw,
        modified_at=modified.instant,
        modified_local=modified.local,
        modified_raw=modified_raw,
        image_url=whole_url(row.fields.get("image_loc", ""), base=url),
    )


def _child(url: str, row: _Row, fetched_at: datetime | None) -> SitemapChild:
    modified_raw = row.fields.get("lastmod", "")[: dates.MAX_LENGTH]
    modified = _date(modified_raw, fetched_at)
    return SitemapChild(url=url, modified_at=modified.instant, modified_raw=modified_raw)


def _date(text: str, fetched_at: datetime | None) -> dates.DateReading:
    if not text:
        return dates.NOTHING
    reading = dates.read(text, fetched_at=fetched_at or _NO_TIME)
    if fetched_at is None and reading.zone_evidence == "relative":
        return dates.NOTHING
    return reading


def _from_lines(text: str, url: str) -> Sitemap:
    """The plain form: one address on each line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not all(line.startswith(("http://", "https://")) for line in lines):
        raise NotASitemap("This is no sitemap.")
    addresses = (whole_url(line, base=url) for line in lines[:MAX_PAGES])
    unique = dict.fromkeys(address for address in addresses if address)
    long = [f"The sitemap lists {len(lines)} addresses; the first {MAX_PAGES} are read."]
    return Sitemap(
        pages=tuple(SitemapPage(url=address) for address in unique),
        problems=tuple(long if len(lines) > MAX_PAGES else ()),
    )


def _another_kind(name: str) -> str:
    if name in _LIKELY_FEEDS:
        return "This is a feed, not a sitemap."
    if name in ("html", "head", "body"):
        return "This is a web page, not a sitemap."
    return f"This is XML of another kind ({name[:40]}), not a sitemap."
