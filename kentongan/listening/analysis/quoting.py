"""Who is quoted in an article, and which institutions it names."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kentongan.core import clocks
from kentongan.engine import quotes as engine
from kentongan.engine import text as texts
from kentongan.engine.people import Holder
from kentongan.listening import gazetteer
from kentongan.listening.enums import READABLE
from kentongan.listening.models import Article, InstitutionMention, Quote

from .items import Item, with_texts

RECENT = timedelta(days=90)  # how far back a changed list of office-holders is applied
RECENT_BATCH = 100  # articles a step, under two seconds
MOST_COUNTED = 1_000  # how often one article may name a body


def quote(items: Sequence[Item]) -> None:
    """Put the quotes of each article's newest words in the place of those it had."""
    articles = [item.article.pk for item in items]
    Quote.objects.filter(article__in=articles).delete()
    InstitutionMention.objects.filter(article__in=articles).delete()
    days = {item.article.pk: timezone.localdate(_moment(item.article)) for item in items}
    speakers = gazetteer.speakers(sorted(set(days.values())))
    said: list[Quote] = []
    named: list[InstitutionMention] = []
    for item in items:
        ready = speakers[days[item.article.pk]]
        found = engine.read(item.text, speakers=ready, title=item.article.title)
        said += [_quote(item, each, place) for place, each in enumerate(found.quotes)]
        named += [_mention(item, each) for each in found.institutions]
    Quote.objects.bulk_create(said, ignore_conflicts=True)
    InstitutionMention.objects.bulk_create(named, ignore_conflicts=True)


@transaction.atomic
def quote_recent(*, below: int | None = None) -> int | None:
    """Read a batch of recent articles again, newest first, after the list has changed.

    Returns below which key to go on, or None when the last ninety days are done.
    """
    since = clocks.now() - RECENT
    rows = Article.objects.filter(analysed_at__isnull=False, first_seen_at__gte=since)
    rows = rows.filter(kind__in=READABLE, **({} if below is None else {"pk__lt": below}))
    articles = list(rows.order_by("-pk")[:RECENT_BATCH])
    quote(with_texts(articles))
    return articles[-1].pk if len(articles) == RECENT_BATCH else None


def _quote(item: Item, found: engine.Quote, place: int) -> Quote:
    holder = found.holder
    return Quote(
        article=item.article,
        text=found.text,
        direct=found.direct,
        office=", ".join(part for part in (holder.office, holder.body) if part),
        rule=found.rule,
        known_by=found.known_by,
        confidence=found.confidence,
        place=place,
        fingerprint=_fingerprint(found.text),
        at=_moment(item.article),
        **_speaker(holder),
    )


def _mention(item: Item, found: engine.Mention) -> InstitutionMention:
    count = min(found.count, MOST_COUNTED)
    return InstitutionMention(article=item.article, count=count, **_speaker(found.holder))


def _speaker(holder: Holder) -> dict[str, Any]:
    kind, _, key = holder.key.partition(":")
    if f"{kind}:" == gazetteer.PERSON:
        return {"holder_id": int(key)}
    return {"agency_id": int(key)} if f"{kind}:" == gazetteer.BODY else {"institution": key}


def _fingerprint(text: str) -> str:
    return hashlib.sha256(" ".join(texts.words(text)).encode()).hexdigest()[:32]


def _moment(article: Article) -> datetime:
    return article.published_at or article.first_seen_at
