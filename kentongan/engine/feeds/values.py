"""What a feed says, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Kind = Literal["rss", "atom", "json", "rdf"]

MAX_ENTRIES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page points to."""

    url: str
    title: str = ""
    kind: str = ""  # media type, empty where only the address suggests a feed


class Entry(NamedTuple):
    """One item, cleaned and bounded.

    `id` is unique within the feed. `summary` is plain text; `content_html` is sanitised HTML, if
    the feed carries the article. `published_at` is aware; where the feed tells no zone it is None
    and `published_local` is the naive time as written. An entry that has only an update time is
    published at that. `updated_at` is aware.
    """

    id: str
    url: str | None
    title: str
    summary: str = ""
    content_html: str | None = None
    published_at: datetime | None = None
    published_local: datetime | None = None
    published_raw: str = ""
    zone_evidence: str = ""
    updated_at: datetime | None = None
    updated_raw: str = ""
    authors: tuple[str, ...] = ()
    image_url: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that could be read; `problems` are sentences on what was wrong with it."""

    title: str
    home_url: str | None
    language: str | None
    kind: Kind
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


class NotAFeed(Exception):
    """The bytes are no feed; `links` are the feeds that the page points to, if it is a page."""

    def __init__(self, reason: str, *, links: tuple[FeedLink, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.links = links


@dataclass(slots=True, kw_only=True)
class RawEntry:
    """An item as a reader found it, before anything is checked."""

    id: str = ""
    url: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    image: str = ""
    categories: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class RawFeed:
    """A feed as a reader found it; addresses are relative to `base` where it is set."""

    kind: Kind
    title: str = ""
    home: str = ""
    language: str = ""
    base: str = ""
    entries: list[RawEntry]
    problems: list[str]
