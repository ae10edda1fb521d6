"""What kind of document this is, and which reader gets it."""

import re
from datetime import datetime

from kentongan.engine import markup
from kentongan.engine.charset import decode
from kentongan.engine.feeds import json_feed, lenient, strict
from kentongan.engine.feeds.discovery import discover
from kentongan.engine.feeds.finishing import finish
from kentongan.engine.feeds.values import Feed, NotAFeed, RawFeed
from kentongan.engine.fetch.response import content_type_parts

_FEED_START = re.compile(r"<\?xml\b|<rss\b|<feed\b|<rdf:RDF\b", re.IGNORECASE)
_JUNK_CHARS = 8192
_HTML_ROOTS = frozenset({"html", "head", "body", "script", "meta", "div", "p", "title"})


def parse(
    body: bytes, *, url: str, content_type: str | None, fetched_at: datetime | None = None
) -> Feed:
    """The feed in `body`, which was found at `url`.

    `content_type` is the whole header with its charset; only the charset is believed, and only
    when the bytes leave room for it. `fetched_at` (aware) is the base of relative dates and of
    dates without a year. A damaged feed is read as far as it goes and says so in `problems`; a
    feed without entries is fine. Raises NotAFeed, which for a page carries the feeds that the
    page points to.
    """
    text = decode(body, header=content_type_parts(content_type)[1]).text.strip("\ufeff \t\r\n")
    if not text:
        raise NotAFeed("The answer is empty.")
    if text.startswith("{"):
        return finish(json_feed.read(text), url=url, fetched_at=fetched_at)
    if _is_html(text):
        raise NotAFeed("This is a web page, not a feed.", links=tuple(discover(body, url=url)))
    return finish(_read_xml(text), url=url, fetched_at=fetched_at)


def _is_html(text: str) -> bool:
    if markup.doctype_name(text) == "html":
        return True
    return markup.root_name(text) in _HTML_ROOTS and not _FEED_START.search(text, 0, _JUNK_CHARS)


def _read_xml(text: str) -> RawFeed:
    start = _FEED_START.search(text, 0, _JUNK_CHARS)
    junk = start.start() if start and strict.kind_of(markup.root_name(text) or "") is None else 0
    try:
        prepared = markup.prepared(text[junk:])
        name = markup.root_name(prepared) or ""
        if strict.kind_of(name) is None:
            raise NotAFeed(_not_a_feed(name))
        raw = _read_prepared(prepared)
    except markup.HasDtdError as error:
        raise NotAFeed(str(error)) from error
    if junk:
        raw.problems.append("There was other text before the feed.")
    return raw


def _read_prepared(text: str) -> RawFeed:
    try:
        return strict.read(markup.tree(text))
    except markup.MalformedError as error:
        return lenient.read(markup.without_controls(text), why=str(error))


def _not_a_feed(name: str) -> str:
    if name in ("urlset", "sitemapindex"):
        return "This is a sitemap, not a feed."
    return f"This is XML of another kind ({name[:40]}), not a feed." if name else "This is no feed."
