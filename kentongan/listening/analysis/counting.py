"""Hours of topics and terms: each article is counted once, when it is first analysed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from kentongan.core import clocks
from kentongan.engine.copies import CopyMatch
from kentongan.engine.people import is_made_of_names
from kentongan.engine.trends import title_terms
from kentongan.listening import gazetteer
from kentongan.listening.models import Article, SearchDocument, TopicMatch
from kentongan.listening.trends import keeping

from .items import Item


def unseen(items: Sequence[Item], found: Mapping[str, Sequence[CopyMatch]]) -> list[Item]:
    """Those to count: not paid, not analysed before, recent, and no repetition by their owner."""
    keys = [item.article.pk for item in items]
    known = set(SearchDocument.objects.filter(pk__in=keys).values_list("pk", flat=True))
    oldest = clocks.now() - keeping.KEPT
    owners = _owners(items, found)
    return [
        item
        for item in items
        if item.article.pk not in known
        and not item.article.is_paid
        and moment(item.article) > oldest
        and not any(
            owners.get(match.other_id) == owner(item.article) for match in found.get(item.key, ())
        )
    ]


def count(items: Sequence[Item]) -> None:
    """Three statements for the batch, and those that read names."""
    if not items:
        return
    _count_topics(items)
    names = gazetteer.load()
    known = gazetteer.places(names) | {word for name in names.by_name for word in name.split()}
    told = []
    for item in items:
        article = item.article
        publisher = article.outlet.name if article.outlet else ""
        for term in title_terms(article.title, publisher=publisher, known=known):
            if not is_made_of_names(term):
                told.append((term, hour(article), owner(article), article.pk))
    keeping.add_terms(told)


def _count_topics(items: Sequence[Item]) -> None:
    articles = {item.article.pk: item.article for item in items}
    counts: Counter[tuple[int | None, datetime, str]] = Counter()
    for article in articles.values():
        counts[None, hour(article), owner(article)] += 1
    matches = TopicMatch.objects.filter(article__in=articles)
    for topic, key in matches.values_list("topic", "article"):
        counts[topic, hour(articles[key]), owner(articles[key])] += 1
    keeping.add_topics(counts)


def owner(article: Article) -> str:
    return article.outlet.owner if article.outlet else article.host


def moment(article: Article) -> datetime:
    return article.published_at or article.first_seen_at


def hour(article: Article) -> datetime:
    return moment(article).replace(minute=0, second=0, microsecond=0)


def _owners(items: Sequence[Item], found: Mapping[str, Sequence[CopyMatch]]) -> dict[str, str]:
    """Of every article that one of these repeats: whose it is."""
    others = {int(match.other_id) for each in found.values() for match in each}
    known = {item.article.pk: item.article for item in items}
    missing = others - known.keys()
    # Asked for also where none is missing: a batch costs the same number of queries.
    rows = Article.objects.filter(pk__in={0, *missing}).select_related("outlet")
    return {str(each.pk): owner(each) for each in (*known.values(), *rows)}
