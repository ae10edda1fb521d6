"""The weekly form of a public-relations office: a handful of figures and one conclusion.

Count against the week before, the leading topic with its share, tone, media and social media,
the busiest day, the words most used. The conclusion is put in words by the program; what to do
about it, the recommendation, by a person.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.engine.text import STOPWORDS, words
from kentongan.listening.models import Article, Coding, SignalScan, Topic, TopicMatch

SOCIAL = ("mastodon", "bluesky", "youtube", "telegram")  # kinds of source
TOP_WORDS = 10
TOP_SIGNALS = 5
SHORTEST = 4  # letters of a word that is counted
WEEK = timedelta(days=7)
PERCENT = 100


def form(agency: Agency, span: Any) -> dict[str, Any]:
    """The figures of the week that `span` (a `Window`) is; articles of the agency's topics."""
    articles = _articles(agency, span.starts_at, span.ends_at)
    rows = list(articles.values_list("pk", "title", "source__kind", "moment"))
    before = _articles(agency, span.starts_at - WEEK, span.starts_at).count()
    keys = [row[0] for row in rows]
    zone = span.ends_at.tzinfo
    days = Counter(moment.astimezone(zone).date().isoformat() for *_rest, moment in rows)
    social = sum(kind in SOCIAL for _key, _title, kind, _at in rows)
    found = Counter(word for _key, title, *_rest in rows for word in _words(title))
    tones = Coding.objects.filter(agency_id=agency.pk, article__in=keys, machine=False)
    body = Counter(tones.values_list("tone_body", flat=True))
    return {
        "count": len(rows),
        "before": before,
        "topics": _topics(agency, keys),
        "tones": [body[tone] for tone in (-1, 0, 1)],
        "media": len(rows) - social,
        "social": social,
        "peak": list(max(days.items(), key=lambda row: (row[1], row[0]), default=("", 0))),
        "signals": _signals(agency, span),
        "words": [list(row) for row in sorted(found.items(), key=_most)[:TOP_WORDS]],
    }


def change(week: dict[str, Any]) -> int | None:
    """Per cent against the week before, rounded; None when there was nothing before."""
    before = week["before"]
    return round((week["count"] - before) * PERCENT / before) if before else None


def conclusion(week: dict[str, Any]) -> str:
    """The week in one or two sentences."""
    if not week["count"]:
        return _("No article about our topics this week.")
    by = change(week)
    values = {"count": week["count"], "before": week["before"], "by": abs(by or 0)}
    if by is None:
        told = _("%(count)s articles about our topics, none in the week before.") % values
    elif by == 0:
        told = _("%(count)s articles, as many as in the week before.") % values
    elif by > 0:
        told = (
            _("%(count)s articles, %(by)s %% more than in the week before (%(before)s).") % values
        )
    else:
        told = (
            _("%(count)s articles, %(by)s %% fewer than in the week before (%(before)s).") % values
        )
    if week["topics"]:
        name, count = week["topics"][0]
        share = round(count * PERCENT / week["count"])
        told += " " + _("“%(topic)s” led with %(share)s %% of them.") % {
            "topic": name,
            "share": share,
        }
    return told


def _articles(agency: Agency, start: datetime, end: datetime) -> Any:
    """Free articles of the agency's topics; of all, where it has none."""
    moment = Coalesce("published_at", "first_seen_at")
    rows = Article.objects.readable().filter(is_paid=False).annotate(moment=moment)
    rows = rows.filter(moment__gte=start, moment__lt=end)
    if Topic.objects.filter(agency_id=agency.pk, active=True).exists():
        ours = TopicMatch.objects.filter(topic__agency_id=agency.pk, topic__active=True)
        rows = rows.filter(pk__in=ours.values("article"))
    return rows.order_by("pk")


def _topics(agency: Agency, articles: list[int]) -> list[list[Any]]:
    inside = Count("matches", filter=Q(matches__article__in=articles))
    topics = Topic.objects.filter(agency_id=agency.pk, active=True).annotate(n=inside)
    leading = topics.filter(n__gt=0).order_by("-n", "name")[:5]
    return [list(row) for row in leading.values_list("name", "n")]


def _signals(agency: Agency, span: Any) -> list[str]:
    """Terms of the newest scan made in the span, those of most publishers first."""
    scans = SignalScan.objects.filter(agency_id=agency.pk)
    scan = scans.filter(at__gte=span.starts_at, at__lte=span.ends_at).first()
    rows = sorted(scan.signals, key=lambda row: (-row["owners"], row["term"])) if scan else []
    return [row["term"] for row in rows[:TOP_SIGNALS]]


def _words(title: str) -> set[str]:
    found = {word for word in words(title) if len(word) >= SHORTEST and not word.isdigit()}
    return found - STOPWORDS


def _most(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]
