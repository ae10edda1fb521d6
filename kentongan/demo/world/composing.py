"""Composes ordinary news from hand-written material, the same for the same seed.

A file of `data/history/` holds one subject: happenings, told once or twice (so that two outlets
tell the same thing in different words), and bulletins that come every second week.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kentongan.demo.world.dates import FORTNIGHT_DAYS, HISTORY_DAYS
from kentongan.demo.world.records import Outlet
from kentongan.demo.world.texts import ArticleText, split_paragraphs

_SLOT = re.compile(r"\[(\d+)-(\d+)(?:/(\d+))?\]|\[([^\[\]|]+(?:\|[^\[\]|]+)+)\]")
TELLING_HOURS = (7, 19)
SECOND_TELLING_DELAY_HOURS = (2, 9)
LAST_HOUR = 22
WEEK = 7  # days
CALM_SHIFT = 3 * WEEK  # days

Table = Mapping[str, Any]
Text = TypeVar("Text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One way to tell a happening, and the outlets whose manner it is."""

    outlets: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something ordinary and how it is told."""

    key: str
    keys: Mapping[str, str]
    tellings: tuple[Telling, ...]
    calm_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """What one outlet brings every second week, each time in another form."""

    key: str
    outlet: str
    weekday: int
    hour: int
    title: str
    forms: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject of ordinary news; `endings` fit any of its happenings."""

    slug: str
    section: str
    endings: tuple[str, ...]
    happenings: tuple[Happening, ...]
    bulletins: tuple[Bulletin, ...]


def read_subject(slug: str, table: Table) -> Subject:
    """The subject of one history file."""
    quotes = table.get("quotes", [])
    return Subject(
        slug=slug,
        section=table["section"],
        endings=tuple(table.get("endings", ())),
        happenings=tuple(_happening(row, quotes) for row in table.get("happening", ())),
        bulletins=tuple(_bulletin(row) for row in table.get("bulletin", ())),
    )


def compose(subject: Subject, *, outlets: Mapping[str, Outlet], seed: int) -> Iterator[ArticleText]:
    """All articles of a subject, spread over the history and the fortnight."""
    # Seeded on purpose: the world must come out the same each time.
    chance = random.Random(f"{seed}:{subject.slug}")  # noqa: S311
    endings = _rounds(subject.endings or ("",), chance)
    days = _spread(len(subject.happenings), chance)
    for happening, spread_day in zip(subject.happenings, days, strict=True):
        # Nobody races boats while the village is under water.
        day = spread_day - CALM_SHIFT if happening.calm_only and spread_day > 0 else spread_day
        yield from _tell(happening, subject, outlets, day=day, ending=next(endings), chance=chance)
    for bulletin in subject.bulletins:
        yield from _issues(bulletin, section=subject.section, chance=chance)


def _tell(
    happening: Happening,
    subject: Subject,
    outlets: Mapping[str, Outlet],
    *,
    day: int,
    ending: str,
    chance: random.Random,
) -> Iterator[ArticleText]:
    fill = _Filler(chance=chance, day=day)
    hour = chance.randint(*TELLING_HOURS)
    for index, telling in enumerate(happening.tellings):
        teller = outlets[chance.choice(telling.outlets)]
        paragraphs = [*telling.paragraphs, *([ending] if ending and index == 0 else [])]
        if teller.opens_with_dateline:
            paragraphs[0] = f"{teller.dateline} - {paragraphs[0]}"
        yield ArticleText(
            outlet=teller.slug,
            keys={
                "id": f"{subject.slug}-{happening.key}-{index + 1}",
                "at": f"H{day} {min(hour, LAST_HOUR):02d}:{chance.randint(0, 59):02d}",
                "title": fill(telling.title),
                "story": f"{subject.slug}-{happening.key}",
                "section": subject.section,
                **happening.keys,
            },
            paragraphs=tuple(fill(text) for text in paragraphs),
            revisions=(),
        )
        hour += chance.randint(*SECOND_TELLING_DELAY_HOURS)


def _issues(bulletin: Bulletin, *, section: str, chance: random.Random) -> Iterator[ArticleText]:
    first = bulletin.weekday - HISTORY_DAYS
    forms = _rounds(bulletin.forms, chance)
    for number, day in enumerate(range(first, FORTNIGHT_DAYS + 1, 2 * WEEK), start=1):
        fill = _Filler(chance=chance, day=day)
        yield ArticleText(
            outlet=bulletin.outlet,
            keys={
                "id": f"{bulletin.key}-{number}",
                "at": f"H{day} {bulletin.hour:02d}:{chance.randint(0, 30):02d}",
                "title": f"{bulletin.title}, {{t{day}}}",
                "story": f"{bulletin.key}-{number}",
                "section": section,
            },
            paragraphs=tuple(fill(text) for text in next(forms)),
            revisions=(),
        )


def _happening(row: Table, quotes: Sequence[str]) -> Happening:
    return Happening(
        key=row["key"],
        keys={name: row[name] for name in ("kind", "author", "section") if name in row},
        tellings=tuple(_telling(row, which, quotes) for which in ("a", "b") if which in row),
        calm_only=row.get("calm_only", False),
    )


def _telling(row: Table, which: str, quotes: Sequence[str]) -> Telling:
    title, *paragraphs = split_paragraphs(row[which])
    quote = row.get(f"{which}_quote")
    if quote is not None:
        paragraphs.insert(1, quotes[quote])
    return Telling(outlets=tuple(row[f"{which}_in"]), title=title, paragraphs=tuple(paragraphs))


def _bulletin(row: Table) -> Bulletin:
    return Bulletin(
        key=row["key"],
        outlet=row["outlet"],
        weekday=row["weekday"],
        hour=row["hour"],
        title=row["title"],
        forms=tuple(split_paragraphs(form) for form in row["forms"]),
    )


def _rounds(texts: Sequence[Text], chance: random.Random) -> Iterator[Text]:
    # Each sentence once before any comes again, so that neighbours do not share them.
    while True:
        yield from chance.sample(texts, k=len(texts))


def _spread(count: int, chance: random.Random) -> list[int]:
    first, last = 1 - HISTORY_DAYS, FORTNIGHT_DAYS
    step = (last - first) / max(1, count)
    days = [first + int(step * index + chance.random() * step) for index in range(count)]
    chance.shuffle(days)
    return days


class _Filler:
    """Fills `[200-300/10]` (a number) and `[ini|itu]` (a choice); equal slots agree."""

    def __init__(self, *, chance: random.Random, day: int) -> None:
        self._chance = chance
        self._day = day
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        filled = _SLOT.sub(self._value, text)
        for form in ("H", "h", "w"):
            filled = filled.replace(f"{{{form}}}", f"{{{form}{self._day}}}")
        return filled

    def _value(self, match: re.Match[str]) -> str:
        if match[0] not in self._known:
            self._known[match[0]] = self._choose(match)
        return self._known[match[0]]

    def _choose(self, match: re.Match[str]) -> str:
        if match[4]:
            return self._chance.choice(match[4].split("|"))
        number = self._chance.randrange(int(match[1]), int(match[2]) + 1, int(match[3] or 1))
        return f"{number:,}".replace(",", ".")
