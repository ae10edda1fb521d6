"""What every channel says of itself, and the one way to use it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from django.utils.functional import Promise

from kentongan.delivery.enums import Audience, Verb
from kentongan.delivery.envelopes import AccountRef, Content, Envelope, Receipt
from kentongan.delivery.errors import DeliveryError, OutcomeUnknown, PermanentFailure

Words = str | Promise


class Way(StrEnum):
    """Who does the work."""

    MACHINE = "machine"
    PERSON = "person"  # a kit is prepared, a person posts it and gives proof
    RECORDED = "recorded"  # the room above publishes it itself and records what it saw


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of connecting an account; `done` asks the account itself."""

    title: Words
    text: Words
    done: Callable[[AccountRef], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupGuide:
    steps: tuple[Step, ...] = ()
    # Names of the form fields that the guide asks for: handle, secret.
    asks: tuple[str, ...] = ()

    def done(self, account: AccountRef) -> int:
        """How many steps are done, counted until the first one that is not."""
        for number, step in enumerate(self.steps):
            if not step.done(account):
                return number
        return len(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSize:
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What a person needs to post by hand; empty for channels that a machine serves."""

    checklist: tuple[Words, ...] = ()
    picture: PictureSize | None = None
    proof: Words = ""


class Channel(ABC):
    """Base of all channels: attributes first, `_send` last.

    `_send` raises one of the three errors or returns a receipt; whatever else it raises is
    taken for an unknown outcome, because nobody can tell how far it came.
    """

    slug: ClassVar[str]
    label: ClassVar[Words]
    way: ClassVar[Way] = Way.MACHINE
    audience: ClassVar[Audience] = Audience.PUBLIC
    max_length: ClassVar[int | None] = None  # characters of text
    supports_media: ClassVar[bool] = False
    supports_edit: ClassVar[bool] = False
    supports_withdraw: ClassVar[bool] = False
    # An edit or withdrawal changes the post itself and needs the channel's number of it.
    edits_in_place: ClassVar[bool] = False
    can_look_up: ClassVar[bool] = False
    # What "accepted" means here and what can never be known.
    evidence: ClassVar[Words] = ""
    guide: ClassVar[SetupGuide] = SetupGuide()
    kit: ClassVar[Kit] = Kit()

    def supports(self, verb: str) -> bool:
        if verb == Verb.EDIT:
            return self.supports_edit
        if verb == Verb.WITHDRAW:
            return self.supports_withdraw
        return True

    def text(self, content: Content) -> str:
        """The text as this channel carries it."""
        return compose(content, variant=content.variants.get(self.slug), limit=self.max_length)

    def send(self, envelope: Envelope) -> Receipt:
        """Do it once. Raises TemporaryFailure, PermanentFailure or OutcomeUnknown, nothing else."""
        if not self.supports(envelope.verb):
            raise PermanentFailure(f"{self.slug}: {envelope.verb}")
        try:
            return self._send(envelope)
        except DeliveryError:
            raise
        except Exception as error:
            raise OutcomeUnknown(type(error).__name__) from error

    def look_up(self, envelope: Envelope) -> Receipt | None:
        """What the channel knows of an earlier try; None when it surely has nothing."""
        raise NotImplementedError

    def known_id(self, envelope: Envelope) -> str:
        """The id that we give it ourselves, by which it can be found there; "" where none."""
        return ""

    @abstractmethod
    def _send(self, envelope: Envelope) -> Receipt: ...


SAMPLE = "CONTOH"
MORE = " …"


def compose(content: Content, *, variant: str | None, limit: int | None) -> str:
    """Title, text and address as plain text, at most `limit` characters, the address kept."""
    head = f"[{SAMPLE}] " if content.sample else ""
    body = variant if variant else "\n\n".join(filter(None, [content.title, content.text]))
    tail = f"\n\n{content.url}" if content.url and content.url not in body else ""
    whole = head + body + tail
    if limit is None or len(whole) <= limit:
        return whole
    short = body
    if not variant and content.summary:
        short = "\n\n".join(filter(None, [content.title, content.summary]))
    return head + cut(short, limit - len(head) - len(tail)) + tail


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, ended at a word."""
    if len(text) <= limit:
        return text
    kept = text[: max(0, limit - len(MORE))]
    at_word = kept.rsplit(None, 1)[0] if " " in kept else kept
    return at_word.rstrip() + MORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How far an account is connected: n of m steps."""

    done: int
    steps: tuple[Step, ...] = field(default_factory=tuple)

    @property
    def connected(self) -> bool:
        return self.done >= len(self.steps)

    @property
    def next_number(self) -> int:
        return min(self.done + 1, len(self.steps))
