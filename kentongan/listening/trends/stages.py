"""How far a story or a topic is in its life: the engine's rule on what the tables hold."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from statistics import median
from zoneinfo import ZoneInfo

from wagtail import hooks

from kentongan.accounts.models import Agency
from kentongan.core import clocks, packs
from kentongan.engine import queries
from kentongan.engine.trends import (
    HourCount,
    Seen,
    StageInputs,
    StageReading,
    by_day,
    read_stage,
    tally,
)
from kentongan.listening import matching
from kentongan.listening.models import Article, Outlet, Story
from kentongan.listening.timeline.material import load

HOOK = "kentongan_story_decisions"
LATELY, CURVE = 14, 28  # days whose outlets and actors count; days that the rule sees
BASELINE_DAYS = 56
OF_A_STORY = (0.0, 1.0)  # an event has no usual amount; one article a day is its scatter
HASHTAG = re.compile(r"(?<!\w)#[^\W\d_]\w{2,}")
MAD = 1.4826  # median absolute deviation to standard deviation

Decisions = Callable[[Sequence[int], Agency], dict[int, datetime]]


def of_articles(
    articles: Iterable[Article], texts: dict[int, str], *, zone: str, decided_at: datetime | None
) -> StageReading:
    """Of a story's free articles and their texts."""
    told = list(articles)
    seen = [Seen(id=str(each.pk), at=_moment(each), owner=_owner(each)) for each in told]
    owners = {_owner(each) for each in told}
    special = {_owner(each) for each in told if each.outlet and _is_special(each.outlet)}
    return read_stage(
        StageInputs(
            days=_days(tally(seen), zone),
            expected=OF_A_STORY[0],
            scatter=OF_A_STORY[1],
            owners=len(owners),
            general_owners=len(owners - special),
            actors=actors(told, texts),
            decided=_days_since(decided_at, zone),
        )
    )


def of_hours(
    hours: Sequence[HourCount],
    articles: Iterable[Article],
    texts: dict[int, str],
    *,
    zone: str,
    decided_at: datetime | None,
) -> StageReading:
    """Of a topic: its counted hours, and some of its newest articles for the actors."""
    today = clocks.today(zone)
    before = by_day(hours, zone=zone, last=today - timedelta(days=LATELY), days=BASELINE_DAYS)
    expected, scatter = usual_day(before)
    start = clocks.now() - timedelta(days=LATELY)
    owners = {owner for each in hours if each.at >= start for owner in each.by_owner}
    return read_stage(
        StageInputs(
            days=_days(hours, zone),
            expected=expected,
            scatter=scatter,
            owners=len(owners),
            general_owners=len(owners - special_owners(owners)),
            actors=actors(articles, texts),
            decided=_days_since(decided_at, zone),
        )
    )


def usual_day(days: Sequence[int]) -> tuple[float, float]:
    """Median of the days and their scatter, never less than that of chance or of one article."""
    middle = float(median(days))
    scatter = MAD * median(abs(each - middle) for each in days)
    return middle, max(scatter, middle**0.5, 1.0)


def special_owners(owners: Iterable[str]) -> set[str]:
    """Those all of whose outlets write of one field only, or check facts."""
    special, general = set[str](), set[str]()
    for outlet in Outlet.objects.all():
        (special if _is_special(outlet) else general).add(outlet.owner)
    return set(owners) & (special - general)


def actors(articles: Iterable[Article], texts: dict[int, str]) -> dict[str, int]:
    """How many owners tell of each kind of organised actor."""
    found: dict[str, set[str]] = {}
    for article in articles:
        text = texts.get(article.pk, "")
        document = matching.document(article, text)
        names = set(_actors().matches(document))
        if HASHTAG.search(text):
            names.add("hashtag")
        for name in names:
            found.setdefault(name, set()).add(_owner(article))
    return {name: len(owners) for name, owners in found.items()}


def decided_at(stories: Sequence[int], agency: Agency | None) -> datetime | None:
    """When the rooms above last decided about one of these stories."""
    if agency is None or not stories:
        return None
    givers: list[Decisions] = hooks.get_hooks(HOOK)
    return max((at for give in givers for at in give(stories, agency).values()), default=None)


def of_story(story: Story, agency: Agency | None, zone: str) -> StageReading | None:
    """For the rooms above; None where nothing free was told."""
    material = load(story, agency)
    if not material.free:
        return None
    decided = decided_at([story.pk], agency)
    return of_articles(material.free, material.texts, zone=zone, decided_at=decided)


@cache
def _actors() -> queries.Matcher[str]:
    rows = packs.read("kentongan.listening", "actors.toml")["actor"]
    return queries.Matcher({row["slug"]: queries.parse(row["query"]) for row in rows})


def _days(hours: Iterable[HourCount], zone: str) -> list[int]:
    return by_day(hours, zone=zone, last=clocks.today(zone), days=CURVE)


def _days_since(at: datetime | None, zone: str) -> int | None:
    if at is None:
        return None
    day: date = at.astimezone(ZoneInfo(zone)).date()
    return (clocks.today(zone) - day).days


def _moment(article: Article) -> datetime:
    return article.published_at or article.first_seen_at


def _owner(article: Article) -> str:
    return article.outlet.owner if article.outlet else article.host


def _is_special(outlet: Outlet) -> bool:
    return outlet.is_specialist or outlet.is_fact_checker
