"""The trend board of an agency: bursts, new terms, weak signals, by a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.engine.trends import Burst, HourCount, detect_bursts, owners_of
from kentongan.listening.models import SignalMark, Story, Topic
from kentongan.listening.timeline.sparkline import sparkline

from . import steep, wording
from .drivers import drivers, outlet_names
from .hours import Key, Series, series, whole_hour

LOOKED = 14  # days in which bursts are looked for
MOST_TOPICS = 60
SHOWN = 20  # bursts
OUTLETS = 4  # named of a burst
BARS = 28  # of the picture: half days


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """A burst of a topic (None: of all that is read), with what drives it."""

    topic: Topic | None
    burst: Burst
    bars: tuple[int, ...]
    stories: tuple[tuple[Story, int], ...]
    outlets: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.topic.name if self.topic else _("All news")

    @property
    def picture(self) -> SafeString:
        return sparkline(self.bars)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic with the articles of its last seven days and of the seven before."""

    topic: Topic
    bars: tuple[int, ...]

    @property
    def picture(self) -> SafeString:
        return sparkline(self.bars)

    @property
    def last(self) -> int:
        return sum(self.bars[BARS // 2 :])

    @property
    def before(self) -> int:
        return sum(self.bars[: BARS // 2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    topics: tuple[TopicRow, ...]
    spikes: tuple[Spike, ...]
    terms: tuple[wording.ToldTerm, ...]
    fields: tuple[steep.Field, ...]
    dismissed: tuple[SignalMark, ...]
    days: int
    weeks: float


def board(agency: Agency | None, zone: str, days: int = LOOKED) -> Board:
    """`days`: of how many days bursts and new terms are shown."""
    now = clocks.now()
    topics = list(Topic.objects.active().filter(agency=agency)[:MOST_TOPICS]) if agency else []
    end = whole_hour(now)
    found = series([None, *(each.pk for each in topics)], end - timedelta(days=LOOKED), end, zone)
    words = wording.load(now, zone)
    marks = {each.term: each for each in _marks(agency)}
    new = wording.fresh(words, days)
    weak = wording.weak(words)
    articles = wording.examples(
        words, {each.term for each, _days in new} | {each.term for each in weak}
    )
    return Board(
        topics=tuple(
            TopicRow(topic=each, bars=_bars(found[each.pk], end)) for each in topics if found
        ),
        spikes=tuple(spikes(topics, found, end, days)),
        terms=tuple(
            wording.ToldTerm(found=each, days=bars, article=articles.get(each.term))
            for each, bars in new
        ),
        fields=tuple(steep.board(weak, articles, marks)),
        dismissed=tuple(each for each in marks.values() if each.dismissed),
        days=days,
        weeks=(now - min(each.since for each in found.values())) / timedelta(weeks=1)
        if found
        else 0.0,
    )


def spikes(
    topics: Sequence[Topic], found: Mapping[Key, Series], end: datetime, days: int
) -> list[Spike]:
    """Bursts that are not over before those days, the ones that last first, then the newest."""
    by_key: dict[Key, Topic | None] = {None: None, **{each.pk: each for each in topics}}
    told = [
        (key, burst)
        for key, each in found.items()
        for burst in detect_bursts(each.window, baseline=each.usual, until=end)
        if burst.end > end - timedelta(days=days)
    ]
    told.sort(key=lambda pair: (not pair[1].is_open, -pair[1].start.timestamp(), -pair[1].strength))
    told = told[:SHOWN]
    stories, names = drivers(told), outlet_names()
    return [
        Spike(
            topic=by_key[key],
            burst=burst,
            bars=_bars(found[key], end),
            stories=tuple(stories.get(place, ())),
            outlets=tuple(
                names.get(owner, owner)
                for owner, _n in owners_of(_during(found[key], burst)).most_common(OUTLETS)
            ),
        )
        for place, (key, burst) in enumerate(told)
    ]


def _during(found: Series, burst: Burst) -> list[HourCount]:
    return [each for each in found.window if burst.start <= each.at < burst.end]


def _bars(found: Series, end: datetime) -> tuple[int, ...]:
    step = timedelta(days=LOOKED) / BARS
    start = end - timedelta(days=LOOKED)
    counts = Counter[int]()
    for each in found.window:
        counts[int((each.at - start) / step)] += each.documents
    return tuple(counts[place] for place in range(BARS))


def _marks(agency: Agency | None) -> Iterable[SignalMark]:
    if agency is None:
        return ()
    return SignalMark.objects.filter(agency=agency).order_by("-at", "pk")
