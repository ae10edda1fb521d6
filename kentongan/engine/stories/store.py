"""What goes into the clusterer, what comes out, and where live stories are kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

REPEATED = 3
"""A word that the text says so often is what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """One article. `published_at` is aware; `text` is what it tells, where that is known.

    `copy_of` is the id of an item this one copies: it then joins that item's story. A person may
    have put it `together` with items, whose story it joins whatever it says, or `apart` from
    items, whose story it never joins.
    """

    id: str
    title: str
    published_at: datetime
    publisher: str = ""
    text: str = ""
    entities: tuple[str, ...] = ()
    copy_of: str | None = None
    together: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """Other items whose story matters for this one's."""
        copied = frozenset() if self.copy_of is None else frozenset({self.copy_of})
        return copied | self.together | self.apart


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAssignment:
    """`score`: likeness to the story joined, 0..1 (1 for a new one); `why`: in plain words."""

    story_id: str
    is_new: bool
    score: float
    why: tuple[str, ...]


class StoryMember(NamedTuple):
    """What is compared of one article: its terms, sorted.

    `title` holds stems and pairs of words ("banjir", "kebanjiran_demak"), `body` each stem of the
    text as often as it occurs, `entities` whole names.
    """

    id: str
    published_at: datetime
    title: tuple[str, ...]
    body: tuple[str, ...]
    entities: tuple[str, ...]
    is_template: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveStory:
    """A story as the clusterer sees it: its newest `KEPT_MEMBERS` members, oldest first."""

    id: str
    first_at: datetime
    last_at: datetime
    size: int
    members: tuple[StoryMember, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """What an article must share one of to be compared: title words and names."""
        return frozenset(term for member in self.members for term in anchors(member))


Span = tuple[float, float]
"""From when to when something tells, in seconds since 1970."""


def span_of(first: datetime, last: datetime) -> Span:
    return first.timestamp(), last.timestamp()


class LiveTraces(NamedTuple):
    """What live stories are found by: who has each anchor, and from when to when each tells.

    `by_anchor` names only stories that `spans` has.
    """

    spans: Mapping[str, Span]
    by_anchor: Mapping[str, Collection[str]]


def anchors(member: StoryMember) -> frozenset[str]:
    """The words of its title, without the pairs, its names, and what its text repeats."""
    title = (term for term in member.title if "_" not in term)
    repeated = (term for term, times in Counter(member.body).items() if times >= REPEATED)
    return frozenset((*title, *member.entities, *repeated))


class StoryStore(Protocol):
    """Where stories live.

    A batch calls each method once, `document_frequencies` twice; that and `stories` once more
    wherever what the batch itself adds makes other stories worth comparing.
    """

    def document_count(self) -> int:
        """How many items were ever added."""

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many items each term occurred; terms never seen may be left out."""

    def live(self, *, since: datetime, until: datetime, anchors: Collection[str]) -> LiveTraces:
        """Stories with `last_at >= since`, `first_at <= until` and one of these anchors.

        A store may return more stories than asked for, never fewer.
        """

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
        """Write one batch.

        `stories`: new and changed ones, as they are now; `members`: item id -> story id of the
        items added (their number is added to `document_count`); `frequencies`: in how many of
        these items each term occurred, to be added to what is stored.
        """


class MemoryStoryStore:
    """A store in this process, for tests, benchmarks and one-off runs."""

    def __init__(self) -> None:
        self._stories: dict[str, LiveStory] = {}
        self._spans: dict[str, Span] = {}
        self._members: dict[str, str] = {}
        self._frequencies: Counter[str] = Counter()
        self._by_anchor: defaultdict[str, set[str]] = defaultdict(set)

    def document_count(self) -> int:
        return len(self._members)

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        return {term: self._frequencies[term] for term in terms if term in self._frequencies}

    def live(self, *, since: datetime, until: datetime, anchors: Collection[str]) -> LiveTraces:
        by_anchor = {anchor: self._by_anchor[anchor] for anchor in anchors & self._by_anchor.keys()}
        found = set[str]().union(*by_anchor.values())
        spans = {key: self._spans[key] for key in found}
        return LiveTraces(spans, by_anchor)

    def stories_of(self, item_ids: Collection[str]) -> Mapping[str, str]:
        return {key: self._members[key] for key in item_ids if key in self._members}

    def stories(self, story_ids: Collection[str]) -> Mapping[str, LiveStory]:
        return {key: self._stories[key] for key in story_ids if key in self._stories}

    def save(
        self,
        *,
        stories: Sequence[LiveStory],
        members: Mapping[str, str],
        frequencies: Mapping[str, int],
    ) -> None:
        for story in stories:
            before = self._stories.get(story.id)
            for anchor in before.anchors - story.anchors if before else ():
                self._by_anchor[anchor].discard(story.id)
            self._stories[story.id] = story
            self._spans[story.id] = span_of(story.first_at, story.last_at)
            for anchor in story.anchors:
                self._by_anchor[anchor].add(story.id)
        self._members.update(members)
        self._frequencies.update(frequencies)
