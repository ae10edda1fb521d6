"""What every kind of source says of itself, and the one way it is read."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.utils.functional import Promise

from kentongan.engine.fetch import Response
from kentongan.engine.text import clean
from kentongan.listening.enums import ArticleKind
from kentongan.listening.readings import TITLE, Reading

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a kind may know of a source; `learned` is what it kept from the last look."""

    url: str
    language: str = "id"
    learned: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article that a source points to; `is_whole` where its page need not be read."""

    url: str
    reading: Reading
    updated_at: datetime | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """What somebody outside the register wrote. `author` and `address` never go further as they
    are, and of `links` only those to outlets: see `actions/posts.py`."""

    platform: str
    text: str
    author: str
    address: str
    posted_at: datetime | None = None
    likes: int = 0
    shares: int = 0
    replies: int = 0
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What an answer held. `rejected` counts entries that cannot be kept; `learned` is kept.

    `more` are addresses that belong to the same look, such as the newest parts of a sitemap.
    """

    found: tuple[Found, ...] = ()
    posts: tuple[FoundPost, ...] = ()
    problems: tuple[str, ...] = ()
    rejected: int = 0
    learned: Mapping[str, Any] | None = None
    more: tuple[str, ...] = ()


class NotOfThisKind(Exception):
    """The answer is something else; `words` say so, `offers` are addresses to try instead."""

    def __init__(self, words: str, *, offers: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.words = words
        self.offers = offers


class Kind(ABC):
    """Base of all kinds: attributes first, `read` last.

    `slug` is the folder's name. `rank` orders the kinds where an answer could be of several:
    the lowest that fits is taken.
    """

    slug: ClassVar[str]
    label: ClassVar[Words]
    help: ClassVar[Words]
    example: ClassVar[str]
    rank: ClassVar[int] = 50
    is_account: ClassVar[bool] = False  # of somebody on a platform: only outlets, institutions
    is_polled: ClassVar[bool] = True  # over HTTP; others are read from a mailbox
    closed: ClassVar[Words] = ""  # what it means when the platform asks who we are (401, 403)

    def claims(self, url: str) -> bool:
        """Whether the address alone tells that it is of this kind."""
        return False

    def address(self, url: str) -> str:
        """The address that is asked for what a person gave. Raises NotOfThisKind."""
        return url

    def fits(self, response: Response) -> bool:
        """Whether the answer of an address is of this kind."""
        return False

    @abstractmethod
    def read(self, response: Response, watched: Watched) -> Brought:
        """What the answer holds. Raises NotOfThisKind."""


def stub(
    title: str,
    *,
    language: str,
    text: str = "",
    published_at: datetime | None = None,
    published_local: datetime | None = None,
) -> Reading:
    """What is known of an article before its page is read."""
    title, text = clean(title), clean(text)
    return Reading(
        title=title[:TITLE],
        text=text,
        lead=text[:300],
        kind=ArticleKind.STUB,
        language=language,
        published_at=published_at,
        published_local=published_local,
    )
