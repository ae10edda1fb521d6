"""What the extractor hands back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PageKind(StrEnum):
    """What a page is, as far as it can be told from itself."""

    ARTICLE = "article"
    STUB = "stub"  # an article of less than 200 characters: photo, video, breaking line
    INDEX = "index"  # a home, section or tag page
    BLOCKED = "blocked"  # a wall of a bot guard, a sign-in or a paywall in front of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedArticle:
    """A page read; every field but `kind`, `method` and `confidence` may be empty.

    `text` has one paragraph a line and keeps the dateline and credits. `published_at` and
    `modified_at` are aware; `published_local` is naive and set only where the page tells a time
    without a zone. `date_evidence` says where the moment came from (json-ld, meta, visible,
    address). `canonical_url` is an http(s) address or None. `confidence` (0..1) is how far the
    extractors agree on the text.
    """

    title: str
    text: str
    published_at: datetime | None
    modified_at: datetime | None
    published_local: datetime | None
    date_evidence: str
    authors: tuple[str, ...]
    language: str
    image_url: str | None
    canonical_url: str | None
    site_name: str
    is_accessible_for_free: bool | None
    kind: PageKind
    method: str
    confidence: float
