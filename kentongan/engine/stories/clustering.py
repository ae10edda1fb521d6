"""One pass over the articles: each joins the live story it resembles, or begins one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from kentongan.engine.stories.store import (
    LiveStory,
    MemoryStoryStore,
    StoryAssignment,
    StoryItem,
    StoryMember,
    StoryStore,
    anchors,
)
from kentongan.engine.stories.terms import member

WINDOW = timedelta(hours=72)
"""A story ends this long after its last article. 48-120 h work alike; longer ones chain."""
TEMPLATE_WINDOW = timedelta(hours=12)
"""A recurring title tells of the same thing only on the same day."""
TEMPLATE_LIKENESS = 0.8
"""Least likeness of two recurring titles, which differ in little else than their slots."""
JOIN = 0.28
"""Least likeness to a story. Best B-cubed F1 on 304 titles of one topic; .24-.32 lose < .01."""
GUARD = 0.1
"""Least likeness to the story's medoid: what resembles only a stray member stays out."""
AGREES = 0.12
"""A part (title, lead, names) as like as this counts as agreeing; two of three must."""
BEST_SHARE = 0.5
"""Weight of the most similar member against the mean of all (single against average link)."""
PAIR_WEIGHT = 0.7
"""A word pair repeats its words and so counts for less."""
PRIOR = 50
"""Articles assumed before the first, so that early weights do not swing."""
KEPT_MEMBERS = 12
"""Members compared with. A story of hundreds is known by its newest."""
PARTS = {"title": 0.5, "lead": 0.3, "names": 0.2}
"""Weight of each part in the likeness; a part that either lacks leaves its weight to the rest."""
_REASONS = 5


class Likeness(NamedTuple):
    """How like two articles are: in all, and by part (only the parts that both have)."""

    total: float
    parts: dict[str, float]


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


