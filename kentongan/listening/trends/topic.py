"""A topic's page: what it caught, and how that stands to what is usual."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kentongan.core import clocks
from kentongan.engine.people import is_made_of_names
from kentongan.engine.trends import (
    Burst,
    HourCount,
    NewTerm,
    TermUse,
    by_day,
    detect_bursts,
    new_terms,
    owners_of,
    title_terms,
)
from kentongan.listening import gazetteer
from kentongan.listening.enums import TONES
from kentongan.listening.models import Article, ArticleText, Coding, Story, TermHour, Topic
from kentongan.listening.querysets import ArticleQuerySet
from kentongan.listening.timeline.page import ToneCount

from . import stages, telling
from .drawing import curve
from .drivers import outlet_names
from .hours import series, whole_hour

SPANS = (30, 90)  # days of the curve
STORIES, OUTLETS, TERMS = 15, 15, 12
READ = 60  # newest articles that are read for organised actors
HEADLINES, LEAST = 500, 3  # newest headlines for new terms, and articles of a term


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    days: tuple[tuple[date, int], ...]
    usual: float
    scatter: float
    picture: SafeString
    found: int
    bursts: tuple[Burst, ...]
    stage: telling.ToldStage
    stories: tuple[Story, ...]
    outlets: tuple[tuple[str, int], ...]
    tones: tuple[ToneCount, ...]
    terms: tuple[NewTerm, ...]


def topic_page(topic: Topic, zone: str, span: int = SPANS[0]) -> TopicPage:
    """`span`: days of the curve, one of `SPANS`. What is usual is of the eight weeks before it."""
    end = whole_hour(clocks.now())
    start = end - timedelta(days=span)
    found = series([topic.pk], end - timedelta(days=SPANS[-1]), end, zone).get(topic.pk)
    hours = found.window if found else ()
    today = clocks.today(zone)
    counts = by_day(hours, zone=zone, last=today, days=span)
    past = found.past if found else ()
    usual, scatter = stages.usual_day(
        by_day(past, zone=zone, last=today - timedelta(days=stages.LATELY), days=56)
    )
    days = [(today - timedelta(days=span - 1 - place), n) for place, n in enumerate(counts)]
    inside = [each for each in hours if each.at >= start]
    rows = Article.objects.for_topic(topic).filter(
        is_paid=False, search_document__moment__gte=start
    )
    stories = _stories(topic, start)
    names = outlet_names()
    return TopicPage(
        days=tuple(days),
        usual=usual,
        scatter=scatter,
        picture=curve(
            days,
            usual,
            alt=_(
                "Articles of each day; the dashed line is what is usual. The table says the same."
            ),
        ),
        found=sum(counts),
        bursts=tuple(
            burst
            for burst in reversed(
                detect_bursts(hours, baseline=found.usual, until=end) if found else []
            )
            if burst.end > start
        ),
        stage=_stage(topic, rows, hours, stories, zone),
        stories=tuple(stories),
        outlets=tuple(
            (names.get(owner, owner), n) for owner, n in owners_of(inside).most_common(OUTLETS)
        ),
        tones=_tones(topic, start),
        terms=tuple(_terms(rows, zone)),
    )


def _stage(
    topic: Topic,
    rows: ArticleQuerySet,
    hours: Sequence[HourCount],
    stories: Sequence[Story],
    zone: str,
) -> telling.ToldStage:
    newest = list(rows.select_related("outlet").order_by("-search_document__moment", "-pk")[:READ])
    texts = ArticleText.objects.filter(article__in=newest).order_by("article", "revision")
    return telling.stage(
        stages.of_hours(
            hours,
            newest,
            {each.article_id: each.text for each in texts},
            zone=zone,
            decided_at=stages.decided_at([each.pk for each in stories[:1]], topic.agency),
        )
    )


def _stories(topic: Topic, start: datetime) -> list[Story]:
    """Those with most articles of the topic, each with their number (`caught`)."""
    caught = Count(
        "articles",
        filter=Q(articles__topic_matches__topic=topic, articles__is_paid=False),
        distinct=True,
    )
    rows = Story.objects.filter(articles__topic_matches__topic=topic, last_at__gte=start)
    return list(rows.annotate(caught=caught).order_by("-caught", "-last_at", "pk")[:STORIES])


def _tones(topic: Topic, start: datetime) -> tuple[ToneCount, ...]:
    """As people coded them, headlines and texts apart."""
    rows = Coding.objects.filter(
        agency=topic.agency,
        machine=False,
        article__topic_matches__topic=topic,
        article__is_paid=False,
        article__search_document__moment__gte=start,
    )
    pairs = list(rows.values_list("tone_headline", "tone_body"))
    if not pairs:
        return ()
    headlines, bodies = Counter(each[0] for each in pairs), Counter(each[1] for each in pairs)
    return tuple(
        ToneCount(tone=tone, headlines=headlines[tone], bodies=bodies[tone]) for tone in TONES
    )


def _terms(rows: ArticleQuerySet, zone: str) -> list[NewTerm]:
    """New terms of the topic's headlines, against all headlines before."""
    start = clocks.now() - timedelta(days=stages.LATELY)
    recent = rows.filter(search_document__moment__gte=start).select_related("outlet")
    names = gazetteer.load()
    known = gazetteer.places(names) | {word for name in names.by_name for word in name.split()}
    told: dict[str, Counter[str]] = {}
    for article in recent.order_by("-search_document__moment", "-pk")[:HEADLINES]:
        outlet = article.outlet
        owner = outlet.owner if outlet else article.host
        terms = title_terms(article.title, publisher=outlet.name if outlet else "", known=known)
        for term in terms:
            if not is_made_of_names(term):
                told.setdefault(term, Counter())[owner] += 1
    likely = [term for term, owners in told.items() if owners.total() >= LEAST]
    before = TermHour.objects.filter(hour__lt=start)
    past = {term: (n, days) for term, n, days in before.past(likely, ZoneInfo(zone))}
    oldest = before.order_by("hour").values_list("hour", flat=True).first()
    uses = [
        TermUse(
            term=term,
            documents=told[term].total(),
            owners=len(told[term]),
            most_of_one=max(told[term].values()),
            past_documents=past.get(term, (0, 0))[0],
            past_days=past.get(term, (0, 0))[1],
        )
        for term in likely
    ]
    past_days = (start - oldest) / timedelta(days=1) if oldest else 0.0
    return new_terms(uses, days=stages.LATELY, past_days=past_days)[:TERMS]
