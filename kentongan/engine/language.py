"""Which language a text is in, of those an Indonesian office meets.

Indonesian and Malay share most words, Javanese and Sundanese posts are full of Indonesian, and
statistical detectors know no Sundanese: function words decide between the neighbours, the
detector says whether a text is one of them at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import py3langid

from kentongan.engine.text import words

Code = Literal["id", "ms", "jv", "su", "en", "other"]

_MAX_WORDS: Final = 300
_MAX_CHARACTERS: Final = 4_000
_FEW_WORDS: Final = 4  # below, nothing can be told
_REGIONAL_WORDS: Final = 6  # Javanese and Sundanese slip into Indonesian posts word by word
_BODY_WORDS: Final = 20  # from here on the statistical detector is right about the rest
_MIN_HITS: Final = 2
_MIN_SHARE: Final = 0.1  # function words among all; real text has .2 and more
_LEAD: Final = 1.3  # times as many as the next language
_LETTERS: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[a-z0-9\u00c0-\u024f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageGuess:
    """`confidence` is 0..1; "other" is any language but the five."""

    code: Code
    confidence: float


def _list(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Function words of the archipelago's common language: Indonesian and Malay alike.
_COMMON: Final = _list(
    """
    yang dengan untuk tidak dari pada akan dalam adalah ini itu juga sudah oleh saat atau telah
    mereka tersebut kata para menjadi sebagai hingga belum kami kita sejak setelah hari bukan
    masih harus lebih seperti kepada terhadap agar bagi di ke dan serta ada saya anda dia
    """
)
# What tells the two apart; neither list has a word that the other language uses.
_ONLY: Final[Mapping[Code, frozenset[str]]] = {
    "id": _list(
        """
        karena bahwa polisi bisa ujar ujarnya nggak enggak gak banget aja udah kantor uang menit
        senin kamis jumat provinsi kabupaten gubernur bupati rumahsakit perusahaan pemkab pemprov
        sepeda motor mobil korban jalan tol desa kecamatan menurutnya mengatakan katanya namun
        sedangkan melalui sementara sebesar bantuan listrik apakah persen februari agustus
        """
    ),
    "ms": _list(
        """
        kerana bahawa ialah syarikat manakala iaitu wang minit sekiranya universiti tarikh isnin
        khamis jumaat beritahu pelbagai peratus bas hendaklah sahaja polis disyaki
        parlimen disember ogos mangsa sebarang memaklumkan bilion
        susulan mesyuarat kakitangan pembangkang
        """
    ),
}
_FUNCTION: Final[Mapping[Code, frozenset[str]]] = {
    "jv": _list(
        """
        ing lan sing kanggo ora iki iku kuwi kui karo saka wis durung kang yaiku marang dadi
        amarga nanging arep opo piye kowe aku sampeyan panjenengan kula boten mboten niki niku
        wonten saged saking dhateng kaliyan inggih nggih uga ana wong bakal isih akeh dening
        utawa supaya yen nalika banjur kabeh ngono ngene wae rek iso tansah menyang wonge
        """
    ),
    "su": _list(
        """
        nu jeung teu henteu anu ieu eta keur geus kudu urang abdi anjeun kuring ku ka ti dina
        pikeun sarta sareng oge tina mun lamun naon kumaha iraha saha naha teh mah atuh euy
        tiasa parantos nuju kedah bade pisan loba saeutik ngan ngeunaan ayeuna kamari isukan
        nepi salaku hiji nyaeta aya kana sanajan bakal
        """
    ),
    "en": _list(
        """
        the of and to in is was for that with as are by from at this have has had were be not it
        his her they their will would said which who its an or but been after about more when
        you your we our can could than into over out up new how why what on
        """
    ),
}

_GLANCE: Final = 600  # characters
_SURE_SHARE: Final = 0.15
# For the languages that a newsroom writes in: words of its own, and words of all the others.
_EXPECTED: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "id": (
        _COMMON | _ONLY["id"],
        (_ONLY["ms"] | _FUNCTION["jv"] | _FUNCTION["su"] | _FUNCTION["en"]) - _COMMON - _ONLY["id"],
    ),
    "en": (_FUNCTION["en"], _COMMON),
}


def detect(text: str, *, default: str | None = None) -> LanguageGuess:
    """The language of a title, a post or a body.

    `default` (a tag such as "id" or "en-US") is what the source declares; it decides only for
    texts too short to tell, because a page's own declaration is often its template's.
    """
    tokens = [word for word in words(text[:_MAX_CHARACTERS]) if _LETTERS.search(word)]
    tokens = tokens[:_MAX_WORDS]
    if _is_foreign_script(tokens):
        return LanguageGuess(code="other", confidence=0.99)
    if len(tokens) < _FEW_WORDS:
        return LanguageGuess(code=_known(default) or "id", confidence=0.2 if tokens else 0.0)
    shares = {code: _share(tokens, group) for code, group in _FUNCTION.items()}
    shares["id"] = _share(tokens, _COMMON | _ONLY["id"] | _ONLY["ms"])
    best = _by_function_words(shares, len(tokens)) or _by_statistics(tokens, shares, default)
    return _malay_or_not(best, tokens) if best.code in {"id", "ms"} else best


def detect_as(text: str, expected: str) -> str:
    """The language of a body that is most likely in `expected`, told quickly where it is."""
    tokens = text[:_GLANCE].casefold().split()
    group, rivals = _EXPECTED.get(expected, (frozenset(), frozenset()))
    hits = sum(word in group for word in tokens)
    if hits >= _SURE_SHARE * len(tokens) > 1 and sum(word in rivals for word in tokens) < hits / 4:
        return expected
    return detect(text).code


def _is_foreign_script(tokens: list[str]) -> bool:
    letters = "".join(tokens)
    latin = len(_LATIN.findall(letters))
    return len(letters) > _FEW_WORDS and latin < len(letters) / 2


def _share(tokens: list[str], group: frozenset[str]) -> float:
    return sum(word in group for word in tokens) / len(tokens)


def _by_function_words(shares: Mapping[Code, float], size: int) -> LanguageGuess | None:
    first, second = sorted(shares, key=lambda code: -shares[code])[:2]
    share, next_share = shares[first], shares[second]
    enough = share >= _MIN_SHARE and round(share * size) >= _MIN_HITS
    if not enough or share < _LEAD * next_share:
        return None
    if first in {"jv", "su"} and size < _REGIONAL_WORDS:
        return None
    return LanguageGuess(code=first, confidence=round(min(0.99, share / (share + next_share)), 2))


def _by_statistics(
    tokens: list[str], shares: Mapping[Code, float], default: str | None
) -> LanguageGuess:
    code: Code = _known(py3langid.rank(" ".join(tokens))[0][0]) or "other"
    if len(tokens) >= _BODY_WORDS and (code != "jv" or shares["jv"] >= _MIN_SHARE):
        return LanguageGuess(code=code, confidence=0.8)
    if code == "en" and shares["id"] < _MIN_SHARE:
        return LanguageGuess(code="en", confidence=0.5 + shares["en"] / 2)
    return LanguageGuess(code=_known(default) or "id", confidence=0.4)


def _malay_or_not(guess: LanguageGuess, tokens: list[str]) -> LanguageGuess:
    malay = sum(word in _ONLY["ms"] for word in tokens)
    indonesian = sum(word in _ONLY["id"] for word in tokens)
    enough = malay >= _MIN_HITS if len(tokens) >= _BODY_WORDS else malay > 0
    is_malay = enough and malay > _LEAD * indonesian
    return LanguageGuess(code="ms" if is_malay else "id", confidence=guess.confidence)


def _known(tag: str | None) -> Code | None:
    codes: Mapping[str, Code] = {
        "id": "id", "in": "id", "ms": "ms", "jv": "jv", "jw": "jv", "su": "su", "en": "en",
    }  # fmt: skip
    return codes.get((tag or "").strip().lower().replace("_", "-").split("-")[0])