def live_story(story_id: str, items: Iterable[StoryItem]) -> LiveStory | None:
    """A story of these items, as if they had been added; None where there are none."""
    members = sorted(map(member, items), key=lambda each: (each.published_at, each.id))
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
        wanted = frozenset(a for each in self._members.values() for a in anchors(each))
        times = [item.published_at for item in batch]
        live = store.live(since=min(times) - WINDOW, until=max(times) + WINDOW, anchors=wanted)
        self._stories = {story.id: story for story in live}
        named = set(self._story_of.values()) - self._stories.keys()
        self._stories.update(store.stories(named))
        terms = {
            term for story in self._stories.values() for m in story.members for term in _terms(m)
        }
        terms.update(term for each in self._members.values() for term in _terms(each))
        self._frequencies = Counter(store.document_frequencies(terms))
        self._count = store.document_count()
        self._by_anchor: dict[str, set[str]] = {}
        for story in self._stories.values():
            self._index(story)
        self._added: dict[str, str] = {}
        self._increments: Counter[str] = Counter()
        self._changed: dict[str, LiveStory] = {}

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
        why = (f"copy: {item.copy_of}",)
        return StoryAssignment(story_id=story_id, is_new=False, score=1.0, why=why)

    def _by_likeness(self, mine: StoryMember, barred: Collection[str]) -> StoryAssignment | None:
        ids = set[str]().union(*(self._by_anchor.get(anchor, ()) for anchor in anchors(mine)))
        ids.difference_update(barred)
        window = TEMPLATE_WINDOW if mine.is_template else WINDOW
        scored: list[tuple[float, str, StoryMember, Likeness]] = []
        for story_id in ids:
            story = self._stories[story_id]
            if not story.first_at - window <= mine.published_at <= story.last_at + window:
                continue
            score, nearest, likeness = self._score(mine, story)
            if score >= (TEMPLATE_LIKENESS if mine.is_template else JOIN):
                scored.append((score, story_id, nearest, likeness))
        scored.sort(key=lambda each: (-each[0], each[1]))
        for score, story_id, nearest, likeness in scored:
            if _agree(likeness) and self._near_medoid(mine, self._stories[story_id]):
                why = self._reasons(mine, nearest, likeness)
                return StoryAssignment(story_id=story_id, is_new=False, score=score, why=why)
        return None

    def _score(self, mine: StoryMember, story: LiveStory) -> tuple[float, StoryMember, Likeness]:
        found = [(self._likeness(mine, other), other) for other in story.members]
        best, nearest = max(found, key=lambda each: each[0].total)
        mean = sum(likeness.total for likeness, _ in found) / len(found)
        return BEST_SHARE * best.total + (1 - BEST_SHARE) * mean, nearest, best

    def _likeness(self, first: StoryMember, second: StoryMember) -> Likeness:
        if first.is_template != second.is_template:
            return Likeness(0.0, {})
        parts = {
            name: self._cosine(mine, theirs)
            for name, mine, theirs in zip(PARTS, first[2:5], second[2:5], strict=True)
            if mine and theirs
        }
        weight = sum(PARTS[name] for name in parts)
        total = sum(PARTS[name] * value for name, value in parts.items())
        return Likeness(min(total / weight, 1.0) if weight else 0.0, parts)

    def _cosine(self, first: Sequence[str], second: Sequence[str]) -> float:
        shared = set(first).intersection(second)
        if not shared:
            return 0.0
        norms = self._square(first) * self._square(second)
        return self._square(sorted(shared)) / math.sqrt(norms)

    def _square(self, terms: Iterable[str]) -> float:
        return sum(self._weight(term) for term in terms)

    def _weight(self, term: str) -> float:
        rarity = math.log1p((PRIOR + self._count) / (self._frequencies[term] + 1))
        return (rarity * PAIR_WEIGHT if "_" in term else rarity) ** 2

    def _near_medoid(self, mine: StoryMember, story: LiveStory) -> bool:
        members = story.members
        sums = [sum(self._likeness(one, other).total for other in members) for one in members]
        medoid = members[sums.index(max(sums))]
        return self._likeness(mine, medoid).total >= GUARD

    def _reasons(self, mine: StoryMember, other: StoryMember, found: Likeness) -> tuple[str, ...]:
        lines = []
        for name, first, second in zip(PARTS, mine[2:5], other[2:5], strict=True):
            shared = sorted(set(first).intersection(second), key=lambda t: (-self._weight(t), t))
            if shared and found.parts.get(name, 0.0) >= AGREES:
                lines.append(f"{name}: {', '.join(_shown(shared[:_REASONS]))}")
        return tuple(lines)

    def _join(self, mine: StoryMember, story_id: str) -> None:
        at = mine.published_at
        story = self._stories.get(story_id) or LiveStory(
            id=story_id, first_at=at, last_at=at, size=0, members=()
        )
        newest = sorted((*story.members, mine), key=lambda each: (each.published_at, each.id))
        joined = replace(
            story,
            first_at=min(story.first_at, at),
            last_at=max(story.last_at, at),
            size=story.size + 1,
            members=tuple(newest[-KEPT_MEMBERS:]),
        )
        self._stories[story_id] = self._changed[story_id] = joined
        for anchor in story.anchors - joined.anchors:
            self._by_anchor[anchor].discard(story_id)
        self._index(joined)
        self._story_of[mine.id] = self._added[mine.id] = story_id
        self._count += 1
        terms = set(_terms(mine))
        self._frequencies.update(terms)
        self._increments.update(terms)

    def _index(self, story: LiveStory) -> None:
        for anchor in story.anchors:
            self._by_anchor.setdefault(anchor, set()).add(story.id)


def _terms(each: StoryMember) -> tuple[str, ...]:
    return (*each.title, *each.lead, *each.entities)


def _agree(likeness: Likeness) -> bool:
    agreeing = sum(value >= AGREES for value in likeness.parts.values())
    return agreeing >= min(2, len(likeness.parts))


def _shown(terms: Iterable[str]) -> list[str]:
    return [term.replace("_", " ") for term in terms]
