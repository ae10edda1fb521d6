"""What a brief saw, as plain data that stays as it was."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.insight.enums import BriefPeriod
from kentongan.insight.models import Brief
from kentongan.listening.models import Article, Coding, Copy, OwnText, Story
from kentongan.listening.timeline import Excerpts, graph, load, publisher
from kentongan.newsroom.models import AgendaEvent
from kentongan.verification.models import Claim

from . import weekly

MAIN_STORIES = 7
SUMMARY_LENGTH = 240  # characters of the first article's lead
PICKED_UP_DAYS = 7
TREND_DAYS = 7
HOURS = {
    BriefPeriod.MORNING: (time(7), -1),
    BriefPeriod.NOON: (time(7), 0),
    BriefPeriod.EVENING: (time(12), 0),
    BriefPeriod.DAY: (time(0), 0),
    BriefPeriod.WEEK: (time(0), -7),
}
LENGTHS = {
    BriefPeriod.MORNING: timedelta(hours=24),
    BriefPeriod.NOON: timedelta(hours=5),
    BriefPeriod.EVENING: timedelta(hours=5),
    BriefPeriod.DAY: timedelta(hours=24),
    BriefPeriod.WEEK: timedelta(days=7),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time a brief looks at, aware, on the agency's wall clock."""

    starts_at: datetime
    ends_at: datetime

    @property
    def is_week(self) -> bool:
        return self.ends_at - self.starts_at >= LENGTHS[BriefPeriod.WEEK]

    def holds(self) -> Q:
        """Articles published in it, paid ones left out (design §5, R12).

        Those that tell no zone count by their local time, those that tell no time at all by when
        they were seen.
        """
        span = (self.starts_at, self.ends_at)
        # Local times are kept as the wall clock, whatever the zone.
        local = tuple(moment.replace(tzinfo=UTC) for moment in span)
        timeless = Q(published_at=None, published_local=None)
        return Q(is_paid=False) & (
            Q(published_at__range=span)
            | Q(published_at=None, published_local__range=local)
            | (timeless & Q(first_seen_at__range=span))
        )


def window(day: date, period: BriefPeriod, zone: str) -> Window:
    hour, offset = HOURS[period]
    start = datetime.combine(day + timedelta(days=offset), hour, ZoneInfo(zone))
    return Window(starts_at=start, ends_at=start + LENGTHS[period])


def compile_snapshot(agency: Agency, span: Window) -> dict[str, Any]:
    """Main stories, rumours and their state, own texts and their pick-up, volume by day.

    An agency that is not saved has coded nothing and published nothing yet.
    """
    found = Article.objects.filter(span.holds())
    return {
        "articles": found.count(),
        "outlets": found.exclude(outlet=None).values("outlet").distinct().count(),
        "stories": _stories(agency, span),
        "claims": _claims(agency, span),
        "published": _published(agency, span),
        "trend": _trend(span),
        "agenda": _agenda(agency, span),
        "week": weekly.form(agency, span) if span.is_week else {},
    }


def preview(day: date, period: BriefPeriod) -> Brief:
    """The brief of an installation that has no agency yet; neither of the two is saved."""
    agency = Agency(name=_("Office not set up yet"), slug="-")
    span = window(day, period, agency.zone)
    return Brief(
        agency=agency,
        date=day,
        period=period,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        snapshot=compile_snapshot(agency, span),
        compiled_at=clocks.now(),
    )


def _stories(agency: Agency, span: Window) -> list[dict[str, Any]]:
    in_window = Article.objects.filter(span.holds(), story__isnull=False)
    ranked = (
        in_window.values("story")
        .annotate(articles=Count("pk"), outlets=Count("outlet", distinct=True))
        .order_by("-outlets", "-articles", "story")[:MAIN_STORIES]
    )
    ids = [row["story"] for row in ranked]
    stories = Story.objects.in_bulk(ids)
    articles = _articles_by_story(in_window.filter(story__in=ids))
    keys = [article.pk for rows in articles.values() for article in rows]
    tones, copies = _tones(agency, keys), _copies(keys)
    excerpts = Excerpts()
    return [
        _story(
            stories[pk],
            articles[pk],
            tones,
            copies.get(pk, 0),
            excerpts.of(articles[pk][0], SUMMARY_LENGTH),
        )
        | {"first_publisher": _first(stories[pk])}
        for pk in ids
    ]


def _articles_by_story(rows: Any) -> dict[int, list[Article]]:
    found: dict[int, list[Article]] = {}
    for article in rows.select_related("outlet").order_by("published_at", "first_seen_at", "pk"):
        found.setdefault(article.story_id, []).append(article)
    return found


