"""Lines that outlets add around a text, which make copies look different and strangers alike."""

import re
from typing import Final

from kentongan.engine.text.tokens import normalise

_LONGEST_LINE: Final = 300  # characters; a longer line is a paragraph, whatever it begins with

_LINE_STARTS: Final = re.compile(
    r"(?i)^[\[(*\-\s]{0,3}(?:"
    r"(?:baca|lihat|simak|tonton|saksikan|dengarkan)(?: juga| selengkapnya| pula)? ?:"
    r"|(?:baca|lihat|simak|tonton) juga\b"
    r"|(?:simak|tonton|lihat|saksikan) (?:juga )?video\b"
    r"|(?:berita|artikel) (?:terkait|lainnya|pilihan)\b"
    r"|pilihan editor ?:?|video pilihan|foto pilihan|rekomendasi untuk"
    r"|gambas ?:|advertisement|iklan\s*$|scroll to (?:continue|resume)|lanjutkan membaca"
    r"|(?:editor|penulis|pewarta|reporter|redaktur|kontributor|uploader|wartawan)[ |]{0,3}: "
    r"|copyright\b|hak cipta\b|\u00a9"
    r"|(?:ikuti|dapatkan|cek|baca) (?:\S+ ){0,8}(?:google news|whatsapp|telegram|aplikasi)\b"
    r"|artikel ini (?:telah|sudah) tayang|berita ini (?:telah|sudah) tayang"
    r"|(?:halaman|page) ?:? ?\d|halaman selanjutnya|selanjutnya\s*$|next article"
    r"|bagikan(?: ke| artikel|:|\s*$)|share(?: on|:|\s*$)|tag(?:s|ar)? ?:"
    r"|klik di sini\b|download aplikasi\b|unduh aplikasi\b"
    r")"
)
_EMBED: Final = re.compile(r"\[ ?gambas ?: ?[^\]\n]{0,120}\]", re.IGNORECASE)
_VIDEO: Final = re.compile(
    r"(?:Simak|Lihat|Tonton|Saksikan)(?: juga)? Video:? ?(?:'[^'\n]{3,200}'|\"[^\"\n]{3,200}\"):?"
)
_INITIALS: Final = re.compile(r"\s*\((?:[a-z]{2,5}(?:[/-][a-z]{2,5}){1,3}|\*{1,3})\)\s*$")
_SIGNED: Final = re.compile(r"\s*\((?:[A-Z]{2,4}(?:/[A-Z]{2,4})?|[A-Z]\d{2,3})\)\s*$")

_PLACE: Final = r"[A-Z\u00c0-\u00dd][\w.'/-]*(?:[ ,]{1,2}[A-Z\u00c0-\u00dd(][\w.'/-]*){0,4}"
_OUTLET: Final = (
    r"(?:[A-Za-z0-9-]{2,30}\.(?i:com|co\.id|co|id|net|tv)|"
    r"\((?:ANTARA|Antara)[\w /.-]{0,20}\)|[A-Z][a-z]+[A-Z][a-z]+|"
    r"CNN Indonesia|CNBC Indonesia|BBC News Indonesia)"
)
_DATELINE: Final = re.compile(
    r"^(?:"
    rf"{_OUTLET},? ?{_PLACE} ?(?:-{{1,2}}|,) "
    rf"|{_PLACE},? ?\(?{_OUTLET}\)? ?(?:-{{1,2}}|:) "
    rf"|{_OUTLET},? ?-{{1,2}} "
    r"|Liputan6\.com, [A-Z]\w+(?: [A-Z]\w+)? -? ?"
    r"|[A-Z][A-Za-z]{2,24}(?: [A-Z][A-Za-z]{2,24}){0,2} -{1,2} "
    r")"
)


def dateline(text: str) -> str:
    """The place and outlet in front of the first sentence ("JAKARTA, KOMPAS.com"), or ""."""
    match = _DATELINE.match(normalise(text[:300]))
    return match[0].rstrip(" -,:") if match else ""


def strip_boilerplate(text: str) -> str:
    """The article's own words: no dateline, "Baca juga", video teasers, editors' initials.

    Keep the original for attribution: the dateline and the credit are evidence of who wrote.
    """
    kept = [
        _without_marks(line) for line in normalise(text).split("\n") if not is_boilerplate(line)
    ]
    body = "\n".join(line for line in kept if line)
    return _DATELINE.sub("", body, count=1).strip()


def is_boilerplate(line: str) -> bool:
    """True of a line that an outlet puts around a text: teaser, credit, button, copyright."""
    return len(line) <= _LONGEST_LINE and _LINE_STARTS.match(line) is not None


def _without_marks(line: str) -> str:
    without = _VIDEO.sub("", _EMBED.sub("", line))
    return _SIGNED.sub("", _INITIALS.sub("", without)).strip()
