"""One pass over the articles: each joins the live story it resembles, or begins one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from kentongan.engine.stories.guards import one_event, tells_of
from kentongan.engine.stories.likeness import Comparison, terms_of
from kentongan.engine.stories.nearby import Nearby, order_of
from kentongan.engine.stories.store import (
    LiveStory,
    MemoryStoryStore,
    StoryAssignment,
    StoryItem,
    StoryMember,
    StoryStore,
    anchors,
    span_of,
)
from kentongan.engine.stories.terms import member

WINDOW = timedelta(hours=48)
"""A story ends this long after its last article; longer windows chain events of one topic."""
TEMPLATE_WINDOW = timedelta(hours=12)
"""A recurring title tells of the same thing only on the same day."""
TEMPLATE_LIKENESS = 0.8
"""Least likeness of two recurring titles, which differ in little else than their slots."""
JOIN = 0.12
"""Least likeness to a story: texts of one event share that much, texts of one topic do not."""
GUARD = 0.05
"""Least likeness to the story's medoid: what resembles only a stray member stays out."""
PARTS = ("title", "text", "names")
BEST_SHARE = 0.8
"""Weight of the most similar member against the mean of all (single against average link)."""
FADING = 0.4
"""How much less a likeness counts at the end of the window: later news must say more."""
KEPT_MEMBERS = 12
"""Members compared with. A story of hundreds is known by its newest."""


class StoryClusterer:
    """Assigns each article to a story. The result depends on the order of the articles only."""

    def __init__(
        self,
        store: StoryStore | None = None,
        *,
        new_id: Callable[[StoryItem], str] | None = None,
    ) -> None:
        """`new_id` names the story that an item begins; by default the item's own id does."""
        self.store: StoryStore = MemoryStoryStore() if store is None else store
        self._new_id = new_id or (lambda item: item.id)

    def add(self, item: StoryItem) -> StoryAssignment:
        """Assign one article; one that was added before keeps its story."""
        return self.add_many([item])[0]

    def add_many(self, items: Iterable[StoryItem]) -> list[StoryAssignment]:
        """Assign articles in this order; the result equals that of adding them one by one."""
        batch = list(items)
        if not batch:
            return []
        run = _Run(self.store, batch)
        assignments = [run.assign(item, self._new_id) for item in batch]
        run.save()
        return assignments

    def find(self, items: Iterable[StoryItem]) -> list[StoryAssignment | None]:
        """The live story that each of these short texts tells of, or None; nothing is added."""
        batch = list(items)
        if not batch:
            return []
        run = _Run(self.store, batch)
        return [run.find(item) for item in batch]


def live_story(story_id: str, items: Iterable[StoryItem]) -> LiveStory | None:
    """A story of these items, as if they had been added; None where there are none."""
    members = sorted(map(member, items), key=lambda each: (each.published_at, order_of(each.id)))
    if not members:
        return None
    return LiveStory(
        id=story_id,
        first_at=members[0].published_at,
        last_at=members[-1].published_at,
        size=len(members),
        members=tuple(members[-KEPT_MEMBERS:]),
    )


