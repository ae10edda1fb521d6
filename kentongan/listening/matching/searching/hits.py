"""Which articles a search finds, the newest first, a page at a time.

A search with words goes month by month from the newest, and ends as soon as it has enough: the
month stands among the words of the index, so each month asks for its own part of a frequent word.

OFFSET 0 keeps PostgreSQL from finding the rows by anything else: it cannot know how many a month
holds, and would read all that an outlet ever wrote, once for every month.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Min

from kentongan.engine.queries import Node, Piece, match, passage
from kentongan.listening.matching.compiling import document
from kentongan.listening.models import Article, ArticleText, Outlet, SearchDocument
from kentongan.listening.querysets import ArticleQuerySet

from .words import Condition, condition, looks_exact

PAGE = 30
FACETED = 5_000  # hits that are counted
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # what claims to be older is a wrong date
BY_MONTH = """
SELECT h.article_id, h.moment FROM unnest(%s::text[]) AS m(month), LATERAL (
    SELECT d.article_id, d.moment FROM (
        SELECT * FROM listening_searchdocument
        WHERE tsv @@ (m.month::tsquery && to_tsquery('indonesian', %s)) OFFSET 0
    ) d WHERE d.moment >= %s AND d.moment < %s{narrow}
    ORDER BY d.moment DESC, d.article_id DESC LIMIT {limit}
) h LIMIT {limit}"""
BY_TIME = """
SELECT d.article_id, d.moment FROM listening_searchdocument d
WHERE d.moment >= %s AND d.moment < %s{narrow}
ORDER BY d.moment DESC, d.article_id DESC LIMIT {limit}"""


class Mark(NamedTuple):
    """Where a page ended: the next begins after it."""

    moment: datetime
    key: int

    def __str__(self) -> str:
        return f"{self.moment.isoformat()}_{self.key}"

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """None for what is no mark."""
        moment, _line, key = text.rpartition("_")
        try:
            told = cls(datetime.fromisoformat(moment), int(key))
        except ValueError:
            return None
        return told if told.moment.tzinfo is not None and abs(told.key) < 1 << 62 else None


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; `narrow` is SQL on `d`."""

    query: Node | None
    start: datetime
    end: datetime
    narrow: tuple[Condition, ...] = ()
    outlets: Sequence[Outlet] = ()

    def sql(self, *, limit: int, before: Mark | None = None) -> tuple[str, list[Any]]:
        """Rows of key and moment, the newest first, at most `limit`."""
        told = Condition() if self.query is None else condition(self.query, self._outlets_of)
        parts = [told, *self.narrow]
        start, end = self.start, self.end
        if before is not None:
            end = min(end, before.moment.replace(microsecond=999_999))
            parts.append(
                Condition(sql="(d.moment, d.article_id) < (%s, %s)", params=(before[0], before[1]))
            )
        narrow = "".join(f" AND {each.sql}" for each in parts if each.sql)
        params = [param for each in parts for param in each.params]
        shape = (BY_MONTH if told.words else BY_TIME).format(narrow=narrow, limit=int(limit))
        first = [list(_months(start, end)), told.words] if told.words else []
        return shape, [*first, start, end, *params]

    def _outlets_of(self, node: Node) -> list[int]:
        return [
            each.pk
            for each in self.outlets
            if match(node, document(Article(outlet=each), "")) is not None
        ]


@dataclass(frozen=True, slots=True)
class Found:
    """One page. `hidden`: articles whose words only look like those wanted; `more`: the mark."""

    articles: Sequence[Article]
    hidden: int
    more: Mark | None


def page(search: Search, before: Mark | None = None, *, size: int = PAGE) -> Found:
    """The articles after a mark; three queries, one more where words must stand exactly so."""
    keys = _keys(search, before, size + 1)
    shown = keys[:size]
    rows = articles_of([key for key, _moment in shown])
    kept = rows
    if search.query is not None and looks_exact(search.query):
        kept = list(_exact(search.query, rows))
    more = Mark(shown[-1][1], shown[-1][0]) if len(keys) > size else None
    return Found(articles=kept, hidden=len(rows) - len(kept), more=more)


def articles_of(keys: Sequence[int]) -> list[Article]:
    """In this order."""
    rows: ArticleQuerySet = Article.objects.filter(pk__in=keys)
    found = rows.select_related("outlet", "story").in_bulk()
    return [found[key] for key in keys if key in found]


def _keys(search: Search, before: Mark | None, limit: int) -> list[tuple[int, datetime]]:
    statement, params = search.sql(limit=limit, before=before)
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())


def passages(query: Node | None, articles: Sequence[Article]) -> dict[int, list[Piece]]:
    """By article, the place of its text that answers; one query, none without words."""
    if query is None:
        return {}
    return {key: passage(query, text) for key, text in _texts(articles).items()}


def _texts(articles: Sequence[Article]) -> dict[int, str]:
    newest = ArticleText.objects.filter(article__in=articles).order_by("article", "revision")
    return {row.article_id: row.text for row in newest}


def _exact(query: Node, articles: Sequence[Article]) -> Iterator[Article]:
    texts = _texts(articles)
    for each in articles:
        if match(query, document(each, texts.get(each.pk, ""))) is not None:
            yield each


def oldest() -> datetime:
    """Where all time begins."""
    found: datetime | None = SearchDocument.objects.aggregate(at=Min("moment"))["at"]
    return max(found or EARLIEST, EARLIEST)


def _months(start: datetime, end: datetime) -> Iterator[str]:
    """Their words in the index, the newest first."""
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    for number in range(last.year * 12 + last.month - 1, first.year * 12 + first.month - 2, -1):
        yield f"'~{number // 12:04}-{number % 12 + 1:02}'"
