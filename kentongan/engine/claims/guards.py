"""What keeps a likely match from being shown as the answer by itself: a person looks first."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from kentongan.engine.claims.store import FactCheck
from kentongan.engine.text import normalise, words

LEAST_WORDS = 8
"""Fewer words tell a topic, not a claim (Meedan Check's default)."""
OLDEST = timedelta(days=540)
"""A rumour that comes back after 18 months has mostly changed."""
_LONGEST_NAME = 3

_DEBUNK = re.compile(
    r"^\s*[\[(](?:salah|hoaks?|hoax|penipuan|benar|klarifikasi|disinformasi|misinformasi|parodi"
    r"|satire|fakta)\b"
    r"|^\s*(?:cek fakta|fakta atau hoaks|hoaks atau fakta|klarifikasi|tidak benar|hoaks[!:,]"
    r"|hoax[!:,]|salah[!:,]|keliru[!:,]|benarkah\b|apakah benar\b|betulkah\b)"
    r"|\b(?:adalah|itu|dipastikan|dinyatakan|merupakan) (?:hoaks|hoax|tidak benar|kabar bohong)\b"
    r"|\b(?:membantah|bantah) (?:kabar|isu|hoaks|informasi|tudingan)\b"
)
_ASKED = r"(?:bener|benar|betul|asli|hoax|hoaks|iya|apa|atau|valid|resmi|fakta|aman|nyata)(?:an)?"
_TAG = re.compile(rf"\b{_ASKED}\s+(?:apa\s+)?(?:ga|gak|nggak|ngga|enggak|tidak|bukan|kagak|ndak)\b")
_LAST = re.compile(r"\b(?:ga|gak|nggak|ngga|enggak|tidak|bukan|belum)\s*(?:ya|sih|min|kak)?\s*\?")
_NEGATION = frozenset(
    ("tidak", "tak", "bukan", "belum", "batal", "dibatalkan", "gak", "nggak", "enggak", "tanpa")
)
_CUES = {
    cue: kind
    for kind, cues in {
        "head": ("bupati", "walikota", "wali kota", "gubernur"),
        "region": ("kabupaten", "kota", "provinsi", "kab"),
        "office": ("dinas", "kementerian", "menteri", "polda", "polres", "polsek", "rsud", "kpu"),
        "bank": ("bank",),
    }.items()
    for cue in cues
}
_FILLERS = frozenset(("wakil", "calon", "palsu", "resmi", "dan", "di", "yang", "pak", "bu", "ibu"))


def stance(text: str) -> str:
    """ "debunk" when a text is itself a fact-check, a denial or its question; else "claim"."""
    return "debunk" if _DEBUNK.search(normalise(text).casefold()) else "claim"


def fired(
    text: str, fact_check: FactCheck, *, at: datetime | None, aliases: Mapping[str, str]
) -> list[str]:
    """The guards that speak against answering `text` with this fact-check unseen."""
    told = f"{fact_check.title} {fact_check.claim}"
    mine, theirs = words(text), words(told)
    checks = {
        "short": len(mine) < LEAST_WORDS,
        "debunk": stance(text) == "debunk",
        "numbers": _differ(_numbers(mine), _numbers(theirs)),
        "negation": _negated(text) != _negated(fact_check.title),
        "names": _names_differ(text, told, fact_check.entities, aliases),
        "old": _is_old(fact_check.published_at, at),
    }
    return [f"guard: {name}" for name, has_fired in checks.items() if has_fired]


def _numbers(found: Iterable[str]) -> set[str]:
    return {re.sub(r"\D", "", word).lstrip("0") for word in found if word[0].isdigit()} - {""}


def _differ(mine: set[str], theirs: set[str]) -> bool:
    return bool(mine) and bool(theirs) and not mine & theirs


def _negated(text: str) -> bool:
    plain = _LAST.sub(" ", _TAG.sub(" ", normalise(text).casefold()))
    return not _NEGATION.isdisjoint(words(plain))


def _is_old(published_at: datetime | None, at: datetime | None) -> bool:
    return published_at is not None and at is not None and at - published_at > OLDEST


def _names_differ(
    text: str, told: str, entities: Iterable[str], aliases: Mapping[str, str]
) -> bool:
    mine, theirs = spoken(text, aliases), spoken(told, aliases)
    named = [spoken(entity, aliases).strip() for entity in entities]
    if named and not any(f" {name} " in mine for name in named if name):
        return True
    places, others = _slots(mine.split()), _slots(theirs.split())
    return any(
        places[kind] and others[kind] and not places[kind] & set(theirs.split())
        for kind in places.keys() & others.keys()
    )


def spoken(text: str, aliases: Mapping[str, str]) -> str:
    """Words between blanks, with short forms written out."""
    found = (aliases.get(word, word) for word in words(text))
    return f" {' '.join(found)} ".replace(" walikota ", " wali kota ")


def _slots(found: list[str]) -> dict[str, set[str]]:
    """The name after each cue word: "bupati demak" -> head: demak."""
    slots: dict[str, set[str]] = {}
    for place, word in enumerate(found):
        cue = f"{found[place - 1]} {word}" if place else word
        kind = _CUES.get(cue) or _CUES.get(word)
        after = found[place + 1 : place + 1 + _LONGEST_NAME]
        name = next((each for each in after if each not in _FILLERS and each not in _CUES), None)
        if kind and name:
            slots.setdefault(kind, set()).add(name)
    return slots
