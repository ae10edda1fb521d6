"""The engine's indexes kept in PostgreSQL, a handful of queries a batch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F

from kentongan.core import clocks
from kentongan.engine.copies import MAX_POSTINGS, CopyEntry
from kentongan.engine.stories import LiveStory, LiveTraces, Span, StoryMember, span_of

from .models import (
    Article,
    IndexTotals,
    Story,
    StoryIndex,
)

TOTALS = "stories"
# Thousands of words go as one text here, which is quoted once and not word by word.
# One look into the index of anchors for each of them: an overlap of arrays would read far more.
LIVE = """
SELECT story_id, min(first_at), min(last_at), array_agg(anchor)
FROM unnest(string_to_array(%s, chr(10))) AS anchor
JOIN listening_storyindex ON anchors @> ARRAY[anchor]
WHERE last_at >= %s AND first_at <= %s
GROUP BY story_id
"""


class SqlCopyStore:
    """`engine.copies.CopyStore` on the tables Posting and CopySignature."""

    def postings(self, hashes: Collection[int]) -> Mapping[int, Sequence[str]]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        for key, item in _rows(
            "SELECT hash, item FROM listening_posting WHERE hash = ANY(%s::bigint[]) ORDER BY id",
            _numbers(hashes),
        ):
            if len(found[key]) < MAX_POSTINGS:
                found[key].append(item)
        return found

    def samples(self, ids: Collection[str]) -> Mapping[str, int]:
        statement = "SELECT item, samples FROM listening_copysignature WHERE item = ANY(%s)"
        return dict(_rows(statement, list(ids)))

    def words(self, ids: Collection[str]) -> Mapping[str, bytes]:
        statement = "SELECT item, words FROM listening_copysignature WHERE item = ANY(%s)"
        return {item: bytes(words) for item, words in _rows(statement, list(ids))}

    def add_many(self, entries: Sequence[CopyEntry]) -> None:
        newest = {entry.id: entry for entry in entries}
        names, today = list(newest), clocks.now().date()
        posted = [(key, entry.id) for entry in newest.values() for key in entry.postings]
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM listening_posting WHERE item = ANY(%s)", [names])
            cursor.execute(
                "INSERT INTO listening_posting (hash, item, day)"
                " SELECT hash, item, %s"
                " FROM unnest(%s::bigint[], string_to_array(%s, chr(10))) AS posted(hash, item)",
                [
                    today,
                    _numbers(key for key, _item in posted),
                    "\n".join(item for _key, item in posted),
                ],
            )
            cursor.execute(
                "INSERT INTO listening_copysignature (item, samples, words, day)"
                " SELECT item, samples, words, %s"
                " FROM unnest(%s::text[], %s::int[], %s::bytea[]) AS signed(item, samples, words)"
                " ON CONFLICT (item) DO UPDATE SET samples = EXCLUDED.samples,"
                " words = EXCLUDED.words, day = EXCLUDED.day",
                [
                    today,
                    names,
                    [entry.samples for entry in newest.values()],
                    [entry.words for entry in newest.values()],
                ],
            )


def _numbers(values: Iterable[int]) -> str:
    """As PostgreSQL writes an array of numbers."""
    return f"{{{','.join(map(str, values))}}}"


def _rows(statement: str, values: list[Any] | str) -> list[tuple[Any, Any]]:
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, [values])
        return list(cursor.fetchall())


class SqlStoryStore:
    """`engine.stories.StoryStore` on the tables Story and StoryIndex; ids are primary keys."""

    def document_count(self) -> int:
        row = IndexTotals.objects.filter(name=TOTALS).first()
        return row.documents if row else 0

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        statement = (
            "SELECT term, documents FROM listening_termfrequency"
            " WHERE term = ANY(string_to_array(%s, chr(10)))"
        )
        return dict(_rows(statement, "\n".join(terms)))

    def live(self, *, since: datetime, until: datetime, anchors: Collection[str]) -> LiveTraces:
        spans: dict[str, Span] = {}
        by_anchor: defaultdict[str, list[str]] = defaultdict(list)
        with connection.cursor() as cursor:
            cursor.execute(LIVE, ["\n".join(anchors), since, until])
            for key, first_at, last_at, shared in cursor:
                spans[str(key)] = span_of(first_at, last_at)
                for anchor in shared:
                    by_anchor[anchor].append(str(key))
        return LiveTraces(spans, by_anchor)

    def stories_of(self, item_ids: Collection[str]) -> Mapping[str, str]:
        rows = Article.objects.filter(pk__in=[int(item) for item in item_ids])
        pairs = rows.exclude(story=None).values_list("pk", "story_id")
        return {str(item): str(story) for item, story in pairs}

    def stories(self, story_ids: Collection[str]) -> Mapping[str, LiveStory]:
        rows = StoryIndex.objects.filter(pk__in=[int(story) for story in story_ids])
        return {str(row.pk): _live(row) for row in rows}

    def save(
        self,
        *,
        stories: Sequence[LiveStory],
        members: Mapping[str, str],
        frequencies: Mapping[str, int],
    ) -> None:
        self._save_stories(stories)
        _count(frequencies)
        IndexTotals.objects.get_or_create(name=TOTALS)
        IndexTotals.objects.filter(name=TOTALS).update(documents=F("documents") + len(members))

    def _save_stories(self, stories: Sequence[LiveStory]) -> None:
        Story.objects.bulk_create(
            [
                Story(id=int(each.id), first_at=each.first_at, last_at=each.last_at)
                for each in stories
            ],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["first_at", "last_at"],
        )
        self._save_index(stories)

    def replace(self, story: LiveStory) -> None:
        """Keep this story as it is given."""
        self._save_index([story])

    def _save_index(self, stories: Sequence[LiveStory]) -> None:
        StoryIndex.objects.bulk_create(
            [_row(each) for each in stories],
            update_conflicts=True,
            unique_fields=["story"],
            update_fields=["first_at", "last_at", "size", "members", "anchors"],
        )


def _live(row: StoryIndex) -> LiveStory:
    return LiveStory(
        id=str(row.pk),
        first_at=row.first_at,
        last_at=row.last_at,
        size=row.size,
        members=tuple(_member(each) for each in row.members),
    )


def _member(data: dict[str, Any]) -> StoryMember:
    return StoryMember(
        id=data["id"],
        published_at=datetime.fromisoformat(data["published_at"]),
        title=tuple(data["title"]),
        body=tuple(data["body"]),
        entities=tuple(data["entities"]),
        is_template=data["is_template"],
    )


def _row(story: LiveStory) -> StoryIndex:
    return StoryIndex(
        story_id=int(story.id),
        first_at=story.first_at,
        last_at=story.last_at,
        size=story.size,
        anchors=sorted(story.anchors),
        members=[
            member._asdict() | {"published_at": member.published_at.isoformat()}
            for member in story.members
        ],
    )


def _count(frequencies: Mapping[str, int]) -> None:
    """Add to the stored frequencies, in one statement and in a fixed order (no deadlocks)."""
    if not frequencies:
        return
    terms = sorted(frequencies)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO listening_termfrequency (term, documents)"
            " SELECT * FROM unnest(string_to_array(%s, chr(10)), %s::int[])"
            " ON CONFLICT (term) DO UPDATE"
            " SET documents = listening_termfrequency.documents + EXCLUDED.documents",
            ["\n".join(terms), _numbers(frequencies[term] for term in terms)],
        )
