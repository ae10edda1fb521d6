"""Words of articles for the search, with what a search narrows and sorts by."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.db import connection

from .items import Item

INSERT = """
INSERT INTO listening_searchdocument (article_id, moment, outlet_id, language, kind, tsv)
VALUES (%s, %s, %s, %s, %s, setweight(to_tsvector('indonesian', %s), 'A')
    || to_tsvector('indonesian', %s) || array_to_tsvector(ARRAY[%s]))
ON CONFLICT (article_id) DO UPDATE SET moment = EXCLUDED.moment, outlet_id = EXCLUDED.outlet_id,
    language = EXCLUDED.language, kind = EXCLUDED.kind, tsv = EXCLUDED.tsv
"""


def index_words(items: Iterable[Item]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [_row(item) for item in items])


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
        item.text[:200_000],
        month,
    ]
