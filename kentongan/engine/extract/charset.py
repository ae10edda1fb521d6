"""Bytes to text. Servers and editors label charsets wrongly; valid UTF-8 is never an accident."""

import codecs
import re
from typing import Final

from resiliparse.parse.encoding import detect_encoding

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_PROLOG: Final = 4096  # bytes in which a page may declare its charset
_TOLERATED: Final = 0.002  # share of broken characters in a page that calls itself UTF-8

# Browsers read these labels as windows-1252, and so do the people who wrote them.
_LATIN: Final = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})


def decode(body: bytes, *, declared: str | None = None) -> str:
    """The text of a page or feed: valid UTF-8, else BOM, `declared` or meta, else a guess.

    `declared` is a charset from the HTTP header, which counts after the page's own. Never
    raises: what cannot be read becomes U+FFFD. NUL bytes are dropped.
    """
    return _decode(body, declared).removeprefix("\ufeff").replace("\x00", "")


def _decode(body: bytes, declared: str | None) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    told = _DECLARED.search(body[:_PROLOG])
    for label in (told[1].decode("ascii") if told else "", declared or ""):
        text = _by_label(body, label) if label else None
        if text is not None:
            return text
    guessed = detect_encoding(body) or ""
    return body.decode(_codec(guessed) or "cp1252", "replace")


def _by_label(body: bytes, label: str) -> str | None:
    name = _codec(label)
    if name is None:
        return None
    text = body.decode(name, "replace")
    return text if text.count("\ufffd") <= len(text) * _TOLERATED + 1 else None


def _codec(label: str) -> str | None:
    folded = label.strip().lower()
    if folded in _LATIN:
        return "cp1252"
    try:
        info = codecs.lookup(folded)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None
