"""How headline and text may sound to an agency: a suggestion, until a person codes.

Only a model that was learned of the agency's own coding, measured and found good enough suggests.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db import transaction

from kentongan.accounts.models import Agency
from kentongan.engine.tone import ToneModel, ToneReading
from kentongan.listening.enums import Part
from kentongan.listening.models import Article, Coding, TopicMatch
from kentongan.listening.tones import FROM_TABLE, usable_models

from .items import Item, with_texts

RECENT = 300  # articles that a newly learned model reads

Models = Mapping[tuple[int, str], ToneModel]


def suggest(items: Sequence[Item]) -> None:
    """A suggestion for each agency that watches an article; a person's coding stays."""
    watching: defaultdict[int, set[int]] = defaultdict(set)
    rows = TopicMatch.objects.filter(article__in=[item.article.pk for item in items])
    for article, agency in rows.values_list("article_id", "topic__agency_id"):
        watching[article].add(agency)
    models = usable_models(set().union(*watching.values()))
    _suggest(items, watching, models)


@transaction.atomic
def suggest_again(agency: Agency) -> int:
    """Replace an agency's suggestions by those of its newly learned model, or by none."""
    ours = Coding.objects.filter(agency=agency, machine=True).exclude(why__startswith=FROM_TABLE)
    ours.delete()
    models = usable_models([agency.pk])
    if not models:
        return 0
    rows = Article.objects.filter(topic_matches__topic__agency=agency).exclude(
        codings__agency=agency
    )
    items = with_texts(list(rows.distinct().order_by("-pk")[:RECENT]))
    _suggest(items, {item.article.pk: {agency.pk} for item in items}, models)
    return len(items)


def _suggest(items: Sequence[Item], watching: Mapping[int, set[int]], models: Models) -> None:
    Coding.objects.bulk_create(
        [
            suggestion
            for item in items
            for agency in sorted(watching.get(item.article.pk, ()))
            if (suggestion := _suggestion(item, agency, models))
        ],
        ignore_conflicts=True,
    )


def _suggestion(item: Item, agency: int, models: Models) -> Coding | None:
    headline = _read(models.get((agency, Part.HEADLINE)), item.article.title)
    body = _read(models.get((agency, Part.BODY)), item.text)
    if headline is None and body is None:
        return None
    why = [word for reading in (headline, body) if reading for word in reading.why]
    return Coding(
        agency_id=agency,
        article=item.article,
        tone_headline=headline.tone if headline else None,
        tone_body=body.tone if body else None,
        why=", ".join(word.replace("+", " ") for word in dict.fromkeys(why))[:300],
    )


def _read(model: ToneModel | None, text: str) -> ToneReading | None:
    return model.read(text) if model else None
