"""The ways in which news writes an office-holder or an institution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from kentongan.engine import text as texts
from kentongan.engine.people import Holder
from kentongan.engine.queries import known_aliases
from kentongan.engine.quotes.lexicon import ACTING, REGIONS

Kind = Literal["name", "office", "body"]
_GOVERNMENTS: Final = {
    "pemkab": "pemerintah kabupaten", "pemkot": "pemerintah kota", "pemprov": "pemerintah provinsi",
}  # fmt: skip
_UNITS: Final = frozenset(["rsud", "rsup", "rsu", "puskesmas", "pdam", "pdam", "perumda"])
_SHORT: Final = (
    ("sekretaris daerah", "sekda"), ("wakil bupati", "wabup"), ("wakil wali kota", "wawali"),
    ("wakil gubernur", "wagub"), ("wali kota", "walikota"), ("kepala dinas", "kadis"),
    ("kepala pelaksana", "kalak"), ("kepala pelaksana bpbd", "kepala bpbd"),
    ("kepala diskominfo", "kadiskominfo"), ("kepala dinkes", "kadinkes"),
    ("kepala disdik", "kadisdik"), ("kepala dinsos", "kadinsos"), ("kepala dishub", "kadishub"),
    ("direktur", "direktur utama"), ("direktur", "dirut"), ("kepala biro", "karo"),
    ("juru bicara", "jubir"), ("kepala polres", "kapolres"), ("kepala polda", "kapolda"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Case-folded `words`; one in `exact` must be written just so.

    `needs` are the words of a place without which the form is anybody's: "kepala dinas kesehatan".
    """

    words: tuple[str, ...]
    holder: Holder
    kind: Kind
    exact: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


def forms(holder: Holder) -> Iterator[Form]:
    if holder.is_body:
        yield from _body_forms(holder)
        return
    for name in holder.names():
        yield Form(words=tuple(texts.words(name)), holder=holder, kind="name")
    yield from _office_forms(holder)


def _body_forms(holder: Holder) -> Iterator[Form]:
    place = next((found for name in holder.names() if (found := place_of(_words(name)))), ())
    for name in holder.names():
        exact = frozenset(word for word in name.split() if word.isupper() and len(word) > 1)
        for words, needs in _with_place(_words(name), place):
            if words[0] in REGIONS:  # "Kecamatan Muara" is where it happened
                words = ("pemerintah", *words)
            yield Form(words=words, holder=holder, kind="body", exact=exact, needs=needs)


def _office_forms(holder: Holder) -> Iterator[Form]:
    office = _words(holder.office.split(",")[0])
    place = place_of(_words(holder.body)) or place_of(office)
    for words, needs in _with_place(office, place):
        for short in {words, *_shortened(words)}:
            yield Form(words=short, holder=holder, kind="office", needs=needs)


def _with_place(
    words: tuple[str, ...], place: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """All synonyms, with the place, with its kind of region, and bare (which needs the place)."""
    if not words:
        return
    bare = _without_end(words, place)
    for each in {bare, *_synonyms(bare)}:
        if not place:
            yield each, ()
            continue
        yield (*each, *place), ()
        for region in sorted(REGIONS):
            yield (*each, region, *place), ()
        if each and not (len(each) == 1 and each[0] in REGIONS | {"pemerintah"}):
            yield each, place


def _without_end(words: tuple[str, ...], place: tuple[str, ...]) -> tuple[str, ...]:
    if place and words[-len(place) :] == place:
        words = words[: -len(place)]
        if words and words[-1] in REGIONS and words[0] != words[-1]:
            words = words[:-1]
    return words


def place_of(words: Sequence[str]) -> tuple[str, ...]:
    """ "arungsari" of "dinas kesehatan kabupaten arungsari"; () where no region is named."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in REGIONS or words[at] in _GOVERNMENTS:
            return tuple(words[at + 1 :])
    return tuple(words[1:]) if words and words[0] in _UNITS else ()


def _synonyms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "dinas kesehatan" in them as "dinkes", and the other way round."""
    text = f" {' '.join(words)} "
    for names in _regional():
        for name in names:
            if f" {name} " in text:
                yield from (
                    tuple(text.replace(f" {name} ", f" {other} ").split())
                    for other in names
                    if other != name
                )
    if words and words[0] in _GOVERNMENTS:
        yield (*_GOVERNMENTS[words[0]].split(), *words[1:])


def _shortened(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    text = " ".join(words)
    acting = text.split(" ", 1)[0] if words[0] in ACTING else ""
    text = text.removeprefix(f"{acting} ") if acting else text
    for long, short in _SHORT:
        if text == long or text.startswith(f"{long} "):
            yield (*((acting,) if acting else ()), *f"{short}{text[len(long) :]}".split())


@cache
def _regional() -> tuple[tuple[str, ...], ...]:
    rows = (each.names for each in known_aliases() if each.body == "regional")
    return tuple(tuple(" ".join(texts.words(name)) for name in names) for names in rows)


def _words(text: str) -> tuple[str, ...]:
    return tuple(texts.words(text))
