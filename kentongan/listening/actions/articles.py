"""What is done with articles once they are read."""

from datetime import datetime

from django.db import transaction

from kentongan.accounts.models import Agency
from kentongan.engine.copies import CopyIndex
from kentongan.listening import tasks
from kentongan.listening.analysis import OWN, AnalyseResult, analyse_batch
from kentongan.listening.models import OwnText
from kentongan.listening.stores import SqlCopyStore


def analyse(*, everything: bool = False) -> AnalyseResult:
    """Analyse one batch, or all that waits; returns the last batch's figures."""
    result = _one_batch()
    while everything and result.more:
        result = _one_batch()
    return result


def _one_batch() -> AnalyseResult:
    result = analyse_batch()
    if result.articles:
        tasks.start_ringing()
    return result


@transaction.atomic
def register_own_text(
    *, agency: Agency, key: str, title: str, text: str, url: str, published_at: datetime
) -> OwnText:
    """Remember a text the office published, so that media picking it up are found."""
    own, _made = OwnText.objects.update_or_create(
        key=key,
        defaults={
            "agency": agency,
            "title": title[:300],
            "text": text,
            "url": url,
            "published_at": published_at,
        },
    )
    CopyIndex(SqlCopyStore()).add(f"{OWN}{own.pk}", text)
    return own
