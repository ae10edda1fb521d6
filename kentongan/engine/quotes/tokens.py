"""Tokens and sentences of a paragraph whose quotations were taken out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kentongan.engine.quotes.lexicon import ABBREVIATED, DOTTED
from kentongan.engine.quotes.marks import HOLE, HOLE_END

_TOKEN: Final = re.compile(
    rf"{HOLE}\d{{1,4}}{HOLE_END}|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S"
)
_ENDS: Final = frozenset(".!?…")


class Token(NamedTuple):
    """A word, number, mark or hole; where it stands in its paragraph."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_hole(self) -> bool:
        return self.text[0] == HOLE

    @property
    def quotation(self) -> int:
        return int(self.text[1:-1])

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha() and not self.is_hole


def tokens(text: str) -> list[Token]:
    """All tokens but the full stops of "dr." and "Plt.": they end nothing."""
    found: list[Token] = []
    for each in _TOKEN.finditer(text):
        told, start = each[0], each.start()
        if told == "." and found and found[-1].end == start and found[-1].folded in DOTTED:
            continue
        found.append(Token(told, told.casefold(), start, each.end()))
    return found


def sentences(found: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for at, token in enumerate(found):
        if token[0] in _ENDS and _ends(found, at):
            yield found[start : at + 1]
            start = at + 1
    if start < len(found):
        yield found[start:]


def _ends(found: Sequence[Token], at: int) -> bool:
    if at + 1 == len(found):
        return True
    after, before = found[at + 1], found[at - 1] if at else None
    if after.text in _ENDS or (after.start == found[at].end and not after.is_hole):
        return False
    if not (after.is_hole or after.is_capital or after.text[0].isdigit()):
        return False
    if before is None or found[at].text != ".":
        return True
    return before.folded not in ABBREVIATED and not (before.is_word and len(before.text) == 1)
