"""Words and stems until `kentongan.engine.text` is in place."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BOILERPLATE = re.compile(
    r"(?im)^\s*(baca juga|simak video|simak juga|lihat juga|saksikan)\b.*$"
    r"|\[?gambas:\s*\w+\]?"
    r"|\(\w{2,4}/\w{2,4}\)\s*$"
)
_STEMMER = Stemmer.Stemmer("indonesian")


def words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def strip_boilerplate(text: str) -> str:
    return _BOILERPLATE.sub(" ", text)
