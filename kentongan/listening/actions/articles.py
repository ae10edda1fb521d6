"""What is done with articles once they are read."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import history
from kentongan.engine.copies import CopyIndex
from kentongan.listening import tasks
from kentongan.listening.analysis import OWN, AnalyseResult, analyse_batch
from kentongan.listening.enums import TONES
from kentongan.listening.models import Article, Coding, OwnText
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


@transaction.atomic
def code_tone(*, article: Article, agency: Agency, headline: int, body: int, by: User) -> Coding:
    """A person's coding replaces the machine's suggestion for good."""
    require(by, agency, *WRITERS)
    if headline not in TONES or body not in TONES:
        raise ValidationError(_("Choose negative, neutral or positive."))
    with history.context(by=by, why="tone coded"):
        coding, _made = Coding.objects.update_or_create(
            agency=agency,
            article=article,
            defaults={
                "tone_headline": headline,
                "tone_body": body,
                "machine": False,
                "by": by,
                "why": "",
            },
        )
    if article.story_id is not None:
        tasks.ring_story.defer(story_id=article.story_id)
    return coding
