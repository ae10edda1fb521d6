"""Makes articles from their texts: times, addresses, versions."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kentongan.demo.world.dates import WorldCalendar
from kentongan.demo.world.records import Article, ArticleKind, Outlet, Revision
from kentongan.demo.world.texts import ArticleText, TextBlock

SLUG_CHARACTERS = 60
NUMBER_SPAN = 900_000
DEFAULT_SECTIONS = {
    ArticleKind.NEWS: "berita",
    ArticleKind.OPINION: "opini",
    ArticleKind.SATIRE: "satire",
    ArticleKind.ADVERTORIAL: "advertorial",
    ArticleKind.FACT_CHECK: "periksa",
    ArticleKind.CORRECTION: "ralat",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is needed to place a text in the world: its outlets and its calendar."""

    outlets: Mapping[str, Outlet]
    calendar: WorldCalendar

    def publish(self, text: ArticleText, *, hand_written: bool = True) -> Article:
        """The article of a text; its address comes from its first title."""
        keys = text.keys
        outlet = self.outlets[text.outlet]
        at = self.calendar.moment(keys["at"]).astimezone(outlet.timezone)
        kind = ArticleKind(keys.get("kind", ArticleKind.NEWS))
        section = keys.get("section", DEFAULT_SECTIONS[kind])
        title = self.calendar.expand(keys["title"])
        withdrawn = keys.get("withdrawn")
        return Article(
            id=keys["id"],
            outlet=outlet.slug,
            path=article_path(outlet, at=at, section=section, title=title, key=keys["id"]),
            title=title,
            paragraphs=self._expand(text.paragraphs),
            author=keys.get("author"),
            published_at=at,
            visible_from=at,
            kind=kind,
            section=section,
            story=keys["story"],
            number=number_of(keys["id"]),
            copy_of=keys.get("copy_of"),
            wire_source=keys.get("wire"),
            from_release=keys.get("from_release"),
            withdrawn_at=self.calendar.moment(withdrawn) if withdrawn else None,
            picture=keys.get("picture"),
            hand_written=hand_written,
            revisions=tuple(
                self._revision(block, outlet=outlet, title=title) for block in text.revisions
            ),
        )

    def _expand(self, paragraphs: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.calendar.expand(paragraph) for paragraph in paragraphs)

    def _revision(self, block: TextBlock, *, outlet: Outlet, title: str) -> Revision:
        return Revision(
            at=self.calendar.moment(block.mark).astimezone(outlet.timezone),
            title=self.calendar.expand(block.keys.get("title", title)),
            paragraphs=self._expand(block.paragraphs),
            note=self.calendar.expand(block.keys.get("note", "")),
        )


def article_path(outlet: Outlet, *, at: datetime, section: str, title: str, key: str) -> str:
    """The address of an article on its outlet's site."""
    return outlet.path.format(
        section=section,
        year=f"{at:%Y}",
        month=f"{at:%m}",
        day=f"{at:%d}",
        slug=slug_of(title),
        number=number_of(key),
    )


def slug_of(title: str) -> str:
    """A title as a part of an address: lower case, ASCII, cut at a word."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= SLUG_CHARACTERS:
        return slug
    return slug[:SLUG_CHARACTERS].rpartition("-")[0]


def number_of(key: str) -> int:
    """A six-digit number that stays the same for the same key."""
    return 100_000 + zlib.crc32(key.encode()) % NUMBER_SPAN
