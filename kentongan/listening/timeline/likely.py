"""Which other story a person may want to put with this one: by its words, or by search."""

import math
from dataclasses import dataclass
from datetime import timedelta

from kentongan.listening.models import IndexTotals, Story, StoryIndex, TermFrequency
from kentongan.listening.querysets import StoryQuerySet

AROUND = timedelta(days=14)  # before the first and after the last article
MOST = 8  # stories offered
LOOKED_AT = 400
TERMS = 40  # the rarest words of a story
LEAST_SHARED = 2  # one word in common is chance
SHOWN = 6  # words told as the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A story that shares rare words or names with another; `shared` are those, rarest first."""

    story: Story
    shared: tuple[str, ...]
    score: float


def others(story: Story) -> StoryQuerySet:
    """The stories that this one can be put together with, newest first."""
    return Story.objects.told().exclude(pk=story.pk).order_by("-last_at", "-pk")


def titled(story: Story, text: str) -> list[Story]:
    """Other stories whose title has each of these words."""
    rows = others(story)
    for word in text.replace("\0", "").split()[:10]:
        rows = rows.filter(title__icontains=word)
    return list(rows[: MOST * 3])


def likely(story: Story) -> list[Likely]:
    """Stories of about the same days, the most in common first, by four queries.

    The score is the sum of log(articles / articles with the word) over the words in common.
    """
    mine = StoryIndex.objects.filter(pk=story.pk).first()
    if mine is None:
        return []
    rarity = _rarity(mine.anchors)
    terms = sorted(rarity, key=lambda term: (-rarity[term], term))[:TERMS]
    rows = StoryIndex.objects.filter(
        anchors__overlap=terms,
        last_at__gte=mine.first_at - AROUND,
        first_at__lte=mine.last_at + AROUND,
        story__in=others(story).order_by(),
    )
    found = []
    for row in rows.select_related("story").order_by("-last_at")[:LOOKED_AT]:
        there = set(row.anchors)
        shared = tuple(term for term in terms if term in there)
        if len(shared) >= LEAST_SHARED:
            score = sum(rarity[term] for term in shared)
            found.append(Likely(story=row.story, shared=shared[:SHOWN], score=score))
    found.sort(key=lambda each: (-each.score, -each.story.pk))
    return found[:MOST]


def _rarity(terms: list[str]) -> dict[str, float]:
    known = TermFrequency.objects.filter(term__in=terms).values_list("term", "documents")
    frequencies = dict(known)
    count = IndexTotals.objects.values_list("documents", flat=True).first() or 0
    return {term: math.log1p(count / (frequencies.get(term, 0) + 1)) for term in terms}