class _Run:
    """One batch: what the store knows, with what the batch adds laid over it."""

    def __init__(self, store: StoryStore, batch: Sequence[StoryItem]) -> None:
        self._store = store
        self._members = {item.id: member(item) for item in batch}
        hints = frozenset[str]().union(*(item.named for item in batch))
        self._story_of = dict(store.stories_of(hints | self._members.keys()))
        self._known_terms = set[str]()
        self._comparison = Comparison(store.document_count())
        self._ask_frequencies(self._members.values())
        later = self._comparison.common(more=len(batch))
        self._anchors = {key: anchors(each) for key, each in self._members.items()}
        wanted = frozenset(
            anchor
            for each in self._anchors.values()
            for anchor in each
            if self._comparison.frequency(anchor) <= later
        )
        times = [item.published_at for item in batch]
        found = store.live(since=min(times) - WINDOW, until=max(times) + WINDOW, anchors=wanted)
        self._nearby = Nearby(found, wanted)
        self._stories: dict[str, LiveStory] = {}
        near = (key for each in self._members.values() for key in self._near(each, ()))
        self._load({*near, *self._story_of.values()})
        self._added: dict[str, str] = {}
        self._increments: Counter[str] = Counter()
        self._changed: dict[str, LiveStory] = {}

    def _ask_frequencies(self, members: Iterable[StoryMember]) -> None:
        terms = set[str]().union(*map(terms_of, members)) - self._known_terms
        self._known_terms |= terms
        if terms:
            self._comparison.know(terms, self._store.document_frequencies(terms))

    def _load(self, keys: Collection[str]) -> None:
        """Have these stories with all that they are compared by."""
        missing = [key for key in keys if key not in self._stories]
        if not missing:
            return
        for key, story in self._store.stories(missing).items():
            self._stories[key] = story
            self._nearby.put(key, span_of(story.first_at, story.last_at))
        self._ask_frequencies(
            m for key in missing if key in self._stories for m in self._stories[key].members
        )

    def assign(self, item: StoryItem, new_id: Callable[[StoryItem], str]) -> StoryAssignment:
        """The story of one article, which it joins at once."""
        if item.id in self._story_of:
            known = self._story_of[item.id]
            return StoryAssignment(story_id=known, is_new=False, score=1.0, why=("known",))
        mine = self._members[item.id]
        barred = {self._story_of[each] for each in item.apart if each in self._story_of}
        assignment = (
            self._by_person(item) or self._by_copy(item, barred) or self._by_likeness(mine, barred)
        )
        if assignment is None:
            name = new_id(item)
            assignment = StoryAssignment(story_id=name, is_new=True, score=1.0, why=("new",))
        self._join(mine, assignment.story_id)
        return assignment

    def find(self, item: StoryItem) -> StoryAssignment | None:
        """The story that a short text tells of: likeness alone is chance in a few words."""
        mine = self._members[item.id]
        for score, nearest, story in self._fitting(mine, ()):
            if tells_of(mine, nearest):
                why = self._reasons(mine, nearest)
                return StoryAssignment(story_id=story.id, is_new=False, score=score, why=why)
        return None

    def save(self) -> None:
        """Hand the batch's changes to the store."""
        self._store.save(
            stories=list(self._changed.values()),
            members=self._added,
            frequencies=self._increments,
        )

    def _by_person(self, item: StoryItem) -> StoryAssignment | None:
        for other in sorted(item.together & self._story_of.keys()):
            return StoryAssignment(
                story_id=self._story_of[other], is_new=False, score=1.0, why=("person",)
            )
        return None

    def _by_copy(self, item: StoryItem, barred: Collection[str]) -> StoryAssignment | None:
        story_id = self._story_of.get(item.copy_of) if item.copy_of is not None else None
        if story_id is None or story_id in barred:
            return None
        if self._members[item.id].is_template:  # the same form, filled in on another day
            story = self._stories.get(story_id)
            if story is not None and item.published_at - story.last_at > TEMPLATE_WINDOW:
                return None
        why = (f"copy: {item.copy_of}",)
        return StoryAssignment(story_id=story_id, is_new=False, score=1.0, why=why)

    def _by_likeness(self, mine: StoryMember, barred: Collection[str]) -> StoryAssignment | None:
        for score, nearest, story in self._fitting(mine, barred):
            why = self._reasons(mine, nearest)
            return StoryAssignment(story_id=story.id, is_new=False, score=score, why=why)
        return None

    def _fitting(
        self, mine: StoryMember, barred: Collection[str]
    ) -> Iterator[tuple[float, StoryMember, LiveStory]]:
        """The stories that it may belong to, the likest first, each with its likest member."""
        least = TEMPLATE_LIKENESS if mine.is_template else JOIN
        keys = self._near(mine, barred)
        self._load(keys)
        near = [self._stories[key] for key in keys]
        scored = sorted(self._scores(mine, near), key=lambda each: (-each[0], order_of(each[2].id)))
        for score, nearest, story in scored:
            if score < least:
                break
            agree = _texts_agree(mine, nearest) and one_event(mine, nearest)
            if agree and self._near_medoid(mine, story):
                yield score, nearest, story

    def _near(self, mine: StoryMember, barred: Collection[str]) -> list[str]:
        """The stories to compare with: alive, and sharing the rarest of its words and names."""
        window = TEMPLATE_WINDOW if mine.is_template else WINDOW
        common = self._comparison.common()
        telling = (
            term for term in self._anchors[mine.id] if self._comparison.frequency(term) <= common
        )
        rare = sorted((-self._comparison.weight(term), term) for term in telling)
        within = span_of(mine.published_at - window, mine.published_at + window)
        return self._nearby.find(
            [(term, -weight) for weight, term in rare], within=within, barred=barred
        )

    def _scores(
        self, mine: StoryMember, stories: Sequence[LiveStory]
    ) -> Iterator[tuple[float, StoryMember, LiveStory]]:
        """How well the article fits each story, with that story's member most like it."""
        every = self._comparison.likeness(mine, [one for story in stories for one in story.members])
        start = 0
        for story in stories:
            found = every[start : start + len(story.members)]
            start += len(story.members)
            if not len(found):
                continue
            best = int(found.argmax()) if len(found) > 1 else 0
            likest = float(found[best])
            mean = float(found.mean()) if len(found) > 1 else likest
            apart = max(mine.published_at - story.last_at, story.first_at - mine.published_at)
            fading = 1 - FADING * max(apart, timedelta()) / WINDOW
            yield (
                fading * (BEST_SHARE * likest + (1 - BEST_SHARE) * mean),
                story.members[best],
                story,
            )

    def _near_medoid(self, mine: StoryMember, story: LiveStory) -> bool:
        medoid = self._comparison.medoid(story.members)
        return bool(self._comparison.likeness(mine, [medoid])[0] >= GUARD)

    def _reasons(self, mine: StoryMember, other: StoryMember) -> tuple[str, ...]:
        """What both say in their titles, their texts and by name: one line for each that agrees."""
        lines = []
        for name, first, second in zip(PARTS, mine[2:5], other[2:5], strict=True):
            shared = self._comparison.shared(first, second)
            if shared:
                lines.append(f"{name}: {', '.join(_shown(shared))}")
        return tuple(lines)

    def _join(self, mine: StoryMember, story_id: str) -> None:
        at = mine.published_at
        story = self._stories.get(story_id) or LiveStory(
            id=story_id, first_at=at, last_at=at, size=0, members=()
        )
        newest = sorted(
            (*story.members, mine), key=lambda each: (each.published_at, order_of(each.id))
        )
        joined = replace(
            story,
            first_at=min(story.first_at, at),
            last_at=max(story.last_at, at),
            size=story.size + 1,
            members=tuple(newest[-KEPT_MEMBERS:]),
        )
        self._stories[story_id] = self._changed[story_id] = joined
        self._nearby.put(story_id, span_of(joined.first_at, joined.last_at))
        lost = story.anchors - joined.anchors if len(newest) > KEPT_MEMBERS else ()
        won = self._anchors[mine.id] if mine in joined.members else ()
        self._nearby.change(story_id, lost=lost, won=won)
        self._story_of[mine.id] = self._added[mine.id] = story_id
        self._increments.update(self._comparison.learn(mine))


def _texts_agree(first: StoryMember, second: StoryMember) -> bool:
    """A title alone joins nothing where there are texts."""
    return not (first.body and second.body) or not set(first.body).isdisjoint(second.body)


def _shown(terms: Iterable[str]) -> list[str]:
    return [term.replace("_", " ") for term in terms]
