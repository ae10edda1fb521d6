"""Names of people outside the gazetteer are taken out of what is kept of a quote."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kentongan.engine import text as texts
from kentongan.engine.people import GIVEN_NAMES, KINDS, TITLES, looks_like_a_person

LEFT_OUT: Final = "[nama]"
_RUN: Final = re.compile(r"\b[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,5}")
_WORD: Final = re.compile(r"[\w'’-]+")


def without_names(text: str, *, known: frozenset[str], names: frozenset[str]) -> str:
    """`text` with "[nama]" for each name of a person who is no holder.

    `known` are case-folded words of offices, bodies and places, `names` those of holders' names.

    In doubt a name is left out: what a victim is called is not needed to know what was said.
    """
    return _RUN.sub(lambda run: _without(run, text, known, names), text)


def _without(run: re.Match[str], text: str, known: frozenset[str], names: frozenset[str]) -> str:
    words = run[0].split(" ")
    before = text[: run.start()].rstrip().rsplit(" ", 1)[-1].casefold()
    first = 0
    while first < len(words):
        rest = " ".join(words[first:])
        if before not in KINDS and _names_somebody(rest, known, names):
            tail = words[-1][len(words[-1].rstrip(".,'’")) :]
            return " ".join((*words[:first], f"{LEFT_OUT}{tail}"))
        before = words[first].casefold()
        first += 1
    return run[0]


def has_name(runs: Iterable[str], *, known: frozenset[str]) -> bool:
    """Whether one of the runs of capitalised words reads as the name of a person."""
    return any(_reads_as_name(run, known) for run in runs)


@lru_cache(maxsize=8192)
def _reads_as_name(run: str, known: frozenset[str]) -> bool:
    first, *_rest = texts.words(run) or [""]
    return first in GIVEN_NAMES or (" " in run and looks_like_a_person(run, places=known))


@lru_cache(maxsize=8192)
def _names_somebody(run: str, known: frozenset[str], names: frozenset[str]) -> bool:
    folded = texts.words(run)
    if not folded or all(word in known or word in names or word in TITLES for word in folded):
        return False
    if folded[0] in KINDS or folded[0] in known:
        return False
    given = any(word in GIVEN_NAMES for word in folded)
    return (given or folded[0] in TITLES) and looks_like_a_person(run, places=known)
