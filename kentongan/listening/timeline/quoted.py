"""Who said what in a story: each speaker's statements beside each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kentongan.engine import numbers
from kentongan.listening.models import Article, Quote, Story

from .material import publisher

MOST = 300  # quotes of a story that are looked at
NUMBERS_ASIDE = frozenset({"percent", "rupiah"})  # every text has some of another thing
Counted = tuple[str, str]  # kind and unit of a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The same words in one or several outlets; `first` is the earliest."""

    first: Quote
    outlets: tuple[str, ...]

    @property
    def at(self) -> datetime:
        return self.first.at


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerInStory:
    """A speaker's statements in order of time; they `differ` when numbers in them do."""

    name: str
    office: str
    quote: Quote
    statements: tuple[Statement, ...]
    differ: bool


def in_story(story: Story) -> list[SpeakerInStory]:
    """Speakers of a story, the most quoted first; by one query. Bought space is left out."""
    rows = Quote.objects.counted().filter(article__story=story).order_by("at", "article", "place")
    by_speaker: defaultdict[tuple[object, ...], list[Quote]] = defaultdict(list)
    for quote in rows.select_related("article__outlet", "holder", "agency")[:MOST]:
        by_speaker[quote.speaker_key].append(quote)
    conflicting = _conflicting(by_speaker.values())
    told = [_speaker(quotes, conflicting) for quotes in by_speaker.values()]
    return sorted(told, key=lambda each: -len(each.statements))


def in_article(article: Article) -> Sequence[Quote]:
    return list(article.quotes.select_related("holder", "agency").order_by("place"))


def _speaker(quotes: Sequence[Quote], conflicting: set[Counted]) -> SpeakerInStory:
    same: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        same[quote.fingerprint].append(quote)
    statements = tuple(
        Statement(
            first=each[0], outlets=tuple(dict.fromkeys(publisher(one.article) for one in each))
        )
        for each in same.values()
    )
    counted = {key for each in statements for key in _numbers(each.first.text)}
    return SpeakerInStory(
        name=quotes[0].speaker,
        office=quotes[0].holder.office if quotes[0].holder else "",
        quote=quotes[0],
        statements=statements,
        differ=bool(counted & conflicting),
    )


def _conflicting(speakers: Iterable[Sequence[Quote]]) -> set[Counted]:
    """Kinds of numbers of which the statements of the story tell more than one value."""
    values: defaultdict[Counted, set[float]] = defaultdict(set)
    for text in {quote.text for quotes in speakers for quote in quotes}:
        for key, value in _numbers(text).items():
            values[key].add(value)
    return {key for key, told in values.items() if len(told) > 1}


def _numbers(text: str) -> dict[Counted, float]:
    told = (each for each in numbers.read(text) if each.kind not in NUMBERS_ASIDE)
    return {(each.kind, each.unit): each.value for each in told}
