"""The field of a weak signal: what a person said, else the words of its headline."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString

from kentongan.core import packs
from kentongan.engine.queries import root
from kentongan.engine.text import words
from kentongan.engine.trends import WeakSignal
from kentongan.listening.enums import Steep
from kentongan.listening.models import Article, SignalMark
from kentongan.listening.timeline.sparkline import sparkline

SHOWN = 6  # signals of a field


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSignal:
    """A signal as it is shown. `letter` is empty where no list knows a word of its headline."""

    found: WeakSignal
    letter: str
    by_person: bool
    article: Article | None

    @property
    def picture(self) -> SafeString:
        return sparkline(self.found.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    letter: str
    label: str
    signals: tuple[ToldSignal, ...]


def board(
    signals: Iterable[WeakSignal],
    articles: Mapping[str, Article],
    marks: Mapping[str, SignalMark],
) -> list[Field]:
    """A column for each letter, and one for what no list knows; one signal for each headline."""
    columns: defaultdict[str, list[ToldSignal]] = defaultdict(list)
    told: set[int | None] = set()
    for signal in signals:
        article, mark = articles.get(signal.term), marks.get(signal.term)
        if mark is not None and mark.dismissed:
            continue
        about = (article.story_id or article.pk) if article else None
        if about in told and mark is None:
            continue
        told.add(about)
        letter = (
            mark.letter if mark else field_of(f"{article.title if article else ''} {signal.term}")
        )
        columns[letter].append(
            ToldSignal(found=signal, letter=letter, by_person=mark is not None, article=article)
        )
    return [
        Field(letter=str(letter), label=str(label), signals=tuple(columns[letter][:SHOWN]))
        for letter, label in (*Steep.choices, ("", ""))
    ]


def field_of(text: str) -> str:
    """The letter of which the text has most words; the first of equals; "" of none."""
    roots = f" {' '.join(root(word) for word in words(text))} "
    counts = {
        letter: sum(f" {term} " in roots for term in terms) for letter, terms in _lists().items()
    }
    best = max(counts, key=lambda letter: counts[letter])
    return best if counts[best] else ""


@cache
def _lists() -> dict[str, frozenset[str]]:
    rows = packs.read("kentongan.listening", "steep.toml")["field"]
    return {
        row["letter"]: frozenset(
            " ".join(root(word) for word in words(term)) for term in row["words"]
        )
        for row in rows
    }
