"""What the rules look at, by a fixed number of queries however much there is."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count
from django.db.models.functions import Coalesce, TruncHour

from kentongan.accounts.models import Agency
from kentongan.listening.enums import AlertKind
from kentongan.listening.models import AlertRule, Article, Coding, TopicMatch

from .rules import BASELINE_DAYS, Past, Seen

MOMENT = Coalesce("published_at", "first_seen_at")


def stories_of(agency: Agency, since: datetime) -> set[int]:
    """Stories that got an article of one of the agency's topics since then."""
    rows = TopicMatch.objects.filter(
        topic__agency=agency,
        topic__active=True,
        article__analysed_at__gte=since,
        article__story__isnull=False,
        article__is_paid=False,
    )
    return set(rows.values_list("article__story", flat=True).distinct())


def seen_of(
    agency: Agency, stories: Collection[int], start: datetime, end: datetime
) -> dict[int, list[Seen]]:
    """The free articles of these stories in the span, oldest first; three queries.

    An article has no author here: alerts know stories, topics and outlets (R1).
    """
    rows = list(
        Article.objects.filter(story__in=stories, is_paid=False)
        .annotate(moment=MOMENT)
        .filter(moment__gt=start, moment__lte=end)
        .order_by("moment", "pk")
        .values_list("pk", "story", "moment", "outlet", "outlet__name", "host")
    )
    keys = [row[0] for row in rows]
    topics: defaultdict[int, set[int]] = defaultdict(set)
    matches = TopicMatch.objects.filter(topic__agency=agency, article__in=keys)
    for article, topic in matches.values_list("article", "topic"):
        topics[article].add(topic)
    # By a person, or by a model that was measured: no other suggests anything.
    coded = Coding.objects.filter(agency=agency, article__in=keys)
    tones = {
        article: min((tone for tone in (headline, body) if tone is not None), default=None)
        for article, headline, body in coded.values_list("article", "tone_headline", "tone_body")
    }
    found: dict[int, list[Seen]] = {}
    for key, story, moment, outlet, name, host in rows:
        found.setdefault(story, []).append(
            Seen(
                at=moment,
                publisher=name or host,
                outlet=outlet,
                tone=tones.get(key),
                topics=frozenset(topics[key]),
            )
        )
    return found


def past_of(rules: Collection[AlertRule], start: datetime, end: datetime) -> Past:
    """Hourly counts of the topics whose growth is watched, 28 days before `start` too."""
    topics = {each.topic_id for each in rules if each.kind == AlertKind.GROWTH and each.topic_id}
    if not topics:
        return Past()
    moment = Coalesce("article__published_at", "article__first_seen_at")
    rows = (
        TopicMatch.objects.filter(topic__in=topics, article__is_paid=False)
        .annotate(moment=moment)
        .filter(moment__gt=start - timedelta(days=BASELINE_DAYS + 2), moment__lte=end)
        .annotate(hour=TruncHour("moment"))
        .values("topic", "hour")
        .annotate(n=Count("pk"))
        .values_list("topic", "hour", "n")
    )
    hourly: defaultdict[int, dict[datetime, int]] = defaultdict(dict)
    for topic, hour, count in rows:
        hourly[topic][hour] = count
    return Past(hourly=hourly)
