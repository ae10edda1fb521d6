"""Numbers as Indonesian texts write them: "3.200", "2,5 juta", "dua ratus lima", "seorang"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

DIGITS: Final = re.compile(r"\d[\d.,]*\d|\d")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ONES: Final = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9,
}  # fmt: skip
_WHOLE: Final = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 10**6}
_SCALES: Final = {
    "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9,
    "triliun": 10**12,
}  # fmt: skip
ONE_PERSON: Final = "seorang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number and the tokens it takes up: from `start` up to, not including, `end`."""

    value: float  # as told, its "ribu" or "juta" multiplied in
    start: int
    end: int


def amounts(tokens: Sequence[str]) -> Iterator[Amount]:
    """The numbers among case-folded tokens, in order."""
    start = 0
    while start < len(tokens):
        found = _digits(tokens, start) or _in_words(tokens, start)
        if found is None:
            start += 1
            continue
        yield found
        start = found.end


def _digits(tokens: Sequence[str], start: int) -> Amount | None:
    value = parse(tokens[start])
    if value is None:
        return None
    end = start + 1
    if end < len(tokens) and tokens[end] in _SCALES:
        value *= _SCALES[tokens[end]]
        end += 1
    return Amount(value=round(value, 6), start=start, end=end)


def parse(text: str) -> float | None:
    """Digits with separators; a dot before exactly three digits parts thousands."""
    if not DIGITS.fullmatch(text):
        return None
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text) and text.count(",") > 1:
        return float(text.replace(",", ""))
    plain = text.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else None


def _in_words(tokens: Sequence[str], start: int) -> Amount | None:
    """ "dua ratus lima puluh ribu": hundreds and tens gather, a scale closes the group."""
    if tokens[start] == ONE_PERSON:
        return Amount(value=1, start=start, end=start + 1)
    total = group = last = 0
    end = start
    while end < len(tokens):
        word = tokens[end]
        if word in _ONES or word in _WHOLE:
            last = _ONES.get(word, _WHOLE.get(word, 0))
            group += last
        elif end == start:
            return None
        elif word == "belas":
            group += 10
        elif word in {"puluh", "ratus"}:
            group += last * ((10 if word == "puluh" else 100) - 1)
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
        else:
            break
        end += 1
    return Amount(value=total + group, start=start, end=end) if end > start else None
