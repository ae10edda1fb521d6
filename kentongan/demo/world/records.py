"""What the demo world is made of: frozen values, all times aware, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


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


class Door(StrEnum):
    """The way by which a citizen's message comes in."""

    COUNTER = "counter"
    PHONE = "phone"
    LETTER = "letter"
    WEB = "web"
    CHAT = "chat"


class Verb(StrEnum):
    """What the office does in one step of its script."""

    PUBLISH_EMERGENCY = "publish_emergency"
    CONFIRM_EMERGENCY = "confirm_emergency"
    WITHDRAW_EMERGENCY = "withdraw_emergency"
    OPEN_ISSUE = "open_issue"
    DRAFT_RELEASE = "draft_release"
    APPROVE_RELEASE = "approve_release"
    CORRECT_RELEASE = "correct_release"
    PROPOSE_VERDICT = "propose_verdict"
    CONFIRM_VERDICT = "confirm_verdict"
    PUBLISH_CLARIFICATION = "publish_clarification"
    ANSWER_MESSAGE = "answer_message"
    SEND_BRIEF = "send_brief"


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
class CitizenMessage:
    """A citizen's word to the office; `claim` is the fact-check (article id) it repeats.

    `kind` and `wished_reply` are values of desk; `provider` is `telegram` for chat, else empty.
    """

    id: str
    door: Door
    provider: str
    kind: str
    at: datetime
    sender: str
    contact: str
    text: str
    wished_reply: str
    story: str | None = None
    claim: str | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A checked statement of the knowledge base."""

    id: str
    statement: str
    owner: str
    source: str
    dated: date
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class QA:
    """A question people ask, with the answer the office stands by; `facts` are fact ids."""

    id: str
    question: str
    answer: str
    owner: str
    dated: date
    valid_until: date
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """One appointment of an official."""

    id: str
    person: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    public: bool
    covered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchTopic:
    """A topic the office watches: one of `any_of`, none of `none_of`."""

    slug: str
    name: str
    any_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNotice:
    """The five fields of an emergency notice, and the template it comes from."""

    slug: str
    template: str
    event: str
    area: str
    instruction: str
    contact: str
    valid_until: datetime
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A press release as the office writes it."""

    slug: str
    title: str
    dateline: str
    lead: str
    body: tuple[str, ...]
    key_messages: tuple[str, ...]
    spokesperson: str
    contact: str
    picture: str
    picture_caption: str
    picture_alt: str
    facts: tuple[str, ...]
    story: str
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """An answer to a claim that goes round, with its evidence."""

    slug: str
    title: str
    claim: str
    answer: str
    verdict: str
    body: tuple[str, ...]
    evidence: tuple[str, ...]
    fact_check: str
    spokesperson: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue the office opens from a story; impact and likelihood from 1 to 5."""

    slug: str
    title: str
    story: str
    summary: str
    impact: int
    likelihood: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The part of a media brief that only a person can write."""

    slug: str
    day: date
    recommendation: str


Content = EmergencyNotice | Release | Clarification | Issue | Brief | CitizenMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeStep:
    """Who does what with which content, and when."""

    at: datetime
    verb: Verb
    by: str
    content: Content
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a right pipeline finds, by ids of the world.

    `stories`: article -> story key; `copies`: (copy, original); `claims`: message -> fact-check.
    """

    stories: Mapping[str, str]
    copies: frozenset[tuple[str, str]]
    claims: Mapping[str, str]


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
