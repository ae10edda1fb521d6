"""From a topic's fields to one tree; compiled once for as long as the fields stay the same."""

from collections.abc import Iterable
from functools import lru_cache

from kentongan.engine.queries import (
    And,
    Document,
    Matcher,
    Node,
    Not,
    Or,
    QueryError,
    expand,
    of_lists,
    parse,
)
from kentongan.listening.models import Article, Topic

Terms = tuple[str, ...]


def tree(*, words: Terms, phrases: Terms, exclusions: Terms, query: str) -> Node | None:
    """One of the words, phrases or the query, and none of the exclusions; aliases expanded.

    Raises QueryError for a query that cannot be read.
    """
    simple = of_lists(words, phrases, ())
    advanced = parse(query) if query.strip() else None
    wanted = [each for each in (simple, advanced) if each is not None]
    if not wanted:
        return None
    either = wanted[0] if len(wanted) == 1 else Or(tuple(wanted))
    unwanted = of_lists((), exclusions, ())
    return expand(And((either, Not(unwanted))) if unwanted else either)


def compiled(topic: Topic) -> Node | None:
    """The topic's tree; None where nothing is wanted or the stored query cannot be read."""
    return _compiled(tuple(topic.words), tuple(topic.phrases), tuple(topic.exclusions), topic.query)


@lru_cache(maxsize=2000)
def _compiled(words: Terms, phrases: Terms, exclusions: Terms, query: str) -> Node | None:
    try:
        return tree(words=words, phrases=phrases, exclusions=exclusions, query=query)
    except QueryError:
        return None


def matcher(topics: Iterable[Topic]) -> Matcher[int]:
    """Many topics at once, by their keys."""
    trees = {topic.pk: compiled(topic) for topic in topics}
    return Matcher({key: each for key, each in trees.items() if each is not None})


def document(article: Article, text: str) -> Document:
    """An article as queries see it; the outlet comes with it."""
    outlet = f"{article.outlet.name} {article.outlet.domain}" if article.outlet else ""
    return Document(title=article.title, text=text, media=f"{outlet} {article.host}")
