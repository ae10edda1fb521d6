"""What the headings of other tools mean, in Indonesian and in English."""

import re
from collections.abc import Sequence
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "url": _("address"),
    "title": _("title"),
    "outlet": _("outlet"),
    "published": _("date of publication"),
    "clock": _("time of publication"),
    "body": _("text"),
    "tone": _("tone"),
    "medium": _("medium"),
}
# In the order in which they are tried: a heading that is the word, then one that holds it.
WORDS = {
    "url": ("url", "link", "tautan", "alamat", "alamat url", "permalink", "url berita", "link url"),
    "title": ("judul", "title", "headline", "judul berita", "judul artikel", "subject"),
    "outlet": (
        "media", "nama media", "outlet", "sumber", "source", "source name", "publisher", "penerbit",
        "portal", "publication", "media name",
    ),
    "published": (
        "tanggal", "date", "published", "tanggal terbit", "tanggal tayang", "publish date",
        "published at", "publication date", "waktu terbit", "tgl", "date published", "datetime",
    ),
    "clock": ("jam", "time", "pukul", "jam tayang", "jam terbit", "waktu"),
    "body": (
        "isi", "teks", "text", "content", "body", "isi berita", "konten", "full text", "ringkasan",
        "summary", "snippet", "resume", "opening text", "hit sentence",
    ),
    "tone": ("tone", "nada", "sentimen", "sentiment", "tonasi"),
    "medium": ("jenis media", "medium", "tipe media", "media type", "kanal", "source type"),
}  # fmt: skip
_BETWEEN = re.compile(r"[\s_\-/.:()]+")


def guess(headings: Sequence[str]) -> list[str]:
    """The meaning of each column, "" where it has none; no meaning stands twice."""
    plain = [_plain(each) for each in headings]
    found = [""] * len(plain)
    for exactly in (True, False):
        for field, words in WORDS.items():
            if field in found:
                continue
            for at, heading in enumerate(plain):
                if not found[at] and _means(heading, words, exactly=exactly):
                    found[at] = field
                    break
    return found


def recognised(cells: Sequence[str]) -> int:
    """How many cells of a row are headings that we know."""
    known = {word for words in WORDS.values() for word in words}
    return sum(_plain(cell) in known for cell in cells)


def layout_key(headings: Sequence[str]) -> str:
    """The same for every file with these headings in this order."""
    return sha256("\n".join(map(_plain, headings)).encode()).hexdigest()


def _means(heading: str, words: Sequence[str], *, exactly: bool) -> bool:
    if exactly:
        return heading in words
    return any(word in heading.split() for word in words if " " not in word)


def _plain(heading: str) -> str:
    return _BETWEEN.sub(" ", heading).strip().casefold()
