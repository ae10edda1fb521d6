"""What crosses the border to a channel: frozen, complete, and without a database behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One version of something to tell.

    `key` names the content over all its versions ("newsroom.release:12"), `version` this one (a
    hash or revision id). `text` is plain text; `html` may be empty. `variants` holds shorter or
    other texts by channel slug. `urgent` passes holds and goes first (emergency notices).
    `sample` marks everything with "CONTOH".
    """

    key: str
    version: str
    agency_id: int
    title: str
    text: str
    summary: str = ""
    html: str = ""
    url: str = ""
    image_url: str = ""
    image_alt: str = ""
    language: str = "id"
    variants: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False
    urgent: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"variants": dict(self.variants)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Content:
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRef:
    """What a channel may know of an account."""

    id: int
    channel: str
    name: str
    handle: str
    agency_name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Where it goes: `address` is an e-mail address, a chat id, or the account's own handle."""

    address: str = field(repr=False)
    unsubscribe_url: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One thing for a channel to do.

    `idempotency_key` is the same at every try. `original_id` is the channel's own id of the post
    that an edit or a withdrawal is about, `original_key` the idempotency key it was sent with.
    """

    content: Content
    verb: str
    account: AccountRef
    recipient: Recipient
    idempotency_key: str
    original_id: str = ""
    original_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The channel took it: its own id and, where it has one, the public address."""

    external_id: str = ""
    external_url: str = ""
    detail: str = ""
