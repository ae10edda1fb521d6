"""How headline and text sound to each agency that watches: a suggestion, until a person codes."""

from collections import defaultdict
from collections.abc import Sequence

from kentongan.engine import tone
from kentongan.listening.models import Coding, TopicMatch

from .items import Item


def suggest(items: Sequence[Item]) -> None:
    """A machine suggestion for each agency that watches an article; a person's coding stays."""
    watching: defaultdict[int, set[int]] = defaultdict(set)
    rows = TopicMatch.objects.filter(article__in=[item.article.pk for item in items])
    for article, agency in rows.values_list("article_id", "topic__agency_id"):
        watching[article].add(agency)
    Coding.objects.bulk_create(
        [
            _suggestion(item, agency)
            for item in items
            for agency in sorted(watching[item.article.pk])
        ],
        ignore_conflicts=True,
    )


def _suggestion(item: Item, agency: int) -> Coding:
    headline, body = tone.read(item.article.title), tone.read(item.text)
    return Coding(
        agency_id=agency,
        article=item.article,
        tone_headline=headline.tone,
        tone_body=body.tone,
        why=", ".join((*headline.why, *body.why))[:300],
    )
