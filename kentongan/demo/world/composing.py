"""Composes ordinary news from hand-written material, the same for the same seed.

A file of `data/history/` holds one subject: happenings, each told twice (so that two outlets
tell the same thing in different words), and sentences that fit any happening of the subject.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kentongan.demo.world.dates import FORTNIGHT_DAYS, HISTORY_DAYS
from kentongan.demo.world.records import Outlet
from kentongan.demo.world.texts import ArticleText

_SLOT = re.compile(r"\[(\d+)-(\d+)(?:/(\d+))?\]|\[([^\[\]|]+(?:\|[^\[\]|]+)+)\]")
TELLING_HOURS = (7, 19)
SECOND_TELLING_DELAY_HOURS = (2, 9)
LAST_HOUR = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One way to tell a happening."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something ordinary: when it may happen, who may tell it, and how."""

    key: str
    day: int | None
    outlets: tuple[str, ...]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject of ordinary news, with sentences for any of its happenings."""

    slug: str
    outlets: tuple[str, ...]
    section: str
    quotes: tuple[str, ...]
    endings: tuple[str, ...]
    happenings: tuple[Happening, ...]


def read_subject(slug: str, table: Mapping[str, object]) -> Subject:
    """The subject of one history file."""
    outlets = _words(table["outlets"])
    rows = table["happening"]
    assert isinstance(rows, list)  # noqa: S101 - shape of our own data file
    return Subject(
        slug=slug,
        outlets=outlets,
        section=str(table["section"]),
        quotes=_words(table["quotes"]),
        endings=_words(table["endings"]),
        happenings=tuple(_happening(slug, row, outlets) for row in rows),
    )


def compose(subject: Subject, *, outlets: Mapping[str, Outlet], seed: int) -> Iterator[ArticleText]:
    """All articles of a subject; days are spread over the history and the fortnight."""
    # Seeded on purpose: the world must come out the same each time.
    chance = random.Random(f"{seed}:{subject.slug}")  # noqa: S311
    quotes = _rounds(subject.quotes, chance)
    endings = _rounds(subject.endings, chance)
    days = _spread(len(subject.happenings), chance)
    for happening, spread_day in zip(subject.happenings, days, strict=True):
        day = spread_day if happening.day is None else happening.day
        slots: dict[str, str] = {}
        tellers = chance.sample(happening.outlets, k=len(happening.tellings))
        hour = chance.randint(*TELLING_HOURS)
        for index, (teller, telling) in enumerate(zip(tellers, happening.tellings, strict=True)):
            paragraphs = list(telling.paragraphs)
            paragraphs.insert(chance.randint(1, len(paragraphs)), next(quotes))
            if index == 0:
                paragraphs.append(next(endings))
            paragraphs[0] = f"{outlets[teller].dateline} - {paragraphs[0]}"
            moment = f"H{day} {min(hour, LAST_HOUR):02d}:{chance.randint(0, 59):02d}"
            hour += chance.randint(*SECOND_TELLING_DELAY_HOURS)
            yield ArticleText(
                outlet=teller,
                keys={
                    "id": f"{subject.slug}-{happening.key}-{index + 1}",
                    "at": moment,
                    "title": _fill(telling.title, chance, slots, day),
                    "story": f"{subject.slug}-{happening.key}",
                    "section": subject.section,
                },
                paragraphs=tuple(_fill(text, chance, slots, day) for text in paragraphs),
                revisions=(),
            )


def _happening(slug: str, row: Mapping[str, object], outlets: tuple[str, ...]) -> Happening:
    day = row.get("day")
    tellings = [_telling(str(row["a"]))]
    if "b" in row:
        tellings.append(_telling(str(row["b"])))
    return Happening(
        key=str(row["key"]),
        day=day if isinstance(day, int) else None,
        outlets=_words(row["outlets"]) if "outlets" in row else outlets,
        tellings=tuple(tellings),
    )


def _telling(text: str) -> Telling:
    title, *paragraphs = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    return Telling(title=title, paragraphs=tuple(paragraphs))


def _words(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)  # noqa: S101 - shape of our own data file
    return tuple(str(word) for word in value)


def _rounds(texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    # Each sentence once before any comes again, so that neighbours do not share them.
    while True:
        yield from chance.sample(texts, k=len(texts))


def _spread(count: int, chance: random.Random) -> list[int]:
    first, last = 1 - HISTORY_DAYS, FORTNIGHT_DAYS
    step = (last - first) / max(1, count)
    days = [first + int(step * index + chance.random() * step) for index in range(count)]
    chance.shuffle(days)
    return days


def _fill(text: str, chance: random.Random, slots: dict[str, str], day: int) -> str:
    """Fills `[200-300/10]` (a number) and `[ini|itu]` (a choice); equal slots agree."""

    def value(match: re.Match[str]) -> str:
        known = slots.get(match[0])
        if known is None:
            known = slots[match[0]] = _choose(match, chance)
        return known

    return _SLOT.sub(value, text).replace("{H}", f"{{H{day}}}").replace("{h}", f"{{h{day}}}")


def _choose(match: re.Match[str], chance: random.Random) -> str:
    if match[4]:
        return chance.choice(match[4].split("|"))
    number = chance.randrange(int(match[1]), int(match[2]) + 1, int(match[3] or 1))
    return f"{number:,}".replace(",", ".")
