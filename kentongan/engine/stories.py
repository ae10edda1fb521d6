"""Stories: which articles tell of the same event, found one article at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """One article. `published_at` is aware; `lead` is the first sentences of its text.

    `copy_of` is the id of an item this one copies: it then joins that item's story.
    """

    id: str
    title: str
    published_at: datetime
    publisher: str = ""
    lead: str = ""
    entities: tuple[str, ...] = ()
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAssignment:
    """`score`: likeness to the story joined, 0..1 (1 for a new one); `why`: in plain words."""

    story_id: str
    is_new: bool
    score: float
    why: tuple[str, ...]


class StoryMember(NamedTuple):
    """What is compared of one article: its terms, lower case, stemmed, sorted, each once."""

    id: str
    published_at: datetime
    title: tuple[str, ...]
    lead: tuple[str, ...]
    entities: tuple[str, ...]
    is_template: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveStory:
    """A story as the clusterer sees it: its newest members (at most `stories.KEPT_MEMBERS`)."""

    id: str
    first_at: datetime
    last_at: datetime
    size: int
    members: tuple[StoryMember, ...]


class StoryStore(Protocol):
    """Where stories live. Each method is called at most once per batch."""

    def document_count(self) -> int:
        """How many items were ever added."""

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many items each term occurred; terms never seen may be left out."""

    def live(self, *, since: datetime, until: datetime) -> Sequence[LiveStory]:
        """Stories with `last_at >= since` and `first_at <= until`, in any order."""

    def stories_of(self, item_ids: Collection[str]) -> Mapping[str, str]:
        """Story id of each of these items that was added before."""

    def stories(self, story_ids: Collection[str]) -> Mapping[str, LiveStory]:
        """These stories, however old."""

    def save(
        self,
        *,
        stories: Sequence[LiveStory],
        members: Mapping[str, str],
        frequencies: Mapping[str, int],
    ) -> None:
        """Write new and changed stories, item id -> story id of the items added, and how often
        each term occurred in them (to be added to what is stored)."""
