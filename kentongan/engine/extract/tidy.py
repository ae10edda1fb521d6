"""Cleans what any extractor lets through: dates of teasers, bare numbers, buttons, the title."""

import re
from datetime import UTC, datetime
from typing import Final

from kentongan.engine import dates
from kentongan.engine.text import clean, is_boilerplate, words

_LONGEST_DATE_LINE: Final = 70  # characters
_LONGEST_FURNITURE: Final = 600  # characters
_LONGEST_MARK: Final = 12  # characters of a line without a word
_SPARE_LETTERS: Final = 4  # letters a line may have beside its date
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)

_BULLETS: Final = " -\u2022*|\t"
_LETTERS: Final = re.compile(r"[^\W\d_]")
_TWO_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_DATE_WORDS: Final = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|wib|wita|wit|pukul|diperbarui|"
    r"dipublikasikan|terbit|update[d]?|published|posted|on|at|by|am|pm|e[sd]t|gmt|utc|"
    r"mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|"
    r"jan\w*|[fp]eb\w*|mar\w*|apr\w*|me?i|may|jun\w*|jul\w*|ag[ust]\w*|aug\w*|sep\w*|o[kc]t\w*|"
    r"no[pv]\w*|de[sc]\w*)\b"
)
_BUTTON: Final = re.compile(
    r"(?i)^(?:(?:redaksi|fotografer|informasi pemasangan iklan|hubungi) ?:?.{0,40}"
    r"|more photos|close|must ?read|print|e-?mail|comments?|share|tweet|kirim|cetak|komentar"
    r"|\d+ (?:komentar|comments?|shares?|views?))$"
)


def tidy(text: str, *, title: str = "") -> str:
    """`text` without lines that belong to the page and not to the article, one paragraph a line."""
    shown_title = words(title)
    lines = (line.strip(_BULLETS) for line in clean(text).split("\n"))
    kept: list[str] = []
    for line in lines:
        if _is_mark(line) and not (kept and len(line) > _LONGEST_MARK):
            continue
        if len(line) <= _LONGEST_FURNITURE and (
            _is_furniture(line)
            or (shown_title and _could_be(line, title) and words(line) == shown_title)
        ):
            continue
        kept.append(line)
    return "\n".join(kept)


def _could_be(line: str, title: str) -> bool:
    return len(title) < 2 * len(line) and len(line) < 2 * len(title)


def _is_mark(line: str) -> bool:
    return _TWO_LETTERS.search(line) is None


def _is_furniture(line: str) -> bool:
    return is_boilerplate(line) or _is_date_line(line) or _BUTTON.match(line) is not None


def _is_date_line(line: str) -> bool:
    if len(line) > _LONGEST_DATE_LINE or not dates.read(line, fetched_at=_EPOCH).found:
        return False
    return len(_LETTERS.findall(_DATE_WORDS.sub("", line.casefold()))) < _SPARE_LETTERS
