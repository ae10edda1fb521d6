"""What the demo world is made of: frozen values, all times aware, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from kentongan.demo.world.office_records import (
    QA,
    AgendaEntry,
    CitizenMessage,
    Fact,
    OfficeStep,
    WatchDuty,
    WatchRule,
    WatchTopic,
)


class ArticleKind(StrEnum):
    """What an article is; ground truth, for the pages show it in each outlet's own way."""

    NEWS = "berita"
    OPINION = "opini"
    SATIRE = "satire"
    ADVERTORIAL = "advertorial"
    FACT_CHECK = "cek_fakta"
    CORRECTION = "ralat"


class SourceKind(StrEnum):
    """How an outlet lets others find its articles."""

    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body of the regency, or a partner outside it; `parent` is another agency's slug."""

    slug: str
    name: str
    short_name: str
    kind: str
    region_code: str
    zone: str
    parent: str | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    counter_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A fictional office-holder; `role` is a role of the office's own, empty for outsiders."""

    slug: str
    name: str
    title: str
    agency: str
    role: str = ""
    email: str = ""
    public_office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher, and how its site behaves (see `kentongan.demo.outlets`)."""

    slug: str
    name: str
    tagline: str
    kind: str
    owner: str
    zone: str
    dateline: str
    template: str
    source_kind: SourceKind
    source_path: str
    feed: str
    path: str
    colour: str
    charset: str = "utf-8"
    delay_seconds: float = 0.0
    opens_with_dateline: bool = True
    frozen_validators: bool = False
    redirect_links: bool = False
    disallow: tuple[str, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The host name under which the outlet is served on loopback."""
        return f"{self.slug}.localhost"

    @property
    def timezone(self) -> ZoneInfo:
        """The zone in which the outlet writes its times."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One later version of an article at the same address."""

    at: datetime
    title: str
    paragraphs: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of one outlet with its ground truth (`story`, `copy_of`, `wire_source`)."""

    id: str
    outlet: str
    path: str
    title: str
    paragraphs: tuple[str, ...]
    author: str | None
    published_at: datetime
    visible_from: datetime
    kind: ArticleKind
    section: str
    story: str
    number: int
    copy_of: str | None = None
    wire_source: str | None = None
    from_release: str | None = None
    withdrawn_at: datetime | None = None
    picture: str | None = None
    hand_written: bool = True
    revisions: tuple[Revision, ...] = ()

    @property
    def is_copy(self) -> bool:
        """Whether the text was taken over from another article."""
        return self.copy_of is not None

    @property
    def text(self) -> str:
        """The first version's body, paragraphs divided by an empty line."""
        return "\n\n".join(self.paragraphs)

    def is_visible(self, at: datetime) -> bool:
        """Whether the page answers with the article at that moment."""
        return self.visible_from <= at and not self.is_withdrawn(at)

    def is_withdrawn(self, at: datetime) -> bool:
        """Whether the outlet has taken the article off its site by then."""
        return self.withdrawn_at is not None and self.withdrawn_at <= at

    def version_at(self, at: datetime) -> Revision:
        """The version that the page shows at that moment."""
        shown = Revision(at=self.published_at, title=self.title, paragraphs=self.paragraphs)
        for revision in self.revisions:
            if revision.at <= at:
                shown = revision
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """What the independent fact-checker found; `article_id` is the page that says so."""

    article_id: str
    title: str
    claim: str
    claim_seen: str
    rating: str
    rating_value: int
    conclusion: str
    published_at: datetime
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a right pipeline finds, by ids of the world.

    `stories`: article -> story key; `copies`: (copy, original); `claims`: message -> fact-check;
    `pick_ups`: (article, slug of the office's text it was taken from).
    """

    stories: Mapping[str, str]
    copies: frozenset[tuple[str, str]]
    claims: Mapping[str, str]
    pick_ups: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The whole demo world. `start` and `end` bound it; `fortnight` is when it gets lively."""

    seed: int
    weeks: int
    start: datetime
    fortnight: datetime
    end: datetime
    agencies: tuple[Agency, ...]
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    articles: tuple[Article, ...]
    fact_checks: tuple[FactCheck, ...]
    citizen_messages: tuple[CitizenMessage, ...]
    facts: tuple[Fact, ...]
    questions: tuple[QA, ...]
    agenda: tuple[AgendaEntry, ...]
    topics: tuple[WatchTopic, ...]
    rules: tuple[WatchRule, ...]
    duties: tuple[WatchDuty, ...]
    office_script: tuple[OfficeStep, ...]
    truth: Truth

    def outlet(self, slug: str) -> Outlet:
        """The outlet of that slug."""
        return next(outlet for outlet in self.outlets if outlet.slug == slug)

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        return next(article for article in self.articles if article.id == article_id)

    def articles_of(self, outlet: str) -> tuple[Article, ...]:
        """An outlet's articles, oldest first."""
        return tuple(article for article in self.articles if article.outlet == outlet)
