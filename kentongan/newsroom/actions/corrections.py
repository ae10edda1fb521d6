"""A published page is corrected in the open or withdrawn in the open, never quietly."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from kentongan.accounts.enums import APPROVERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.newsroom.models import Approval, Correction, GuardedPage, Withdrawal

from . import following


@transaction.atomic
def correct(*, page: GuardedPage, text: str, by: User) -> Correction:
    """Set a dated correction on top of a public page; the text below stays as it was approved.

    To change the text itself, edit it: the new revision needs a second person again.
    """
    require(by, page.agency, *APPROVERS)
    _require_public(page)
    if not text.strip():
        raise ValidationError({"text": _("Correction: say what was wrong and what is right.")})
    with history.context(by=by, why="correction"):
        correction = Correction.objects.create(
            agency=page.agency, page_id=page.pk, at=clocks.now(), text=text.strip(), by=by
        )
    following.amend(page=page)
    return correction


@transaction.atomic
def withdraw(*, page: GuardedPage, by: User, why: str) -> Withdrawal:
    """Take a public page back; its address answers with the reason, and the list keeps it."""
    require(by, page.agency, *APPROVERS)
    _require_public(page)
    if not why.strip():
        raise ValidationError({"why": _("Reason: the public reads why it was withdrawn.")})
    with history.context(by=by, why="withdrawn"):
        withdrawal = Withdrawal.objects.create(
            agency=page.agency, page_id=page.pk, at=clocks.now(), why=why.strip(), by=by
        )
    Approval.objects.waiting().filter(page_id=page.pk).update(set_aside_at=clocks.now())
    Page.objects.get(pk=page.pk).specific.unpublish(user=by)
    following.recall(page=page, withdrawal=withdrawal)
    return withdrawal


def _require_public(page: GuardedPage) -> None:
    if not page.live:
        raise ValidationError(_("“%(title)s” is not public.") % {"title": page.title})
