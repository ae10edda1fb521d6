"""From an approval to the public: exactly the approved revision, at its time, once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from kentongan.core import clocks, history
from kentongan.newsroom import fingerprint
from kentongan.newsroom.models import Approval, Correction, GuardedPage

from . import following


class ChangedSinceApproval(ValidationError):
    """A picture or a file is not what the second person saw."""


def publish_due() -> int:
    """Publish every approval whose time has come, oldest first; returns how many."""
    published = 0
    for key in list(Approval.objects.due().values_list("pk", flat=True)):
        published += _publish_one(key)
    return published


@transaction.atomic
def publish_approved(*, approval: Approval) -> GuardedPage:
    """Make the approved revision public and hand it to the channels in one transaction."""
    page = Page.objects.select_for_update().get(pk=approval.page_id).specific
    draft = approval.revision.as_object()
    if fingerprint.of(draft) != approval.content_hash:
        raise ChangedSinceApproval(
            _("“%(title)s”: a picture or attachment changed after the approval. Approve it again.")
            % {"title": draft.title}
        )
    again = page.live
    approval.revision.publish(user=approval.approved_by, skip_permission_checks=True)
    _date(page, first=not page.first_published_at)
    approval.published_at = clocks.now()
    approval.save(update_fields=["published_at"])
    page = Page.objects.get(pk=page.pk).specific
    _keep_correction(page, approval, again=again)
    following.tell(page=page, approval=approval, again=again)
    return page


def _publish_one(key: int) -> int:
    with transaction.atomic():
        waiting = Approval.objects.waiting().select_for_update(skip_locked=True)
        approval = waiting.filter(pk=key).first()
        if approval is None:
            return 0
        try:
            with transaction.atomic():
                publish_approved(approval=approval)
        except ChangedSinceApproval:
            return 0
    return 1


def _date(page: GuardedPage, *, first: bool) -> None:
    """Wagtail dates by the machine's clock; ours may be a demo's."""
    now = clocks.now()
    values = {"last_published_at": now} | ({"first_published_at": now} if first else {})
    Page.objects.filter(pk=page.pk).update(**values)


def _keep_correction(page: GuardedPage, approval: Approval, *, again: bool) -> None:
    if not again or not page.correction_note.strip():
        return
    with history.context(by=approval.approved_by, why="correction published"):
        Correction.objects.create(
            agency=page.agency,
            page_id=page.pk,
            at=clocks.now(),
            text=page.correction_note.strip(),
            by=approval.approved_by,
        )
