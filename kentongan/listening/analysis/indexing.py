"""Words of articles for the search, with what a search narrows and sorts by."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from django.db import connection

from .items import Item

LONGEST = 200_000  # characters
INSERT = """
INSERT INTO listening_searchdocument (article_id, moment, outlet_id, language, kind, tsv)
SELECT id, moment, outlet, language, kind, setweight(to_tsvector('indonesian', title), 'A')
    || to_tsvector('indonesian', words) || array_to_tsvector(ARRAY[month])
FROM unnest(%s::bigint[], %s::timestamptz[], %s::bigint[], %s::text[], %s::text[], %s::text[],
    %s::text[], %s::text[]) AS read(id, moment, outlet, language, kind, title, words, month)
ON CONFLICT (article_id) DO UPDATE SET moment = EXCLUDED.moment, outlet_id = EXCLUDED.outlet_id,
    language = EXCLUDED.language, kind = EXCLUDED.kind, tsv = EXCLUDED.tsv
"""


def index_words(items: Sequence[Item]) -> None:
    """One statement for the whole batch."""
    if items:
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [list(column) for column in zip(*map(_row, items), strict=True)])


def _row(item: Item) -> list[Any]:
    article = item.article
    moment = article.published_at or article.first_seen_at
    month = f"~{moment.astimezone(UTC):%Y-%m}"  # models/indexes.py says why
    return [
        article.pk,
        moment,
        article.outlet_id,
        article.language,
        article.kind,
        article.title,
        item.text[:LONGEST],
        month,
    ]
