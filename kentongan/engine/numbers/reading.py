"""What each number of a text counts, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kentongan.engine.numbers.amounts import Amount, amounts
from kentongan.engine.text import sentences

NumberKind = Literal[
    "dead", "missing", "injured", "displaced", "homes", "price", "percent", "rupiah"
]

_TOKEN: Final = re.compile(
    r"rp(?=[. ]?\d)|\d[\d.,]*\d|\d|%|[^\W\d_]+(?:-[^\W\d_]+)*|[,;:()]", re.IGNORECASE
)
_PEOPLE: Final = frozenset({
    "orang", "jiwa", "warga", "korban", "penduduk", "kk", "keluarga", "kepala", "anak", "balita",
    "lansia", "siswa", "santri", "pasien", "penumpang", "pengungsi", "pekerja", "petugas",
})  # fmt: skip
_HOMES: Final = frozenset({"rumah", "hunian", "bangunan"})
_EVENTS: Final[dict[str, NumberKind]] = {
    "tewas": "dead", "meninggal": "dead", "wafat": "dead", "gugur": "dead", "menewaskan": "dead",
    "hilang": "missing",
    "luka": "injured", "luka-luka": "injured", "terluka": "injured", "cedera": "injured",
    "melukai": "injured",
    "mengungsi": "displaced", "pengungsi": "displaced", "diungsikan": "displaced",
    "mengungsikan": "displaced", "dievakuasi": "displaced", "mengevakuasi": "displaced",
    "terendam": "homes", "tergenang": "homes", "rusak": "homes", "roboh": "homes",
    "hanyut": "homes", "terdampak": "homes", "merendam": "homes", "merusak": "homes",
}  # fmt: skip
_ACTIVE: Final = frozenset({
    "menewaskan", "melukai", "mengungsikan", "mengevakuasi", "merendam", "merusak",
})  # fmt: skip
"""Their number follows them, never goes before."""
_OF_PEOPLE: Final = frozenset({"dead", "missing", "injured", "displaced"})
_ABOUT: Final = frozenset({
    "sekitar", "kira-kira", "hampir", "lebih", "kurang", "sedikitnya", "setidaknya",
})  # fmt: skip
_PER: Final = frozenset({"per", "tiap", "setiap"})
_UNITS: Final = {"kilogram": "kg", "kilo": "kg", "liter": "l", "gram": "g"}
_AHEAD: Final = 7  # tokens after a number in which its event stands
_BEHIND: Final = 4  # tokens before it: "korban tewas mencapai 12 orang"
_STOPS: Final = frozenset(",;()")
_CLOCK: Final = frozenset({
    "pukul", "jam", "tanggal", "tahun", "usia", "umur", "berusia", "nomor", "kilometer", "km",
})  # fmt: skip
_QUOTE: Final = 160  # characters kept of the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTold:
    """One number of a text. `unit`: "", "%", "Rp" or "Rp/kg"; `about` where the text says so.

    `quote` is the sentence it stands in, shortened.
    """

    kind: NumberKind
    value: float  # in `unit`
    unit: str
    about: bool
    quote: str


def read(text: str) -> tuple[NumberTold, ...]:
    """The numbers of a text whose meaning its own words tell, in order; others are left alone."""
    return tuple(found for sentence in sentences(text) for found in _of_sentence(sentence))


def _of_sentence(sentence: str) -> Iterator[NumberTold]:
    tokens = [token.casefold() for token in _TOKEN.findall(sentence)]
    found = list(amounts(tokens))
    for number, amount in enumerate(found):
        before = found[number - 1].end if number else 0
        after = found[number + 1].start if number + 1 < len(found) else len(tokens)
        told = _meaning(tokens, amount, before, after)
        if told is not None:
            kind, unit = told
            near = tokens[max(0, amount.start - 3) : amount.start]
            yield NumberTold(
                kind=kind, value=amount.value, unit=unit, about=not _ABOUT.isdisjoint(near),
                quote=sentence[:_QUOTE],
            )  # fmt: skip


def _meaning(
    tokens: Sequence[str], amount: Amount, before: int, after: int
) -> tuple[NumberKind, str] | None:
    ahead = tokens[amount.end : min(after, amount.end + _AHEAD)]
    behind = tokens[max(before, amount.start - _BEHIND) : amount.start]
    if behind[-1:] == ["rp"] or ahead[:1] == ["rupiah"]:
        return _money(tokens, amount, ahead)
    if ahead[:1] in (["persen"], ["%"]):
        return "percent", "%"
    if not _CLOCK.isdisjoint(behind[-1:]):
        return None
    kind = _event(ahead, behind)
    return None if kind is None else (kind, "")


def _money(tokens: Sequence[str], amount: Amount, ahead: Sequence[str]) -> tuple[NumberKind, str]:
    rest = [word for word in ahead if word != "rupiah"][:2]
    if len(rest) == 2 and rest[0] in _PER:
        return "price", f"Rp/{_UNITS.get(rest[1], rest[1])}"
    if "harga" in tokens[max(0, amount.start - 8) : amount.start]:
        return "price", "Rp"
    return "rupiah", "Rp"


def _event(ahead: Sequence[str], behind: Sequence[str]) -> NumberKind | None:
    """The event beside a count of people or homes.

    Without such a word ("12 tewas", "menewaskan lima") the event must stand next to the number.
    """
    counted = next((t for t in ahead[:2] if t in _PEOPLE or t in _HOMES), "")
    clause = _until_stop(ahead) if counted else ahead[:1]
    homes = counted in _HOMES
    for token in clause:
        kind = None if token in _ACTIVE else _fitting(token, homes)
        if kind is not None:
            return kind
    if ["korban", "jiwa"] in (list(ahead[:2]), list(behind[-2:]), list(behind[-3:-1])):
        return "dead"
    for token in reversed(behind):
        if token in _STOPS:
            break
        kind = _fitting(token, homes)
        if kind is not None and (counted or token in behind[-3:]):
            return kind
    return None


def _until_stop(tokens: Sequence[str]) -> list[str]:
    stop = next((place for place, token in enumerate(tokens) if token in _STOPS), len(tokens))
    return list(tokens[:stop])


def _fitting(token: str, homes: bool) -> NumberKind | None:
    """Homes are flooded and people flee; a number of one never becomes that of the other."""
    kind = _EVENTS.get(token)
    if kind is None or homes == (kind in _OF_PEOPLE):
        return None
    return kind
