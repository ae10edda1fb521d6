"""What a site shows at a moment: its articles as plain values for templates and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kentongan.demo.world.dates import long_date, relative_date, short_date
from kentongan.demo.world.records import Article, ArticleKind, Outlet, World

FEED_ENTRIES = 60
SUMMARY_CHARACTERS = 180
KIND_LABELS = {
    ArticleKind.OPINION: "Opini",
    ArticleKind.SATIRE: "Satire",
    ArticleKind.ADVERTORIAL: "Advertorial - konten berbayar",
    ArticleKind.FACT_CHECK: "Periksa fakta",
    ArticleKind.CORRECTION: "Ralat",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as its outlet shows it now; all texts plain, all times in the outlet's zone."""

    id: str
    url: str
    link: str
    path: str
    title: str
    paragraphs: tuple[str, ...]
    summary: str
    author: str
    section: str
    label: str
    note: str
    picture_url: str
    published_at: datetime
    modified_at: datetime
    long_date: str
    short_date: str
    relative_date: str
    modified_long: str

    @property
    def is_changed(self) -> bool:
        """Whether this is a later version than the first."""
        return self.modified_at > self.published_at

    @property
    def published_iso(self) -> str:
        """The time of publication with its offset."""
        return self.published_at.isoformat()

    @property
    def modified_iso(self) -> str:
        """The time of the shown version with its offset."""
        return self.modified_at.isoformat()

    @property
    def naive_iso(self) -> str:
        """The time of publication as a careless site writes it: local, no offset."""
        return self.published_at.replace(tzinfo=None).isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An outlet at one moment, newest article first."""

    outlet: Outlet
    base_url: str
    now: datetime
    items: tuple[Item, ...]

    @property
    def changed_at(self) -> datetime:
        """When the list last changed; its moment when it is empty."""
        return max((item.modified_at for item in self.items), default=self.now)


def list_outlet(world: World, outlet: Outlet, *, base_url: str, now: datetime) -> Listing:
    """Everything the outlet shows at that moment."""
    visible = [article for article in world.articles_of(outlet.slug) if article.is_visible(now)]
    items = tuple(
        make_item(article, outlet=outlet, base_url=base_url, now=now)
        for article in reversed(visible)
    )
    return Listing(outlet=outlet, base_url=base_url, now=now, items=items)


def make_item(article: Article, *, outlet: Outlet, base_url: str, now: datetime) -> Item:
    """An article in the version and the words of that moment."""
    shown = article.version_at(now)
    url = f"{base_url}{article.path}"
    link = f"{base_url}/?p={article.number}" if outlet.redirect_links else url
    return Item(
        id=article.id,
        url=url,
        link=link,
        path=article.path,
        title=shown.title,
        paragraphs=shown.paragraphs,
        summary=_summary(shown.paragraphs[0]),
        author=article.author or "",
        section=article.section,
        label=KIND_LABELS.get(article.kind, ""),
        note=shown.note,
        picture_url=f"{base_url}/gambar/{article.picture}.png" if article.picture else "",
        published_at=article.published_at,
        modified_at=shown.at,
        long_date=long_date(article.published_at),
        short_date=short_date(article.published_at),
        relative_date=relative_date(article.published_at, now=now),
        modified_long=long_date(shown.at),
    )


def _summary(text: str) -> str:
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    return text[:SUMMARY_CHARACTERS].rpartition(" ")[0] + "..."
