"""By what a result can be cut, with counts over its newest hits.

OFFSET 0 makes PostgreSQL look up the topics of each hit. It cannot know that a few topics have a
great part of all matches, and would read these instead: millions for five thousand hits.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from kentongan.accounts.regions import regions as known_regions
from kentongan.listening.enums import ArticleKind, Medium, Tone, Use
from kentongan.listening.models import Outlet

from .hits import FACETED, Search

SHOWN = 8  # values of one facet
COUNT = """
WITH hits AS MATERIALIZED ({hits}),
rows AS MATERIALIZED (
    SELECT h.article_id, a.outlet_id, a.language, a.kind, a.is_paid, a.story_id
    FROM hits h JOIN listening_article a ON a.id = h.article_id
), watched AS MATERIALIZED (
    SELECT rows.article_id, t.topic_id FROM rows, LATERAL (
        SELECT m.topic_id FROM listening_topicmatch m
        WHERE m.article_id = rows.article_id AND m.topic_id = ANY(%s) OFFSET 0
    ) t
)
SELECT 'total', '', count(*) FROM rows
UNION ALL SELECT 'outlet', outlet_id::text, count(*) FROM rows GROUP BY outlet_id
UNION ALL SELECT 'language', language, count(*) FROM rows GROUP BY language
UNION ALL SELECT 'kind', kind, count(*) FROM rows GROUP BY kind
UNION ALL SELECT 'use', 'paid', count(*) FROM rows WHERE is_paid
UNION ALL SELECT 'use', 'pick_up', count(DISTINCT article_id)
    FROM rows JOIN listening_pickup USING (article_id) WHERE NOT is_paid
UNION ALL SELECT 'story', story_id || ' ' || title, number FROM (
    SELECT story_id, count(*) AS number FROM rows WHERE story_id IS NOT NULL
    GROUP BY story_id HAVING count(*) > 1 ORDER BY number DESC, story_id DESC LIMIT %s
) AS told JOIN listening_story s ON s.id = story_id
UNION ALL SELECT 'topic', topic_id::text, count(*) FROM watched GROUP BY topic_id
UNION ALL SELECT 'agency', agency_id::text, count(*) FROM (
    SELECT DISTINCT agency_id, article_id
    FROM watched JOIN listening_topic topic ON topic.id = topic_id
) AS watching GROUP BY agency_id
UNION ALL SELECT 'tone', tone_body::text, count(*) FROM rows JOIN listening_coding c
    USING (article_id) WHERE c.agency_id = %s AND tone_body IS NOT NULL GROUP BY tone_body"""


@dataclass(frozen=True, slots=True)
class Value:
    """`key` is what stands in the address."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Counts:
    """`total` is cut at `FACETED`, which `is_capped` tells."""

    total: int
    is_capped: bool
    facets: Sequence[Facet]

    @property
    def in_words(self) -> str:
        told = f"{self.total:,}".replace(",", ".")
        return f"{told}+" if self.is_capped else told


@dataclass(frozen=True, slots=True)
class Names:
    """What the person may see by name: topics and agencies by key."""

    topics: Mapping[int, str]
    agencies: Mapping[int, str]
    own_agency: int | None


def counted(search: Search, names: Names) -> Counts:
    """One query for all counts."""
    hits, params = search.sql(limit=FACETED + 1)
    told: dict[str, Counter[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT.format(hits=hits), [*params, list(names.topics), SHOWN, names.own_agency]
        )
        for facet, key, count in cursor.fetchall():
            told.setdefault(facet, Counter())[key or ""] += count
    total = told.pop("total", Counter())[""]
    return Counts(
        total=min(total, FACETED),
        is_capped=total > FACETED,
        facets=[each for each in _facets(told, search.outlets, names) if each.values],
    )


def _facets(
    told: Mapping[str, Counter[str]], outlets: Sequence[Outlet], names: Names
) -> Iterable[Facet]:
    known = {str(each.pk): each for each in outlets}
    of_outlets = {known[key]: n for key, n in told.get("outlet", {}).items() if key in known}
    topics = {str(key): name for key, name in names.topics.items()}
    agencies = {str(key): name for key, name in names.agencies.items()}
    titles = dict(each.split(" ", 1) for each in told.get("story", ()))
    stories = {each.split(" ", 1)[0]: number for each, number in told.get("story", {}).items()}
    media = {str(each.value): str(each.label) for each in Medium}
    kinds = {str(each.value): str(each.label) for each in ArticleKind}
    tones = {str(each.value): str(each.label) for each in Tone}
    uses = {str(each.value): str(each.label) for each in Use}
    yield _facet(
        "outlet", _("Outlet"), told.get("outlet", {}), {k: each.name for k, each in known.items()}
    )
    yield _facet("owner", _("Owner network"), _by(of_outlets, lambda each: each.owner_network))
    regions = _by(of_outlets, lambda each: each.region_code)
    yield _facet(
        "region", _("Region"), regions, {each.code: each.full_name for each in known_regions()}
    )
    yield _facet("medium", _("Medium"), _by(of_outlets, lambda each: each.medium), media)
    yield _facet("kind", _("Kind"), told.get("kind", {}), kinds)
    yield _facet("topic", _("Topic"), told.get("topic", {}), topics)
    yield _facet("tone", _("Tone of the text"), told.get("tone", {}), tones)
    yield _facet("language", _("Language"), told.get("language", {}))
    if len(agencies) > 1:
        yield _facet("agency", _("Agency"), told.get("agency", {}), agencies)
    yield _facet("use", _("Paid or taken from us"), told.get("use", {}), uses)
    yield _facet("story", _("Story"), stories, titles)


def _facet(
    name: str, label: str, counts: Mapping[str, int], labels: Mapping[str, str] | None = None
) -> Facet:
    told = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    values = [
        Value(key=key, label=key if labels is None else labels[key], count=count)
        for key, count in told
        if key and count and (labels is None or key in labels)
    ]
    return Facet(name=name, label=label, values=values[:SHOWN])


def _by(counts: Mapping[Outlet, int], what: Callable[[Outlet], Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    for outlet, count in counts.items():
        found[str(what(outlet))] += count
    return found
