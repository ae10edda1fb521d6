"""What is done with articles once they are read."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.engine.copies import CopyIndex
from kentongan.listening import tasks
from kentongan.listening.analysis import OWN, AnalyseResult, analyse_batch, grouping, wait_for_lock
from kentongan.listening.models import Article, OwnText, PaidDecision
from kentongan.listening.stores import SqlCopyStore


def analyse(*, everything: bool = False) -> AnalyseResult:
    """Analyse one batch, or all that waits; returns the last batch's figures."""
    result = _one_batch()
    while everything and result.more:
        result = _one_batch()
    return result


@transaction.atomic
def decide_paid(*, article: Article, is_paid: bool, by: User) -> PaidDecision:
    """A person says whether it is bought space; pages and feeds no longer change that.

    The hours of the trends follow at night, when they are counted anew.
    """
    if not holds_any(by, WRITERS):
        raise PermissionDenied(_("Only people who write for an agency may say so."))
    wait_for_lock()
    Article.objects.filter(pk=article.pk).update(is_paid=is_paid, paid_settled=True)
    article.refresh_from_db(fields=["is_paid", "paid_settled", "story"])
    if article.story_id is not None:
        grouping.refresh([article.story_id])
    with history.context(by=by, why="paid publication decided"):
        return PaidDecision.objects.create(article=article, is_paid=is_paid, by=by, at=clocks.now())


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
