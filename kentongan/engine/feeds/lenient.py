"""Damaged feeds: feedparser gets out of them what there is."""

import io
from collections.abc import Mapping
from typing import Any

import feedparser

from kentongan.engine.feeds.values import Kind, NotAFeed, RawEntry, RawFeed

# feedparser needs seconds for a megabyte of hostile XML; a real feed fits into half of one.
_MAX_CHARS = 500_000


def read(text: str, *, why: str) -> RawFeed:
    """The feed in `text`, of which the XML parser says `why` it is damaged.

    Raises NotAFeed when there is nothing like a feed in it.
    """
    problems = [f"The feed is damaged XML: {why[:200]}"]
    if len(text) > _MAX_CHARS:
        text = text[:_MAX_CHARS]
        problems.append("Only the first part of the feed was read, because it is damaged.")
    told = feedparser.parse(
        io.BytesIO(text.encode("utf-8", errors="replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    version = str(told.get("version", ""))
    if not version and not told.entries:
        raise NotAFeed("This is XML, but not a feed, or too damaged to read.")
    return RawFeed(
        kind=_kind(version),
        title=_text(told.feed, "title"),
        home=_text(told.feed, "link"),
        language=_text(told.feed, "language"),
        entries=[_entry(entry) for entry in told.entries],
        problems=problems,
    )


def _kind(version: str) -> Kind:
    if version.startswith("atom"):
        return "atom"
    return "rdf" if version in ("rss090", "rss10") else "rss"


def _entry(told: Mapping[str, Any]) -> RawEntry:
    body = next((_text(part, "value") for part in told.get("content", ())), "")
    # feedparser answers "updated" with "published" where there is none; dict.get does not.
    updated = _text(told, "updated") if "updated" in told.keys() else ""  # noqa: SIM118
    return RawEntry(
        id=_text(told, "id"),
        url=_text(told, "link"),
        title=_text(told, "title"),
        summary=_text(told, "summary") or body,
        content=body,
        published=_text(told, "published") or _text(told, "created"),
        updated=updated,
        authors=tuple(_text(each, "name") for each in told.get("authors", ())),
        image=_image(told),
        categories=tuple(_text(each, "term") for each in told.get("tags", ())),
    )


def _image(told: Mapping[str, Any]) -> str:
    media = [*told.get("media_content", ()), *told.get("media_thumbnail", ())]
    enclosed = [
        {"url": _text(each, "href")}
        for each in told.get("enclosures", ())
        if _text(each, "type").startswith("image")
    ]
    pictures = [
        each for each in media if _text(each, "type", "image").startswith("image")
    ] + enclosed
    return next((_text(each, "url") for each in pictures), "")


def _text(told: Mapping[str, Any], name: str, default: str = "") -> str:
    value = told.get(name, default)
    return default if value is None else str(value)
