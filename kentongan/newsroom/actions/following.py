"""Hands what became public to the rooms that send, listen and verify."""

from kentongan.listening.actions import register_own_text
from kentongan.newsroom.entries import address
from kentongan.newsroom.models import Approval, ClarificationPage, GuardedPage
from kentongan.verification.actions import mark_answered


def tell(*, page: GuardedPage, approval: Approval, again: bool) -> None:
    """Called in the transaction that makes a version public."""
    register_own_text(
        agency=page.agency,
        key=page.content_key,
        title=page.title,
        text=page.text,
        url=address(page),
        published_at=page.first_published_at,
    )
    if isinstance(page, ClarificationPage) and page.claim is not None:
        mark_answered(
            claim=page.claim, key=page.content_key, url=address(page), by=approval.approved_by
        )


def amend(*, page: GuardedPage) -> None:
    """A dated correction stands on top: every channel that got the page follows."""


def recall(*, page: GuardedPage) -> None:
    """The page was withdrawn: every channel that got it takes it back."""
