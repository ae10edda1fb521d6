"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
from typing import Any

from kentongan.engine.feeds.values import MAX_ENTRIES, NotAFeed, RawEntry, RawFeed


def read(text: str) -> RawFeed:
    """Raises NotAFeed when the text is not JSON or not a feed."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("This is damaged JSON.") from error
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        raise NotAFeed("This is JSON, but not a JSON Feed.")
    if "jsonfeed.org" not in str(told.get("version", "")) and "title" not in told:
        raise NotAFeed("This is JSON, but not a JSON Feed.")
    items = [item for item in told["items"][: MAX_ENTRIES + 1] if isinstance(item, dict)]
    return RawFeed(
        kind="json",
        title=_text(told, "title"),
        home=_text(told, "home_page_url"),
        language=_text(told, "language"),
        entries=[_entry(item) for item in items],
        problems=[],
    )


def _entry(item: dict[str, Any]) -> RawEntry:
    return RawEntry(
        id=_text(item, "id"),
        url=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        summary=_text(item, "summary") or _text(item, "content_text"),
        content=_text(item, "content_html"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=_authors(item),
        image=_text(item, "image") or _text(item, "banner_image"),
        categories=tuple(str(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
    )


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    people = _list(item, "authors") or [item.get("author")]
    return tuple(_text(person, "name") for person in people if isinstance(person, dict))


def _text(told: dict[str, Any], name: str) -> str:
    """Feeds write numbers where text belongs, above all as id."""
    value = told.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _list(told: dict[str, Any], name: str) -> list[Any]:
    value = told.get(name)
    return value if isinstance(value, list) else []
