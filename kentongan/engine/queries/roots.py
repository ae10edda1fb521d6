"""Roots of Indonesian words: a dictionary first, then rules that only end at a known word."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import simplemma

CLITICS: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES: Final = ("kan", "an", "i", "")
_PREFIXES: Final = (
    ("meng", "k"), ("meny", "s"), ("mem", "p"), ("men", "t"),
    ("peng", "k"), ("peny", "s"), ("pem", "p"), ("pen", "t"),
    ("meng", ""), ("mem", ""), ("men", ""), ("me", ""),
    ("peng", ""), ("pem", ""), ("pen", ""), ("per", ""), ("pe", ""),
    ("di", ""), ("ter", ""), ("ber", ""), ("ke", ""), ("", ""),
)  # fmt: skip
_SHORTEST: Final = 4  # letters of a root found by rule: shorter ones turn up by chance
_VOWELS: Final = frozenset("aiueo")


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The root of one case-folded word, or the word itself where none is known."""
    lemma = simplemma.lemmatize(word, lang="id").casefold()
    if lemma != word or simplemma.is_known(word, lang="id"):
        return _bare(lemma)
    return next((each for each in _candidates(word) if _is_root(each)), _bare(word))


def _bare(word: str) -> str:
    """Without an enclitic, where enough of a word is left."""
    for clitic in CLITICS[:2]:
        if word.endswith(clitic) and len(word) - len(clitic) >= _SHORTEST:
            return word.removesuffix(clitic) if not simplemma.is_known(word, lang="id") else word
    return word


def _candidates(word: str) -> Iterator[str]:
    bare = _bare(word)
    for prefix, restored in _PREFIXES:
        if not bare.startswith(prefix):
            continue
        rest = bare[len(prefix) :]
        if restored and rest[:1] not in _VOWELS:
            continue
        for suffix in _SUFFIXES:
            if rest.endswith(suffix):
                yield restored + (rest[: -len(suffix)] if suffix else rest)


def _is_root(word: str) -> bool:
    return len(word) >= _SHORTEST and simplemma.is_known(word, lang="id")
