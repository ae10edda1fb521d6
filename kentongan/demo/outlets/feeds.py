"""The feeds and the sitemap of the outlets, each kind in its own habits (and faults)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from kentongan.demo.outlets.listings import FEED_ENTRIES, Item, Listing

XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Where the broken feed breaks: this item has a stray ampersand, the next an unclosed element.
BROKEN_ITEM = 2


def render_feed(kind: str, listing: Listing) -> tuple[str, bytes]:
    """The content type and body of a feed of that kind."""
    content_type, render = FEEDS[kind]
    text = render(listing)
    return content_type, text.encode(listing.outlet.charset, "xmlcharrefreplace")


def _entries(listing: Listing) -> tuple[Item, ...]:
    return listing.items[:FEED_ENTRIES]


def _rss_date(at: datetime) -> str:
    return format_datetime(at)


def _rss_item(item: Item, *, dated: bool) -> str:
    lines = [
        f"<title>{escape(item.title)}</title>",
        f"<link>{escape(item.link)}</link>",
        f"<description>{escape(f'<p>{escape(item.summary)}</p>')}</description>",
        f"<category>{escape(item.label or item.section)}</category>",
    ]
    if dated:
        lines.append(f'<guid isPermaLink="false">{item.id}</guid>')
        lines.append(f"<pubDate>{_rss_date(item.published_at)}</pubDate>")
    if item.author:
        lines.append(f"<dc:creator>{escape(item.author)}</dc:creator>")
    if item.picture_url:
        lines.append(f'<enclosure url={quoteattr(item.picture_url)} type="image/png" length="0"/>')
    return "<item>\n" + "\n".join(lines) + "\n</item>\n"


def _rss_document(listing: Listing, items: list[str]) -> str:
    outlet = listing.outlet
    return (
        f'{XML_HEAD}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"<title>{escape(outlet.name)} (CONTOH)</title>\n"
        f"<link>{listing.base_url}/</link>\n"
        f"<description>{escape(outlet.tagline)} (media fiktif, CONTOH)</description>\n"
        "<language>id</language>\n"
        f"<atom:link href={quoteattr(listing.base_url + outlet.source_path)}"
        ' rel="self" type="application/rss+xml"/>\n'
        f"{''.join(items)}</channel>\n</rss>\n"
    )


def _rss(listing: Listing) -> str:
    return _rss_document(listing, [_rss_item(item, dated=True) for item in _entries(listing)])


def _undated_rss(listing: Listing) -> str:
    return _rss_document(listing, [_rss_item(item, dated=False) for item in _entries(listing)])


def _broken_rss(listing: Listing) -> str:
    items = [_rss_item(item, dated=True) for item in _entries(listing)]
    if len(items) > BROKEN_ITEM:
        items[BROKEN_ITEM] = items[BROKEN_ITEM].replace("</title>", " & lainnya</title>", 1)
    if len(items) > BROKEN_ITEM + 1:
        last = BROKEN_ITEM + 1
        items[last] = items[last].replace("<description>", "<description><br>", 1)
        items[last] = items[last].replace("</item>", "", 1)
    return _rss_document(listing, items).replace("</channel>\n</rss>\n", "")


def _atom(listing: Listing) -> str:
    outlet = listing.outlet
    entries = "".join(_atom_entry(item, host=outlet.slug) for item in _entries(listing))
    return (
        f'{XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">\n'
        f"<title>{escape(outlet.name)} (CONTOH)</title>\n"
        f"<subtitle>{escape(outlet.tagline)}</subtitle>\n"
        f"<id>tag:{outlet.slug},2026:umpan</id>\n"
        f'<link rel="self" href={quoteattr(listing.base_url + outlet.source_path)}/>\n'
        f"<link href={quoteattr(listing.base_url + '/')}/>\n"
        f"<updated>{listing.changed_at.isoformat()}</updated>\n{entries}</feed>\n"
    )


def _atom_entry(item: Item, *, host: str) -> str:
    author = f"<author><name>{escape(item.author)}</name></author>\n" if item.author else ""
    return (
        f"<entry>\n<title>{escape(item.title)}</title>\n<id>tag:{host},2026:{item.id}</id>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(item.link)}/>\n{author}'
        f"<published>{item.published_iso}</published>\n<updated>{item.modified_iso}</updated>\n"
        f"<summary>{escape(item.summary)}</summary>\n</entry>\n"
    )


def _rdf(listing: Listing) -> str:
    outlet = listing.outlet
    items = _entries(listing)
    order = "".join(f"<rdf:li rdf:resource={quoteattr(item.link)}/>" for item in items)
    body = "".join(
        f"<item rdf:about={quoteattr(item.link)}>\n<title>{escape(item.title)}</title>\n"
        f"<link>{escape(item.link)}</link>\n<description>{escape(item.summary)}</description>\n"
        f"<dc:date>{item.published_iso}</dc:date>\n</item>\n"
        for item in items
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.charset}"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"<channel rdf:about={quoteattr(listing.base_url + outlet.source_path)}>\n"
        f"<title>{escape(outlet.name)} (CONTOH)</title>\n<link>{listing.base_url}/</link>\n"
        f"<description>{escape(outlet.tagline)}</description>\n"
        f"<items><rdf:Seq>{order}</rdf:Seq></items>\n</channel>\n{body}</rdf:RDF>\n"
    )


def _json_feed(listing: Listing) -> str:
    outlet = listing.outlet
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{outlet.name} (CONTOH)",
        "home_page_url": f"{listing.base_url}/",
        "feed_url": f"{listing.base_url}{outlet.source_path}",
        "language": "id",
        "items": [_json_item(item) for item in _entries(listing)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _json_item(item: Item) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": item.id,
        "url": item.link,
        "title": item.title,
        "summary": item.summary,
        "content_text": "\n\n".join(item.paragraphs),
        "date_published": item.published_iso,
        "tags": [item.label or item.section],
    }
    if item.is_changed:
        entry["date_modified"] = item.modified_iso
    if item.author:
        entry["authors"] = [{"name": item.author}]
    return entry


def _sitemap(listing: Listing) -> str:
    name = escape(listing.outlet.name)
    urls = "".join(
        f"<url>\n<loc>{escape(item.url)}</loc>\n<lastmod>{item.modified_iso}</lastmod>\n"
        f"<news:news>\n<news:publication><news:name>{name}</news:name>"
        "<news:language>id</news:language></news:publication>\n"
        f"<news:publication_date>{item.published_iso}</news:publication_date>\n"
        f"<news:title>{escape(item.title)}</news:title>\n</news:news>\n</url>\n"
        for item in listing.items
    )
    return (
        f'{XML_HEAD}<!-- CONTOH -->\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{urls}</urlset>\n"
    )


FEEDS: dict[str, tuple[str, Callable[[Listing], str]]] = {
    "rss": ("application/rss+xml; charset=utf-8", _rss),
    "rss-undated": ("text/xml", _undated_rss),
    "rss-broken": ("application/xml", _broken_rss),
    "atom": ("application/atom+xml; charset=utf-8", _atom),
    "rdf": ("application/xml", _rdf),
    "json": ("application/feed+json", _json_feed),
    "sitemap": ("application/xml", _sitemap),
}
