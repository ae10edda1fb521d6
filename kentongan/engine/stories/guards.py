"""Whether two texts can tell of one event, beyond being alike: a few words, or only a number."""

from __future__ import annotations

from typing import Final

from kentongan.engine.stories.store import StoryMember
from kentongan.engine.text import words

SHARED: Final = 3
"""Least words in common with title and text of the story's nearest article."""
ENOUGH: Final = 6
"""Words of two texts that agree by more than chance, where no title and no name does."""
KINDS: Final = frozenset({
    "bupati", "camat", "daerah", "desa", "dinas", "dusun", "gubernur", "indonesia", "jalan", "kab",
    "kabupaten", "kampung", "kec", "kecamatan", "kelurahan", "kepala", "kota", "lurah", "menteri",
    "pemerintah", "pemkab", "pemkot", "polisi", "presiden", "provinsi", "rt", "rw", "sungai",
    "timur", "barat", "utara", "selatan", "tengah", "wali", "warga",
})  # fmt: skip
"""Words inside names that tell of no one place or body."""


def tells_of(short: StoryMember, article: StoryMember) -> bool:
    """Enough words in common, one of them in the article's title, one of them of a name in it.

    Two floods share "banjir", "rumah" and "warga"; it is the village that tells them apart.
    """
    mine = {*short.body, *(term for term in short.title if "_" not in term)}
    shared = mine.intersection((*article.title, *article.body))
    return (
        len(shared) >= SHARED
        and not mine.isdisjoint(article.title)
        and not mine.isdisjoint(name_words(article))
    )


def one_event(first: StoryMember, second: StoryMember) -> bool:
    """A word of the titles agrees, or of the names, or several of the texts.

    A date and a number are chance.
    """
    titles = set(first.title).intersection(second.title)
    if any(not term.isdigit() for term in titles):
        return True
    if not name_words(first).isdisjoint(name_words(second)):
        return True
    texts = set(first.body).intersection(second.body)
    return sum(not any(map(str.isdigit, term)) for term in texts) >= ENOUGH


def name_words(member: StoryMember) -> set[str]:
    """What the names in an article's first sentences are made of, without what many names have."""
    return {word for name in member.entities for word in words(name)} - KINDS
