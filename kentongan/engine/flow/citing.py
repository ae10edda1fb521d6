"""Whom an article names as its source: "dikutip dari X", "Jakarta (ANTARA) - ", "(Antara)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kentongan.engine.text import normalise, words

_VERBS: Final = re.compile(
    r"\b(?:dikutip|dilansir|melansir|mengutip|disadur|dinukil|diberitakan|dilaporkan"
    r"|(?:seperti|sebagaimana) (?:dimuat|ditulis)|sumber ?:)",
    re.IGNORECASE,
)
_BETWEEN: Final = frozenset({
    "dari", "oleh", "laman", "situs", "web", "kantor", "berita", "media", "harian", "portal",
    "surat", "kabar", "televisi", "radio", "resmi", "lembaga", "akun", "sebelumnya", "melalui",
    "via", "di", "pada",
})  # fmt: skip
_CREDIT: Final = re.compile(r"\(([A-Za-z][\w. /-]{1,30})\)\s*$", re.MULTILINE)
_DATELINE: Final = re.compile(
    r"\s*[A-Z][\w ./'-]{1,40}?,?(?: \d{1,2}[/ ]\w+(?:[/ ]\d{2,4})?)?,? ?"
    r"\(([A-Za-z][\w. /-]{1,30})\) ?(?:[-–—]|--)\s"
)
_AFTER: Final = 90  # characters behind the verb in which the name stands
_LONGEST_NAME: Final = 5  # words
_FILLERS: Final = 6  # words such as "dari laman" before the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An outlet that a text names as its source, and the words in which it does."""

    outlet: str
    phrase: str


def citations(text: str, outlets: Mapping[str, str]) -> tuple[Citation, ...]:
    """The known outlets that the text cites, each once, in order.

    `outlets`: what an outlet is called (name or domain) -> how it is to be named. Names that are
    not known are nobody: a person is never made a source.
    """
    known = {tuple(words(name)): outlet for name, outlet in outlets.items()}
    plain = normalise(text)
    found: dict[str, str] = {}
    dateline = _DATELINE.match(plain)
    if dateline and (outlet := known.get(tuple(words(dateline[1])), "")):
        found[outlet] = dateline[0].strip()
    for match in _VERBS.finditer(plain):
        outlet = _named(plain[match.end() : match.end() + _AFTER], known)
        if outlet:
            found.setdefault(outlet, plain[match.start() : match.end() + 40].split("\n")[0])
    for match in _CREDIT.finditer(plain):
        outlet = known.get(tuple(words(match[1])), "")
        if outlet:
            found.setdefault(outlet, match[0].strip())
    return tuple(Citation(outlet=outlet, phrase=phrase) for outlet, phrase in found.items())


def _named(behind: str, known: Mapping[tuple[str, ...], str]) -> str:
    tokens = words(behind)
    start = 0
    while start < len(tokens):
        longest = min(_LONGEST_NAME, len(tokens) - start)
        for length in range(longest, 0, -1):
            outlet = known.get(tuple(tokens[start : start + length]))
            if outlet:
                return outlet
        if start >= _FILLERS or tokens[start] not in _BETWEEN:
            break
        start += 1
    return ""