def _story(
    story: Story, articles: list[Article], tones: dict[int, Coding], copies: int, summary: str
) -> dict[str, Any]:
    outlets = {article.outlet for article in articles if article.outlet}
    first = articles[0]
    coded = [tones[article.pk] for article in articles if article.pk in tones]
    return {
        "id": story.pk,
        "title": story.title,
        "summary": summary,
        "articles": len(articles),
        "copies": copies,
        "publishers": sorted(outlet.name for outlet in outlets),
        "audience": sum(outlet.estimated_audience or 0 for outlet in outlets),
        "tone_headline": _mean(code.tone_headline for code in coded),
        "tone_body": _mean(code.tone_body for code in coded),
        "coded": len(coded),
        "tones_headline": _counts(code.tone_headline for code in coded),
        "tones_body": _counts(code.tone_body for code in coded),
        "url": first.url if first.address_known else "",
    }


def _counts(values: Iterable[int | None]) -> list[int]:
    """How many are negative, neutral, positive."""
    counted = Counter(values)
    return [counted[tone] for tone in (-1, 0, 1)]


def _first(story: Story) -> str:
    """Who had it first, as the story's own page says; level ones are named too."""
    material = load(story, None)
    found = graph(material).first
    if found is None:
        return ""
    names = {str(each.pk): publisher(each) for each in material.articles}
    ties = sorted({names[key] for key in found.ties} - {names[found.id]})
    return ", ".join([names[found.id], *ties])


def _mean(values: Iterable[int | None]) -> int | None:
    """The prevailing tone, -1, 0 or 1; None when nobody coded."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    total = sum(known) / len(known)
    return 0 if abs(total) < 1 / 3 else (1 if total > 0 else -1)


def _tones(agency: Agency, articles: list[int]) -> dict[int, Coding]:
    """What people of the agency coded; a machine's suggestion is no coding and never sent on."""
    rows = Coding.objects.filter(agency_id=agency.pk, article__in=articles, machine=False)
    return {row.article_id: row for row in rows}


def _copies(articles: list[int]) -> dict[int, int]:
    rows = Copy.objects.filter(article__in=articles).values("article__story")
    return {
        row["article__story"]: row["n"] for row in rows.annotate(n=Count("article", distinct=True))
    }


def _claims(agency: Agency, span: Window) -> list[dict[str, Any]]:
    rows = Claim.objects.filter(agency_id=agency.pk, first_seen_at__lt=span.ends_at)
    recent = rows.filter(first_seen_at__gte=span.starts_at - timedelta(days=PICKED_UP_DAYS))
    return [
        {
            "id": claim.pk,
            "text": claim.text[:SUMMARY_LENGTH],
            "state": claim.get_status_display(),
            "url": claim.answered_url,
        }
        for claim in recent.order_by("-score", "-first_seen_at", "pk")[:MAIN_STORIES]
    ]


def _published(agency: Agency, span: Window) -> list[dict[str, Any]]:
    since = span.ends_at - timedelta(days=PICKED_UP_DAYS)
    rows = OwnText.objects.filter(agency_id=agency.pk, published_at__range=(since, span.ends_at))
    free = Count("pick_ups", filter=Q(pick_ups__article__is_paid=False), distinct=True)
    return [
        {
            "title": own.title,
            "picked_up": own.n,
            "published_at": own.published_at.isoformat(),
            "url": own.url,
        }
        for own in rows.annotate(n=free).order_by("-published_at", "pk")
    ]


def _agenda(agency: Agency, span: Window) -> list[dict[str, str]]:
    """Appointments of the day on which the brief ends and of the day after."""
    found = []
    last = span.ends_at - timedelta(seconds=1)
    for day in (last.date(), last.date() + timedelta(days=1)):
        events = AgendaEvent.objects.filter(agency_id=agency.pk).on_day(day, agency.zone)
        found += [
            {
                "day": day.isoformat(),
                "at": clocks.to_zone(event.starts_at, agency.zone).strftime("%H.%M"),
                "title": event.title,
                "place": event.place,
            }
            for event in events
        ]
    return found


def _trend(span: Window) -> list[list[Any]]:
    """Articles a day over the last week: [["2026-03-02", 14], …]."""
    found = []
    for back in range(TREND_DAYS - 1, -1, -1):
        end = span.ends_at - timedelta(days=back)
        day = Window(starts_at=end - timedelta(days=1), ends_at=end)
        label = (day.ends_at - timedelta(seconds=1)).date().isoformat()
        found.append([label, Article.objects.filter(day.holds()).count()])
    return found
