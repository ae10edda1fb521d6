"""Words of articles for the search."""

from collections.abc import Iterable

from django.db import connection

from .items import Item


def index_words(items: Iterable[Item]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO listening_searchdocument (article_id, tsv) VALUES (%s,"
            " setweight(to_tsvector('indonesian', %s), 'A')"
            " || to_tsvector('indonesian', %s))"
            " ON CONFLICT (article_id) DO UPDATE SET tsv = EXCLUDED.tsv",
            [(item.article.pk, item.article.title, item.text[:200_000]) for item in items],
        )
