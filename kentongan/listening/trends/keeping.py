"""Hours of topics and terms: counted when an article is first analysed, bounded, counted anew.

A table that held every word of every headline would grow with the archive. So a term is kept for
two days whatever it is; then only if it was told twice in two weeks, and of a day only the most
told ones; after two weeks as a total of the day; after `KEPT` not at all. The tables so depend on
how much is told a day, not on how many articles there are.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction

from kentongan.listening.models import TermHour, Topic, TopicHour

KEPT = timedelta(days=150)  # 90 days of curve and the eight weeks of baseline before them
UNSORTED = timedelta(days=2)  # every term, however rare
FINE = timedelta(days=14)  # hours; then days
LEAST = 2  # articles of a term in two weeks, or it is forgotten
MOST_TERMS = 5000  # kept of one day, the most told ones
OWNERS_KEPT = 40  # checksums of one row

OWNER = "coalesce(nullif(o.owner_network, ''), o.domain, a.host)"
ADD_TOPICS = """
INSERT INTO listening_topichour (topic_id, hour, owner, documents)
SELECT topic, hour, owner, documents
FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::int[])
    AS told(topic, hour, owner, documents)
ON CONFLICT (topic_id, hour, owner)
DO UPDATE SET documents = listening_topichour.documents + EXCLUDED.documents
"""
ADD_TERMS = """
INSERT INTO listening_termhour (term, hour, documents, owners, article)
SELECT term, hour, count(*), (array_agg(owner))[1:%s], max(article)
FROM unnest(%s::text[], %s::timestamptz[], %s::bigint[], %s::bigint[])
    AS told(term, hour, owner, article)
GROUP BY term, hour ORDER BY term, hour
ON CONFLICT (term, hour) DO UPDATE SET
    documents = listening_termhour.documents + EXCLUDED.documents,
    owners = (listening_termhour.owners || EXCLUDED.owners)[1:%s],
    article = greatest(listening_termhour.article, EXCLUDED.article)
"""
COUNT = f"""
INSERT INTO listening_topichour (topic_id, hour, owner, documents)
SELECT {{topic}}, date_trunc('hour', d.moment), {OWNER}, count(*)
FROM listening_searchdocument d
JOIN listening_article a ON a.id = d.article_id
LEFT JOIN listening_outlet o ON o.id = a.outlet_id
{{join}}
WHERE d.moment >= %(start)s AND d.moment < %(end)s AND NOT a.is_paid {{only}}
AND NOT EXISTS (
    SELECT FROM listening_copy c
    JOIN listening_article b ON b.id = c.other_id
    LEFT JOIN listening_outlet p ON p.id = b.outlet_id
    WHERE c.article_id = a.id AND b.analysed_at <= a.analysed_at AND b.id <> a.id
    AND {OWNER.replace("o.", "p.").replace("a.", "b.")} = {OWNER}
)
GROUP BY 1, 2, 3
ON CONFLICT (topic_id, hour, owner) DO UPDATE SET documents = EXCLUDED.documents
"""  # noqa: S608 - own constants
FORGET_RARE = """
DELETE FROM listening_termhour WHERE hour < %(unsorted)s AND hour >= %(rare)s AND term IN (
    SELECT term FROM listening_termhour WHERE hour >= %(rare)s
    GROUP BY term HAVING sum(documents) < %(least)s
)
"""
FORGET_MANY = """
DELETE FROM listening_termhour t USING (
    SELECT term, day, row_number() OVER (PARTITION BY day ORDER BY n DESC, term) AS place
    FROM (
        SELECT term, date_trunc('day', hour, %(zone)s) AS day, sum(documents) AS n
        FROM listening_termhour WHERE hour >= %(rare)s AND hour < %(unsorted)s GROUP BY 1, 2
    ) AS days
) AS ranked
WHERE ranked.place > %(most)s AND t.term = ranked.term AND t.hour >= ranked.day
AND t.hour < ranked.day + interval '1 day' AND t.hour < %(unsorted)s
"""
ROLL_UP = """
WITH gone AS (
    DELETE FROM listening_termhour WHERE hour < %(fine)s AND hour >= %(from)s RETURNING *
),
owned AS (
    SELECT term, date_trunc('day', hour, %(zone)s) AS day, (array_agg(each))[1:%(owners)s] AS owners
    FROM gone, unnest(owners) AS each GROUP BY 1, 2
),
told AS (
    SELECT term, date_trunc('day', hour, %(zone)s) AS day, sum(documents) AS documents,
        max(article) AS article
    FROM gone GROUP BY 1, 2
)
INSERT INTO listening_termhour (term, hour, documents, owners, article)
SELECT term, day, documents, owners, article FROM told JOIN owned USING (term, day)
"""


def add_topics(counts: Mapping[tuple[int | None, datetime, str], int]) -> None:
    """Articles by topic (None: all), hour and owner."""
    if counts:
        rows = sorted(counts, key=lambda key: (key[0] or 0, key[1], key[2]))
        topics, hours, owners = zip(*rows, strict=True)
        documents = [counts[row] for row in rows]
        with connection.cursor() as cursor:
            cursor.execute(ADD_TOPICS, [list(topics), list(hours), list(owners), documents])


def add_terms(told: Sequence[tuple[str, datetime, str, int]]) -> None:
    """Term, hour, owner and article of everything told."""
    if told:
        terms, hours, owners, articles = zip(*told, strict=True)
        sums = [crc32(owner.encode()) for owner in owners]
        with connection.cursor() as cursor:
            cursor.execute(
                ADD_TERMS,
                [OWNERS_KEPT, list(terms), list(hours), sums, list(articles), OWNERS_KEPT],
            )


@transaction.atomic
def count_again(start: datetime, end: datetime, *, topic: Topic | None = None) -> None:
    """Count the hours from `start` to before `end` anew: of a topic, or everything.

    For what changed after counting: topics, paid articles, what a person took out of a topic.
    """
    start = start.replace(minute=0, second=0, microsecond=0)
    rows = TopicHour.objects.filter(hour__gte=start, hour__lt=end)
    matches = "JOIN listening_topicmatch m ON m.article_id = a.id"
    values = {"start": start, "end": end, "topic": topic.pk if topic else None}
    only = "AND m.topic_id = %(topic)s" if topic else ""
    (rows.filter(topic=topic) if topic else rows).delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(topic="m.topic_id", join=matches, only=only), values)
        if topic is None:
            cursor.execute(COUNT.format(topic="NULL::bigint", join="", only=""), values)


@transaction.atomic
def tidy(now: datetime) -> None:
    """Once a day: forget what is rare or old, and make days of hours."""
    fine = _midnight(now - FINE)
    TopicHour.objects.filter(hour__lt=now - KEPT).delete()
    TermHour.objects.filter(hour__lt=now - KEPT).delete()
    values: dict[str, Any] = {
        "unsorted": now - UNSORTED,
        "rare": now - FINE - UNSORTED,
        "least": LEAST,
        "most": MOST_TERMS,
        "fine": fine,
        "from": fine - timedelta(days=3),
        "owners": OWNERS_KEPT,
        "zone": settings.TIME_ZONE,
    }
    with connection.cursor() as cursor:
        for statement in (FORGET_RARE, FORGET_MANY, ROLL_UP):
            cursor.execute(statement, values)


def _midnight(at: datetime) -> datetime:
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
