"""What a topic would have caught in the last month, quickly enough to watch while writing."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery

from kentongan.core import clocks
from kentongan.engine.queries import Node, anchors, match
from kentongan.listening.models import Article, ArticleText

from .compiling import document

SPAN = timedelta(days=30)
MOST = 400  # articles read: what two seconds allow
SECONDS = 1.5
STEP = 50  # articles a step
EXAMPLES = 10
RESTORED = frozenset("ptks")  # first letters that me- and pe- swallow


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`is_whole` says that every article that could match was looked at."""

    count: int
    examples: Sequence[tuple[Article, str]]  # each with the words that decided
    is_whole: bool


def preview(query: Node) -> Preview:
    """The newest first; it ends after `MOST` likely articles or a second and a half."""
    deadline = time.monotonic() + SECONDS
    keys = list(_likely(query).values_list("pk", flat=True)[: MOST + 1])
    count = seen = 0
    examples: list[tuple[Article, str]] = []
    for start in range(0, min(len(keys), MOST), STEP):
        if time.monotonic() > deadline:
            break
        step = keys[start : start + STEP]
        seen += len(step)
        for article, text in _with_texts(step):
            found = match(query, document(article, text))
            count += found is not None
            if found is not None and len(examples) < EXAMPLES:
                examples.append((article, ", ".join(found.words)))
    return Preview(count=count, examples=examples, is_whole=seen == len(keys))


def _likely(query: Node) -> Any:
    """By the search index where the query has a necessary word; it may miss rare affixes."""
    rows = Article.objects.readable().filter(
        analysed_at__isnull=False, first_seen_at__gte=clocks.now() - SPAN
    )
    necessary = anchors(query)
    if necessary:
        terms = {each.removeprefix("~") for each in necessary}
        terms |= {each[1:] for each in terms if each[0] in RESTORED and len(each) > len("abcd")}
        queries = [SearchQuery(term, config="indonesian") for term in sorted(terms)]
        rows = rows.filter(search_document__tsv=reduce(or_, queries))
    return rows.order_by("-first_seen_at", "-pk")


def _with_texts(keys: list[int]) -> list[tuple[Article, str]]:
    articles = Article.objects.filter(pk__in=keys).select_related("outlet").in_bulk()
    newest = ArticleText.objects.filter(article__in=keys).order_by("article", "revision")
    texts = {row.article_id: row.text for row in newest}
    return [(articles[key], texts[key]) for key in keys if key in articles and key in texts]
