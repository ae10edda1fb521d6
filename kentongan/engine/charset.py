"""Bytes to text, when the label may lie.

Order of belief: valid UTF-8, a byte order mark, what the document says of itself, what the
header says, and at last windows-1252, which is what unlabelled old pages are.
"""

import codecs
import re
from dataclasses import dataclass

FALLBACK = "windows-1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python also calls base64, idna or unicode_escape an encoding; a page may not choose those.
_CODEC = re.compile(
    r"utf-?(8|16|32)|iso8859|cp(125\d|874|932|936|949|950|437|850|866)|koi8|gb|big5|shift_jis|"
    r"euc_|tis_620|mac"
)
# The web reads these labels as windows-1252 (WHATWG Encoding, §4.2).
_LATIN = frozenset({"ascii", "iso8859-1"})
_DECLARED = re.compile(
    rb"""^[^>]{0,20}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']|"""
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES = 4096
_WHOLE_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
# A UTF-8 text may hold this many bad sequences for each good one: a cut teaser, a pasted quote.
_BAD_TO_GOOD = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text without NUL characters, and the encoding that it was read in."""

    text: str
    encoding: str


def decode(body: bytes, *, header: str | None = None) -> Decoded:
    """`body` as text; `header` is the charset of its Content-Type. Never fails."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _read(body[len(mark) :] if encoding == "utf-8" else body, encoding)
    unmarked = _unmarked_utf16(body)
    if unmarked is not None:
        return _read(body, unmarked)
    try:
        return Decoded(text=_without_nul(body.decode("utf-8")), encoding="utf-8")
    except UnicodeDecodeError:
        if _is_nearly_utf8(body):
            return _read(body, "utf-8")
    for label in (declared(body), header):
        claimed = known(label)
        if claimed is not None and not claimed.startswith("utf"):
            return _read(body, claimed)
    return _read(body, FALLBACK)


def declared(body: bytes) -> str | None:
    """The encoding named in an XML prolog or an HTML meta element."""
    match = _DECLARED.search(body[:_HEAD_BYTES])
    return (match[1] or match[2]).decode("ascii") if match else None


def known(label: str | None) -> str | None:
    """Python's name for an encoding that a document may claim, else None."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name in _LATIN:
        return FALLBACK
    return name if _CODEC.match(name) else None


def _read(body: bytes, encoding: str) -> Decoded:
    text = _without_nul(body.decode(encoding, errors="replace"))
    return Decoded(text=text, encoding=encoding)


def _without_nul(text: str) -> str:
    return text.replace("\x00", "")


def _is_nearly_utf8(body: bytes) -> bool:
    bad = body.decode("utf-8", errors="replace").count("\ufffd")
    return bad < _BAD_TO_GOOD * len(_WHOLE_SEQUENCE.findall(body))


def _unmarked_utf16(body: bytes) -> str | None:
    head = body[:4]
    if head.startswith(b"<\x00") and head[3:4] == b"\x00":
        return "utf-16-le"
    if head.startswith(b"\x00<\x00"):
        return "utf-16-be"
    return None
