"""How fact-checks and circulating texts are cut into what is compared."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kentongan.engine.claims.store import ClaimDocument, FactCheck
from kentongan.engine.text import STOPWORDS, normalise, stem, words

GRAMS = (3, 4)
"""Letters in a row; they find misspelt, shortened and affixed words that stems miss.
(With 5 as well the lists are a third longer and no better.)"""
CLAIM_CHARACTERS = 600
"""Characters of the circulating text read for grams: what follows is mostly explanation."""
MOST_WORDS = 400
"""Words read of a text to be matched; a forwarded message is shorter."""

ALIASES: Mapping[str, str] = {
    "sumut": "sumatera utara",
    "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan",
    "babel": "bangka belitung",
    "kepri": "kepulauan riau",
    "jabar": "jawa barat",
    "jateng": "jawa tengah",
    "jatim": "jawa timur",
    "jogja": "yogyakarta",
    "diy": "yogyakarta",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
    "kalbar": "kalimantan barat",
    "kalteng": "kalimantan tengah",
    "kalsel": "kalimantan selatan",
    "kaltim": "kalimantan timur",
    "kaltara": "kalimantan utara",
    "sulut": "sulawesi utara",
    "sulteng": "sulawesi tengah",
    "sulsel": "sulawesi selatan",
    "sultra": "sulawesi tenggara",
    "sulbar": "sulawesi barat",
    "malut": "maluku utara",
    "kemenkes": "kementerian kesehatan",
    "kemensos": "kementerian sosial",
    "kemenag": "kementerian agama",
    "kemenkeu": "kementerian keuangan",
    "kemendagri": "kementerian dalam negeri",
    "kominfo": "kementerian komunikasi informatika",
    "komdigi": "kementerian komunikasi digital",
    "mensos": "menteri sosial",
    "menkes": "menteri kesehatan",
    "menkeu": "menteri keuangan",
    "pemkab": "pemerintah kabupaten",
    "pemkot": "pemerintah kota",
    "pemprov": "pemerintah provinsi",
    "dirut": "direktur utama",
    "bansos": "bantuan sosial",
    "blt": "bantuan langsung tunai",
    "loker": "lowongan kerja",
    "medsos": "media sosial",
    "capres": "calon presiden",
    "cawapres": "calon wakil presiden",
    "rs": "rumah sakit",
    "hp": "telepon",
    "wa": "whatsapp",
    "fb": "facebook",
    "ig": "instagram",
}
"""Short forms and what they stand for; an office adds its own (`ClaimIndex(aliases=...)`)."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_SOURCE = re.compile(r"(?im)^\s*(?:sumber|source)\s*:.*$")


def plain(text: str) -> str:
    """The text without web addresses and "Sumber:" lines, in normal form."""
    return normalise(_SOURCE.sub(" ", _ADDRESS.sub(" ", text)))


def content_words(text: str) -> list[str]:
    """Words in order, without function words."""
    return [word for word in words(text) if word not in STOPWORDS]


def grams(text: str) -> Counter[str]:
    """Letter runs within the words, each word between two blanks."""
    found: Counter[str] = Counter()
    for word in content_words(text):
        framed = f" {word} "
        for size in GRAMS:
            found.update(framed[at : at + size] for at in range(len(framed) - size + 1))
    return found


@lru_cache(maxsize=8192)
def analyse(fact_check: FactCheck) -> ClaimDocument:
    """The terms of one fact-check."""
    fields = {
        "title": fact_check.title,
        "claim": fact_check.claim,
        "conclusion": fact_check.conclusion,
    }
    stems = {field: stem(content_words(plain(text))) for field, text in fields.items()}
    runs = grams(f"{plain(fact_check.title)} {plain(fact_check.claim)[:CLAIM_CHARACTERS]}")
    return ClaimDocument(
        fact_check=fact_check,
        terms=Counter(f"{field}:{each}" for field, found in stems.items() for each in found),
        grams=runs,
        lengths={**{field: len(found) for field, found in stems.items()}, "gram": runs.total()},
    )


def expanded(found: Iterable[str], aliases: Mapping[str, str]) -> list[str]:
    """The words that these words' aliases stand for."""
    return [word for each in found if each in aliases for word in words(aliases[each])]
