"""Terms of headlines over the last two weeks, and before: what is new, what is a weak signal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from kentongan.engine.trends import NewTerm, TermUse, WeakSignal, new_terms, weak_signals
from kentongan.listening.models import Article, TermHour
from kentongan.listening.timeline.sparkline import sparkline

WINDOW = 14  # days of weak signals, and most days of new terms
LEAST = 2
MOST = 4000  # terms looked at, the most told ones
SHOWN = 20
SIGNALS = 200  # that are sorted into fields


@dataclass(slots=True)
class Uses:
    """One term: documents of each local day, owners of each article, the newest example."""

    days: Counter[date] = field(default_factory=Counter)
    owners: dict[date, list[int]] = field(default_factory=dict)
    article: int = 0

    def lately(self, days: Sequence[date]) -> Counter[int]:
        return Counter(owner for day in days for owner in self.owners.get(day, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every term of the window; `past`: documents and days with it before the window."""

    today: date
    uses: Mapping[str, Uses]
    past: Mapping[str, tuple[int, int]]
    past_days: float

    def days(self, number: int) -> list[date]:
        """The last days, oldest first, today last."""
        return [self.today - timedelta(days=back) for back in range(number - 1, -1, -1)]

    def series(self, term: str) -> list[int]:
        return [self.uses[term].days[day] for day in self.days(WINDOW)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTerm:
    """A new term as it is shown, with a headline that has it."""

    found: NewTerm
    days: tuple[int, ...]
    article: Article | None

    @property
    def picture(self) -> SafeString:
        return sparkline(self.days)


def load(now: datetime, zone: str) -> Wording:
    """Three queries, however long the archive."""
    wall = ZoneInfo(zone)
    today = now.astimezone(wall).date()
    start = datetime.combine(today - timedelta(days=WINDOW - 1), datetime.min.time(), wall)
    window = TermHour.objects.filter(hour__gte=start, hour__lte=now)
    terms = window.told(LEAST, MOST)
    uses: defaultdict[str, Uses] = defaultdict(Uses)
    rows = window.filter(term__in=terms).order_by("hour", "term")
    for term, hour, documents, owners, article in rows.values_list(
        "term", "hour", "documents", "owners", "article"
    ):
        each, day = uses[term], hour.astimezone(wall).date()
        each.days[day] += documents
        each.owners.setdefault(day, []).extend(owners)
        each.article = article
    before = TermHour.objects.filter(hour__lt=start)
    oldest = before.order_by("hour").values_list("hour", flat=True).first()
    past = {term: (n, days) for term, n, days in before.past(terms, wall)}
    return Wording(
        today=today,
        uses=dict(uses),
        past=past,
        past_days=(start - oldest) / timedelta(days=1) if oldest else 0.0,
    )


def fresh(wording: Wording, days: int) -> list[tuple[NewTerm, tuple[int, ...]]]:
    """New terms of the last days."""
    recent = wording.days(days)
    uses = [_use(wording, term, recent) for term in wording.uses]
    past_days = wording.past_days + WINDOW - days
    found = new_terms(uses, days=days, past_days=past_days)[:SHOWN]
    return [(each, tuple(wording.series(each.term))) for each in found]


def weak(wording: Wording) -> list[WeakSignal]:
    """Pairs of words that are told a little and rising; single words say too little."""
    days = wording.days(WINDOW)
    span = max(wording.past_days, 1.0)
    found = weak_signals(
        (
            term,
            wording.series(term),
            len(uses.lately(days)),
            wording.past.get(term, (0, 0))[0] / span,
        )
        for term, uses in wording.uses.items()
        if " " in term
    )
    return found[:SIGNALS]


def examples(wording: Wording, terms: Iterable[str]) -> dict[str, Article]:
    """The newest article of each term; one query."""
    keys = {term: wording.uses[term].article for term in terms}
    rows = Article.objects.select_related("outlet", "story").in_bulk(list(keys.values()))
    return {term: rows[key] for term, key in keys.items() if key in rows}


def _use(wording: Wording, term: str, recent: Sequence[date]) -> TermUse:
    uses = wording.uses[term]
    owners = uses.lately(recent)
    documents = sum(uses.days[day] for day in recent)
    earlier = [uses.days[day] for day in wording.days(WINDOW)[: WINDOW - len(recent)]]
    past, past_days = wording.past.get(term, (0, 0))
    return TermUse(
        term=term,
        documents=documents,
        owners=len(owners),
        most_of_one=max(owners.values(), default=0),
        past_documents=past + sum(earlier),
        past_days=past_days + sum(1 for each in earlier if each),
    )
