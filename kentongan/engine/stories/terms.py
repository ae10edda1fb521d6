"""What is compared of an article: title words and pairs, words of its lead, names."""

import re
from itertools import pairwise

from kentongan.engine.stories.store import StoryItem, StoryMember
from kentongan.engine.text import STOPWORDS, normalise, sentences, stem, words

LEAD_WORDS = 80
"""Words in which names are looked for: the first two or three sentences name who and where."""
TEXT_WORDS = 400
"""Words read of a text; what comes after is background."""
MOST_NAMES = 20
"""Names kept of one article."""

TEMPLATES = re.compile(
    r"\b(?:harga (?:emas|sembako|bbm|cabai|beras|kurs)\b.*\b(?:hari ini|antam|terbaru|per gram)"
    r"|jadwal (?:salat|shalat|sholat|imsak\w*|buka puasa|misa|sim keliling|bioskop|tv|krl|tayang)"
    r"|(?:ramalan|prediksi) (?:zodiak|cuaca|shio|bintang|skor)|zodiak (?:hari ini|besok)"
    r"|prakiraan cuaca|cuaca (?:hari ini|besok)|kurs (?:rupiah|dolar)\b.*\bhari ini"
    r"|(?:lokasi|jadwal) (?:samsat|sim) keliling|link (?:live )?streaming|kunci jawaban"
    r"|(?:berita|foto|video) (?:terpopuler|terkini|pilihan)|terpopuler:|most popular"
    r"|top (?:\d+ )?news|doa (?:hari ini|harian)|kode redeem|promo (?:alfamart|indomaret))"
)
"""Titles that come back daily with only the slots changed; their wording proves nothing."""

_PREFIX = re.compile(
    r"^\s*(?:\[[^\]]{1,30}\]|(?:video|foto|infografis|populer|update|breaking"
    r"|live|podcast|galeri|photos?)\s*[:|-])\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+[-|–]\s+([^-|–]{2,40})$")
_DATE_WORDS = frozenset(
    stem(
        words(
            "senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni"
            " juli agustus september oktober november desember wib wita wit pukul"
        )
    )
)
_NO_NAMES = _DATE_WORDS | {"rp"}
_NAME = re.compile(r"(?<![.!?:\"'] )(?<!^)\b[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|bin|binti))*")


def member(item: StoryItem) -> StoryMember:
    """The terms of one article."""
    title = plain_title(item.title, item.publisher)
    single = content_stems(title)
    pairs = (f"{first}_{second}" for first, second in pairwise(content_words(title)))
    return StoryMember(
        id=item.id,
        published_at=item.published_at,
        title=tuple(sorted({*single, *pairs})),
        body=tuple(sorted(content_stems(" ".join(item.text.split()[:TEXT_WORDS])))),
        entities=tuple(sorted(set(names(item)))[:MOST_NAMES]),
        is_template=is_template(item.title),
    )


def is_template(title: str) -> bool:
    """Whether the title is one of a series whose wording recurs."""
    return TEMPLATES.search(normalise(title).casefold()) is not None


def plain_title(title: str, publisher: str = "") -> str:
    """The title without "VIDEO:", "[UPDATE]" and the publisher's own name at its end."""
    bare = _PREFIX.sub("", normalise(title))
    suffix = _SUFFIX.search(bare)
    if suffix and set(words(suffix[1])) <= {*words(publisher), "com", "co", "id", "news", "online"}:
        bare = bare[: suffix.start()]
    return bare


def content_words(text: str) -> list[str]:
    """Words in order, without function words and single letters.

    Numbers stay: what two reports of one event have in common is often a figure.
    """
    return [word for word in words(text) if word not in STOPWORDS and len(word) > 1]


def content_stems(text: str) -> list[str]:
    """Their stems, without dates."""
    return [each for each in stem(content_words(text)) if each not in _DATE_WORDS]


def names(item: StoryItem) -> list[str]:
    """The names given, or else the capitalised words inside the first sentences, casefolded."""
    found = list(item.entities)
    if not found:
        lead = " ".join(item.text.split()[:LEAD_WORDS])
        found = [name for part in sentences(lead) for name in _NAME.findall(part)]
    plain = (words(each) for each in found)
    return [" ".join(name) for name in plain if name and not _NO_NAMES.issuperset(stem(name))]
