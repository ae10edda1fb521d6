"""What new articles mean for verification: fact-checks to keep, and known rumours seen again.

A debunk repeats the rumour, so who denies is told apart first; nothing here gives a verdict.
"""

import re

from django.db import transaction

from kentongan.engine.claims import stance
from kentongan.listening.enums import READABLE
from kentongan.listening.models import Article

from . import actions
from .enums import MatchState, Verdict
from .models import Claim, DetectionCursor, Match

BATCH = 100  # articles a step
LABEL = re.compile(r"^\s*\[(?P<label>[^\]]{3,40})\]\s*")
LABELS = {
    "hoaks": Verdict.FALSE,
    "hoax": Verdict.FALSE,
    "salah": Verdict.FALSE,
    "penipuan": Verdict.SCAM,
    "menyesatkan": Verdict.MISLEADING,
    "benar": Verdict.TRUE,
    "klarifikasi": Verdict.CLARIFICATION,
    "parodi": Verdict.SATIRE,
    "satire": Verdict.SATIRE,
    "belum terbukti": Verdict.UNPROVEN,
}
SURE = "confirm"


def detect(limit: int = BATCH) -> int:
    """Read the next analysed articles; returns how many. Repeatable: the cursor moves with them."""
    with transaction.atomic():
        cursor, _made = DetectionCursor.objects.select_for_update().get_or_create(pk=1)
        rows = Article.objects.filter(
            pk__gt=cursor.last_article, analysed_at__isnull=False, kind__in=READABLE
        )
        articles = list(rows.select_related("outlet").order_by("pk")[:limit])
        for article in articles:
            _read(article)
        if articles:
            cursor.last_article = articles[-1].pk
            cursor.save(update_fields=["last_article"])
    return len(articles)


def is_fact_check(article: Article) -> bool:
    """Only of an outlet that the office marked as a fact-checker; a label alone is no proof."""
    return bool(article.outlet and article.outlet.is_fact_checker)


def _read(article: Article) -> None:
    if is_fact_check(article):
        _keep_fact_check(article)
    else:
        _see_again(article)


def _keep_fact_check(article: Article) -> None:
    text = article.text
    actions.add_fact_check(
        url=article.url,
        publisher=article.outlet.name if article.outlet else article.host,
        title=LABEL.sub("", article.title)[:500],
        claim=article.lead,
        conclusion=text[-600:],
        verdict=_label(article.title) or Verdict.UNPROVEN,
        publisher_rating=(LABEL.match(article.title) or {"label": ""})["label"],
        published_at=article.published_at,
        language=article.language or "id",
    )


def _label(title: str) -> Verdict | None:
    found = LABEL.match(title)
    return LABELS.get(found["label"].strip().lower()) if found else None


def _see_again(article: Article) -> None:
    """An article that tells a checked rumour is a sighting of the claims it belongs to."""
    if stance(article.title) == "debunk" or _label(article.title) is not None:
        return
    opening = f"{article.title}. {article.lead}"
    best = next(iter(actions.check_text(opening, limit=1)), None)
    if best is None or best.decision != SURE:
        return
    matches = Match.objects.filter(fact_check_id=int(best.id)).exclude(state=MatchState.REJECTED)
    for claim in Claim.objects.filter(matches__in=matches):
        actions.see_again(claim=claim, article=article)
