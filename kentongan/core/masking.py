"""Finds and hides personal data in text: NIK, NIP, telephone numbers, e-mail addresses.

Letter numbers, dates, amounts and numbers with thousands separators stay readable. When in doubt
between a person's number and any other, it is hidden (UU 27/2022 on personal data).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class PersonalData(StrEnum):
    """A kind of personal data; the value is what stands in its place."""

    NIK = "[NIK]"
    NIP = "[NIP]"
    PHONE = "[nomor telepon]"
    EMAIL = "[alamat surel]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where personal data stands in a text: `text[start:end]`."""

    kind: PersonalData
    start: int
    end: int


# Spaces (also unbreakable ones), full stops and the hyphens that people put between groups.
_GAP = r"[ \u00a0\u2007\u202f.\-\u2010-\u2013]"
# Not inside a longer number, nor in the later groups of one with separators.
_BEFORE = r"(?<![0-9])(?<![0-9][.,])"
_AFTER = r"(?![0-9])"

_PATTERNS: tuple[tuple[PersonalData, re.Pattern[str]], ...] = (
    (
        PersonalData.EMAIL,
        re.compile(r"(?<![\w.+%'-])[\w.+%'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE),
    ),
    (
        # 18 digits, often written birth date, appointment, sex, sequence: 8 6 1 3.
        PersonalData.NIP,
        re.compile(
            rf"{_BEFORE}(?:[0-9]{{18}}|[0-9]{{8}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{_GAP}[0-9]{{3}}){_AFTER}"
        ),
    ),
    (
        # 16 digits, often in fours, or region, birth date, sequence: 6 6 4 or 2 2 2 6 4.
        PersonalData.NIK,
        re.compile(
            rf"{_BEFORE}(?:[0-9]{{16}}|[0-9]{{4}}(?:{_GAP}[0-9]{{4}}){{3}}"
            rf"|(?:[0-9]{{6}}|[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}})"
            rf"{_GAP}[0-9]{{6}}{_GAP}[0-9]{{4}}){_AFTER}"
        ),
    ),
    (
        # 0812… with its first four digits together, which no date has; 10 to 13 digits.
        PersonalData.PHONE,
        re.compile(rf"{_BEFORE}\(?08[1-9][0-9]\)?(?:{_GAP}{{0,2}}[0-9]){{6,9}}{_AFTER}"),
    ),
    (
        PersonalData.PHONE,
        re.compile(
            rf"\+{_GAP}?62{_GAP}{{0,2}}(?:\(0?\))?\(?[1-9](?:\)?{_GAP}{{0,2}}[0-9]){{7,11}}{_AFTER}"
        ),
    ),
    (
        # Without a plus sign, full stops would make it an amount: 628.123.456.789.
        PersonalData.PHONE,
        re.compile(rf"{_BEFORE}(?:62|0062)[ -]?8[1-9][0-9](?:[ -]?[0-9]){{6,9}}{_AFTER}"),
    ),
)

_MONEY = re.compile(r"(?:\bRp|\bIDR|\bUSD|\bUS\$|\$)[.:]?\s?$", re.IGNORECASE)
_TOKEN_EDGE = frozenset(" \t\r\n\"'<>;")
_LINK = re.compile(r"^\W*(?:https?://|www\.)", re.IGNORECASE)
_PHONE_LINK = re.compile(r"(?:wa\.me|whatsapp|tel:|t\.me|phone=)", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)[0-9]{2}\b")
_LABELS = frozenset({"nik", "nip", "ktp", "kk", "hp", "wa", "telp", "tlp", "tel", "no", "nomor"})
_LETTER_PARTS = 3  # a letter number has at least so many parts: 800/123/2026
_CONTEXT = 300  # characters on each side; no letter number or address that matters is longer


def find(text: str) -> list[Span]:
    """Every piece of personal data in the text, in order, without overlaps."""
    found: list[Span] = []
    taken = 0
    for span in sorted(_candidates(text), key=lambda span: (span.start, -span.end)):
        if span.start >= taken and not _is_excused(text, span):
            found.append(span)
            taken = span.end
    return found


def mask(text: str) -> str:
    """The text with every piece of personal data replaced by the name of its kind."""
    parts: list[str] = []
    done = 0
    for span in find(text):
        parts += (text[done : span.start], span.kind.value)
        done = span.end
    return "".join([*parts, text[done:]])


def _candidates(text: str) -> Iterator[Span]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Span(kind=kind, start=match.start(), end=match.end())


def _is_excused(text: str, span: Span) -> bool:
    """Whether this is an amount, part of a letter number, or the number of a page in a link."""
    if span.kind is PersonalData.EMAIL:
        return False
    if _MONEY.search(text, max(0, span.start - 6), span.start):
        return True
    before, after = _token_around(text, span)
    if _LINK.match(before):
        return not (before.endswith("=") or _PHONE_LINK.search(before))
    return _is_letter_number(before + text[span.start : span.end] + after)


def _token_around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after the span without a space between."""
    start, end = span.start, span.end
    while start > max(0, span.start - _CONTEXT) and text[start - 1] not in _TOKEN_EDGE:
        start -= 1
    while end < min(len(text), span.end + _CONTEXT) and text[end] not in _TOKEN_EDGE:
        end += 1
    return text[start : span.start], text[span.end : end]


def _is_letter_number(token: str) -> bool:
    """Whether the token reads as a letter number, such as 800/0812345678/Diskominfo/2026."""
    parts = token.strip("().,:").split("/")
    if len(parts) < _LETTER_PARTS:
        return False
    words = [part for part in parts if any(letter.isalpha() for letter in part)]
    named = any(word.lower().strip(".:") not in _LABELS for word in words)
    return named or any(_YEAR.match(part) for part in parts[1:])
