"""Whether words name a person. In doubt between a person and a place: a list of names decides.

It looks at the words only. Places, bodies and works are told by their first word ("Jalan Ahmad
Yani"), which is also how somebody who was refused says that a place is meant.
"""

import re
from collections.abc import Collection
from importlib.resources import files
from typing import Final

import simplemma

from kentongan.engine.text import STOPWORDS
from kentongan.engine.text import words as words_of

MOST_WORDS: Final = 6  # a name is not longer
_DEGREES: Final = (
    r"s\.?h|m\.?h|s\.?e|m\.?m|s\.?t|m\.?t|s\.?sos|m\.?si|s\.?ip|m\.?ap|s\.?pd|m\.?pd|s\.?ag"
    r"|s\.?kom|m\.?kom|s\.?kep|s\.?stp|ph\.?d|m\.?kes|s\.?km|m\.?hum|s\.?hut|s\.?psi"
    r"|m\.?ak|s\.?farm|sp\.?[a-z]+"
)
# After a comma in capitals or not; "SE" without one may be a word of the name.
_DEGREE: Final = re.compile(rf",\s*(?i:{_DEGREES})\b\.?|\s*\b(?:{_DEGREES})\b\.?")
_SPLIT: Final = re.compile(r"[^\w'.-]+")


def _list(name: str) -> frozenset[str]:
    source = files("kentongan.engine.data").joinpath(name).read_text("utf-8")
    lines = (line for line in source.split("\n") if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


GIVEN_NAMES: Final = _list("given_names.txt")
KINDS: Final = _list("kinds_of_places.txt")
TITLES: Final = frozenset(
    """
    bapak bpk ibu pak bu h hj dr drg drs dra ir prof kh ky kyai kiai nyai ust ustaz ustadz ustadzah
    gus mas mbak mbah mbok kang sdr sdri saudara saudari tn ny tuan nyonya kompol akp akbp kombes
    iptu aiptu bripka letkol mayjen brigjen letjen kapten serka raden
    """.split()  # noqa: SIM905 - read as a list of words
)


def looks_like_a_person(term: str, *, places: Collection[str] = ()) -> bool:
    """Whether a term reads as the name of a person, in capitals or not.

    `places` are case-folded names of regions and bodies that are none. A single word without a
    title in front is never judged.
    """
    parts = (part.strip(".'-") for part in _SPLIT.split(_DEGREE.sub("", term)))
    written = [part for part in parts if part]
    tokens = [part.casefold() for part in written]
    if not tokens or len(tokens) > MOST_WORDS or " ".join(tokens) in places:
        return False
    if tokens[0] in TITLES:
        return _follows_a_title(written, tokens, places)
    if len(tokens) == 1 or tokens[0] in KINDS or tokens[0] in places:
        return False
    named = [token in GIVEN_NAMES for token in tokens]
    if all(each or len(token) == 1 for each, token in zip(named, tokens, strict=True)):
        return True
    if not all(_is_capitalised(part) for part in written):
        return False
    if any(named) and not (_is_ordinary(tokens[0]) and not named[0]):
        return True
    if any(part.isupper() for part in written):
        return False
    return not any(_is_ordinary(each) or each in places or each in KINDS for each in tokens)


def is_made_of_names(term: str) -> bool:
    """Whether every word of a term is a common name, whatever its capitals."""
    tokens = [part.casefold() for part in _SPLIT.split(term) if part]
    return len(tokens) > 1 and all(token in GIVEN_NAMES for token in tokens)


def without_titles(name: str) -> str:
    """ "dr. Anjani Prameswara, M.M." as "Anjani Prameswara"."""
    parts = _DEGREE.sub("", name).replace(",", " ").split()
    while len(parts) > 1 and parts[0].strip(".").casefold() in TITLES:
        parts = parts[1:]
    return " ".join(parts)


def _follows_a_title(written: list[str], tokens: list[str], places: Collection[str]) -> bool:
    """ "Pak Budi" and "dr. Anjani" name a person; "ibu hamil" and "Ibu Kota" do not."""
    if len(tokens) == 1:
        return False
    following, as_written = tokens[1], written[1]
    if following in TITLES - GIVEN_NAMES and len(tokens) > 2:
        return _follows_a_title(written[1:], tokens[1:], places)
    if following in GIVEN_NAMES:
        return True
    if following in KINDS or following in places or _is_ordinary(following):
        return False
    return as_written[:1].isupper() and not (as_written.isupper() and len(as_written) > 1)


def _is_capitalised(part: str) -> bool:
    return part[:1].isupper()


def _is_ordinary(word: str) -> bool:
    """A word of the dictionary, also in an affixed form."""
    found = words_of(word)
    return word in STOPWORDS or any(
        simplemma.is_known(each, lang="id")
        or simplemma.lemmatize(each, lang="id") != each
        or any(char.isdigit() for char in each)
        for each in found
    )
