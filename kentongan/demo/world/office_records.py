"""The office's own side of the demo world: what it knows, is asked, writes and does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


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
class WatchRule:
    """What rings in the control room; `topic` is a topic's slug or empty."""

    name: str
    kind: str
    least: int
    urgency: str
    topic: str = ""
    hours: int = 6
    strength: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchDuty:
    """Somebody's hours on these days of every week (Monday is 0)."""

    person: str
    weekdays: tuple[int, ...]
    starts: time
    ends: time


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
