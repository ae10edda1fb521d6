"""Finds the part of a sentence that tells who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kentongan.engine.quotes.lexicon import (
    ACCORDING,
    EVIDENCE,
    SAID,
    SAID_IT,
    SAYS,
)
from kentongan.engine.quotes.model import Rule
from kentongan.engine.quotes.phrases import BACK, Hits, Named, head, subject
from kentongan.engine.quotes.tokens import Token

_BREAKS = frozenset({";", ":"})
_AGAIN = frozenset({"demikian", "begitu"})
_HALVES = frozenset({"tetapi", "sedangkan", "namun", "sementara"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is told as speaking, in the tokens from `start` up to, not including, `end`."""

    named: Named
    rule: Rule
    start: int
    end: int


def find(found: Sequence[Token], hits: Hits, *, after_quotation: bool) -> Attribution | None:
    """The attribution of a sentence; None where nobody is told as speaking."""
    after = _after(found, hits, after_quotation=after_quotation)
    if after is not None and after.named.back:  # "Bupati meminta …, demikian dikatakannya"
        told = _before(found[: after.start], hits)
        return told if told is not None and told.named.hit is not None else after
    return after or _according(found, hits) or _before(found, hits)


def _after(found: Sequence[Token], hits: Hits, *, after_quotation: bool) -> Attribution | None:
    """ "…," kata X; …, ujarnya; Kata X, "…"."""
    for at, token in enumerate(found):
        if token.folded not in SAID and token.folded not in SAID_IT:
            continue
        if not _closes_words(found, at, quoted=after_quotation):
            continue
        start = at - 1 if at and found[at - 1].folded in _AGAIN else at
        if token.folded in SAID_IT:
            end = _end_of_phrase(found, at + 1)
            return Attribution(named=BACK, rule="after", start=start, end=end)
        first = at + 2 if found[at + 1 : at + 2] and found[at + 1].folded == "oleh" else at + 1
        if first >= len(found):
            continue
        named, end = head(found, hits, first, len(found))
        if named.hit is not None or named.back or _names_another(found, first, after_quotation):
            end = _end_of_phrase(found, max(end, first))
            return Attribution(named=named, rule="after", start=start, end=end)
    return None


def _closes_words(found: Sequence[Token], at: int, *, quoted: bool) -> bool:
    """A verb of this kind follows a quotation or a comma, or begins the sentence."""
    before = found[at - 1] if at else None
    if before is None or before.folded in _AGAIN:
        return True
    return before.text in ",-–—" or (quoted and (before.is_hole or before.text in "?!"))


def _names_another(found: Sequence[Token], at: int, quoted: bool) -> bool:
    """Somebody who is no holder is told after a quotation: it is not the holder's before."""
    return quoted or found[at].is_capital


def _end_of_phrase(found: Sequence[Token], at: int) -> int:
    """Up to the next comma, hole or end: "di Arungsari, Senin (2/3)" belongs to it."""
    depth = 0
    while at < len(found):
        token = found[at]
        depth += (token.text == "(") - (token.text == ")")
        if token.is_hole or token.text in ".!?;" or (token.text == "," and _goes_on(found, at)):
            break
        at += 1
    return at


def _goes_on(found: Sequence[Token], comma: int) -> bool:
    """Whether after a comma the words said go on: "…, kata Anjani, dan aman untuk ibu hamil"."""
    after = found[comma + 1] if comma + 1 < len(found) else None
    return after is not None and not after.is_capital and not after.text[0].isdigit()


def _according(found: Sequence[Token], hits: Hits) -> Attribution | None:
    for at, token in enumerate(found):
        if token.folded == f"{ACCORDING}nya":
            return Attribution(named=BACK, rule="according", start=at, end=at + 1)
        if token.folded != ACCORDING or at + 1 >= len(found):
            continue
        first = at + 1
        while first < len(found) and found[first].folded in EVIDENCE:
            first += 1
        if first >= len(found):
            return None
        named, end = head(found, hits, first, _phrase(found, first))
        comma = next((n for n in range(end, len(found)) if found[n].text in ",."), end)
        return Attribution(named=named, rule="according", start=at, end=max(comma, first))
    return None


def _phrase(found: Sequence[Token], at: int) -> int:
    """A phrase after "menurut" ends where the words said begin; a name may stand in commas."""
    commas = [place for place in range(at, len(found)) if found[place].text == ","]
    if not commas:
        return len(found)
    second = commas[1] if len(commas) > 1 else len(found)
    named = found[commas[0] + 1 : second]
    short = 0 < len(named) <= 5 and all(each.is_capital or not each.is_word for each in named)
    return second if short else commas[0]


def _before(found: Sequence[Token], hits: Hits) -> Attribution | None:
    """X mengatakan …; the first verb that has somebody before it decides."""
    start = 0
    for at, token in enumerate(found):
        if token.is_hole or token.text in _BREAKS or (token.folded in _HALVES and at):
            start = at + 1
        elif token.folded == "bahwa":
            return None
        elif token.folded in SAYS and at > start:
            named = subject(found, hits, start, at)
            return Attribution(named=named, rule="before", start=start, end=at + 1)
        elif token.text == ":" and at in hits:
            return None
    return None
