"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kentongan.engine.text import clean

MAX_WORDS: Final = 4_000
"""Beyond this lines are compared instead of words: a live page of a whole day stays quick."""
_PIECE: Final = re.compile(r"\n|[^\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that stand in both versions ("same"), in the newer only ("added"), or the older."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The newer text with what was taken out still in its place, and how much that is.

    `added` and `removed` are numbers of words. It `grew` when words came and hardly any went.
    """

    changes: tuple[Change, ...]
    added: int
    removed: int

    @property
    def grew(self) -> bool:
        return self.added > GROWTH and self.removed * 5 < self.added


GROWTH: Final = 20
"""Words; a live page grows by paragraphs, a correction by less."""


def compare(older: str, newer: str) -> Difference:
    """The word diff of two versions; typography and blanks alone are no change."""
    old, new = _pieces(older), _pieces(newer)
    changes = tuple(_merged(_changes(old, new)))
    return Difference(
        changes=changes,
        added=sum(len(each.text.split()) for each in changes if each.kind == "added"),
        removed=sum(len(each.text.split()) for each in changes if each.kind == "removed"),
    )


def _pieces(text: str) -> list[str]:
    """Words and line ends; whole lines where there are too many words."""
    plain = clean(text)
    pieces = _PIECE.findall(plain)
    if len(pieces) <= MAX_WORDS:
        return pieces
    return [piece for line in plain.split("\n") for piece in (line, "\n")]


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Change(kind="same", text=_joined(new[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Change(kind="removed", text=_joined(old[old_from:old_to]))
        if new_to > new_from:
            yield Change(kind="added", text=_joined(new[new_from:new_to]))


def _merged(changes: Iterator[Change]) -> Iterator[Change]:
    """Without changes that hold nothing but line ends."""
    for change in changes:
        if change.kind == "same" or change.text.strip():
            yield change


def _joined(pieces: Sequence[str]) -> str:
    return " ".join(pieces).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
