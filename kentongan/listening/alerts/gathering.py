"""What the rules look at, by a fixed number of queries however much there is."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models.functions import Coalesce

from kentongan.accounts.models import Agency
from kentongan.listening.enums import AlertKind
from kentongan.listening.models import AlertRule, Article, Coding, TopicMatch
from kentongan.listening.trends.hours import series, whole_hour

from .rules import Past, Seen

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
    """What is usual, by the baseline of the board of trends, of topics whose growth is watched."""
    watched = {
        each.topic_id: each.agency.zone
        for each in rules
        if each.kind == AlertKind.GROWTH and each.topic_id is not None
    }
    if not watched:
        return Past()
    zone = next(iter(watched.values()))  # rules asked together are of one agency
    found = series(list(watched), whole_hour(start), whole_hour(end), zone)
    return Past(usual={key: each.usual for key, each in found.items() if key is not None})
