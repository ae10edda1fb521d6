"""Normal form, words, sentences and stems of Indonesian text."""

import re
import threading
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

import Stemmer

MAX_CHARACTERS: Final = 500_000
"""A book's worth; longer text is cut so that no article can hold up the rest."""

_INVISIBLE: Final[dict[int, str | None]] = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None),
    **dict.fromkeys(map(ord, "\u2028\u2029"), "\n"),
}
_PLAIN: Final[dict[int, str | None]] = {
    **_INVISIBLE,
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u2032`\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\W_]+")

# A full stop after these does not end a sentence.
_ABBREVIATIONS: Final = frozenset(
    """
    dr drs dra ir prof h hj kh st sri tn ny sdr rp no nomor jl jln gg kab kec kel prov pt cv tbk
    tgl hlm hal vol ps art mr mrs ms jr sr inc ltd co s.h sh m.h mh m.si msi m.m mm m.pd s.sos
    s.e se s.t a.n u.p d.a kol letkol mayjen brigjen letjen irjen kombes akbp akp kompol iptu
    ipda briptu lettu kapt i.e e.g vs
    """.split()  # noqa: SIM905 - read as a list of words
)
_STOP: Final = re.compile(r"([.!?\u2026]+[\"')\]]*)\s+(?=[\"'(\[]?[A-Z0-9])")


def normalise(text: str) -> str:
    """NFKC with plain quotes and dashes, without control and zero-width characters.

    Case is kept; runs of blanks become one, lines stay apart by one newline.
    """
    if text.isascii():
        return clean(text.replace("`", "'"))
    return clean(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).translate(_PLAIN))


def clean(text: str) -> str:
    """`text` as it is to be shown: composed (NFC), typography kept, blanks and lines as above."""
    composed = text[:MAX_CHARACTERS]
    if not composed.isascii():
        composed = unicodedata.normalize("NFC", composed).translate(_INVISIBLE)
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(filter(None, map(_one_line, lines)))


def _one_line(line: str) -> str:
    visible = line if line.isprintable() else _CONTROL.sub("", line)  # nearly all are
    return " ".join(visible.split())


def words(text: str) -> list[str]:
    """Case-folded words and numbers in order; "Jum'at" is one word, "anak-anak" are two."""
    found = _WORD.findall(normalise(text).casefold())
    return [word.replace("'", "") for word in found]


def sentences(text: str) -> list[str]:
    """Sentences in order; a line always ends one, a known abbreviation or initial never does."""
    found: list[str] = []
    for line in normalise(text).split("\n"):
        start = 0
        for stop in _STOP.finditer(line):
            if not _is_abbreviation(line[max(start, stop.start() - 12) : stop.start()], stop[1]):
                found.append(line[start : stop.end(1)])
                start = stop.end()
        found.append(line[start:])
    return [sentence for sentence in map(str.strip, found) if sentence]


def _is_abbreviation(before: str, stop: str) -> bool:
    if stop != ".":
        return False
    last = before.rsplit(" ", 1)[-1].strip("\"'(").casefold()
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())


def _load_stopwords() -> frozenset[str]:
    source = files("kentongan.engine.data").joinpath("stopwords_id.txt").read_text("utf-8")
    return frozenset(line for line in source.split("\n") if line and not line.startswith("#"))


STOPWORDS: Final = _load_stopwords()
"""Indonesian function words and the verbs of saying that every article has."""

# A Snowball stemmer keeps state between calls and must not be shared by threads.
_stemmers = threading.local()


def stem(tokens: Iterable[str]) -> list[str]:
    """Stems of words as `words` gives them, in order (Snowball's Indonesian rules)."""
    stemmer = getattr(_stemmers, "indonesian", None)
    if stemmer is None:
        stemmer = _stemmers.indonesian = Stemmer.Stemmer("indonesian")
    return list(stemmer.stemWords(list(tokens)))
