"""What drives a burst: its stories, and who tells them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from kentongan.engine.trends import Burst
from kentongan.listening.models import Outlet, Story

from .hours import Key

MOST = 3  # stories of a burst
DRIVERS = """
SELECT place, story_id, n FROM (
    SELECT b.place, a.story_id, count(*) AS n,
        row_number() OVER (PARTITION BY b.place ORDER BY count(*) DESC, a.story_id) AS rank
    FROM unnest(%s::int[], %s::bigint[], %s::timestamptz[], %s::timestamptz[])
        AS b(place, topic, start, until)
    JOIN listening_searchdocument d ON d.moment >= b.start AND d.moment < b.until
    JOIN listening_article a ON a.id = d.article_id
    WHERE NOT a.is_paid AND a.story_id IS NOT NULL AND (b.topic IS NULL OR EXISTS (
        SELECT FROM listening_topicmatch m WHERE m.article_id = a.id AND m.topic_id = b.topic
    ))
    GROUP BY b.place, a.story_id
) AS ranked WHERE rank <= %s ORDER BY place, rank
"""


def drivers(told: Sequence[tuple[Key, Burst]]) -> dict[int, list[tuple[Story, int]]]:
    """The stories with most articles in each burst, by its place; two queries for all of them."""
    if not told:
        return {}
    columns: list[list[Any]] = [
        list(range(len(told))),
        [key for key, _burst in told],
        [burst.start for _key, burst in told],
        [burst.end for _key, burst in told],
    ]
    with connection.cursor() as cursor:
        cursor.execute(DRIVERS, [*columns, MOST])
        rows = cursor.fetchall()
    stories = Story.objects.in_bulk({story for _place, story, _n in rows})
    found: dict[int, list[tuple[Story, int]]] = {}
    for place, story, n in rows:
        if story in stories:
            found.setdefault(place, []).append((stories[story], n))
    return found


def outlet_names() -> dict[str, str]:
    """Of each owner with one outlet: the outlet's name; a network is called by its own."""
    names: dict[str, list[str]] = {}
    for outlet in Outlet.objects.all():
        names.setdefault(outlet.owner, []).append(outlet.name)
    return {owner: called[0] for owner, called in names.items() if len(called) == 1}
