"""The place of a text that answers a query, to be read at a glance in a list of results."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kentongan.engine.queries.nodes import And, InField, Leaf, Near, Node, Or, Phrase, Word
from kentongan.engine.queries.roots import CLITICS, root

BEFORE: Final = 90  # characters shown before the first hit
LENGTH: Final = 280  # characters shown in all
SEARCHED: Final = 30_000  # characters of a text that are looked through
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
Span = tuple[int, int]
Token = tuple[int, int, str]  # start, end, case-folded


@dataclass(frozen=True, slots=True)
class Piece:
    """Text as it stands; `is_hit` where a word of the query is."""

    text: str
    is_hit: bool = False


def passage(query: Node, text: str) -> list[Piece]:
    """Pieces around the first hit, in order; none where the text itself has no hit."""
    text = text[:SEARCHED]
    tokens = [(m.start(), m.end(), m[0].casefold()) for m in _WORD.finditer(text)]
    hits = list(_hits(tokens, [_taker(leaf) for leaf in _wanted(query)]))
    return list(_pieces(text, *_window(text, hits[0][0]), hits)) if hits else []


def _wanted(node: Node) -> Iterator[Leaf]:
    """Words that a text is to have; those excluded, and the media's names, are none."""
    if isinstance(node, Word | Phrase):
        yield node
    elif isinstance(node, And | Or):
        for each in node.parts:
            yield from _wanted(each)
    elif isinstance(node, Near):
        yield from _wanted(node.left)
        yield from _wanted(node.right)
    elif isinstance(node, InField) and node.field != "media":
        yield from _wanted(node.part)


def _hits(
    tokens: Sequence[Token], takers: Sequence[Callable[[Sequence[Token], int], int]]
) -> Iterator[Span]:
    place = 0
    while place < len(tokens):
        size = max((taker(tokens, place) for taker in takers), default=0)
        if size:
            yield tokens[place][0], tokens[place + size - 1][1]
        place += size or 1


def _taker(leaf: Leaf) -> Callable[[Sequence[Token], int], int]:
    """How many words from a place on are this leaf: 0 for none."""
    if isinstance(leaf, Phrase):
        return lambda tokens, place: _phrase(leaf.words, tokens, place)
    if leaf.prefix:
        return lambda tokens, place: int(tokens[place][2].startswith(leaf.text))
    if leaf.exact:
        return lambda tokens, place: int(tokens[place][2] in _forms(leaf.text))
    wanted = root(leaf.text)
    return lambda tokens, place: int(root(tokens[place][2]) == wanted)


def _phrase(words: Sequence[str], tokens: Sequence[Token], place: int) -> int:
    found = [token for _start, _end, token in tokens[place : place + len(words)]]
    same = found[:-1] == list(words[:-1]) and found[-1] in _forms(words[-1])
    return len(words) if same and len(found) == len(words) else 0


def _forms(word: str) -> frozenset[str]:
    return frozenset((word, *(word + clitic for clitic in CLITICS)))


def _window(text: str, hit: int) -> Span:
    """Whole words from a little before the hit on."""
    start = max(hit - BEFORE, 0)
    if start:
        start = text.find(" ", start, hit) + 1 or hit
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", hit + 1, end), hit + 1)
    return start, min(end, len(text))


def _pieces(text: str, start: int, end: int, hits: Sequence[Span]) -> Iterator[Piece]:
    place = start
    if start:
        yield Piece("… ")
    for first, last in hits:
        if first >= end:
            break
        if first > place:
            yield Piece(text[place:first])
        yield Piece(text[first:last], is_hit=True)
        place = last
    if place < end:
        yield Piece(text[place:end])
    if max(place, end) < len(text):
        yield Piece(" …")
