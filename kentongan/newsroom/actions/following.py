"""Hands what became public to the rooms that send, listen and verify."""

from procrastinate.contrib.django import app

from kentongan.delivery import actions as delivery
from kentongan.delivery.enums import Verb
from kentongan.delivery.models import ChannelAccount
from kentongan.listening.actions import register_own_text
from kentongan.newsroom import contents
from kentongan.newsroom.entries import address
from kentongan.newsroom.models import Approval, ClarificationPage, GuardedPage, Withdrawal
from kentongan.verification.actions import mark_answered

SEEN_BY_US = ("website", "feed")  # recorded when the page was fetched, not sent
CONFIRM = "kentongan.newsroom.tasks.confirm_public"


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
    if again:
        amend(page=page)
        return
    accounts = ChannelAccount.objects.usable().filter(agency=page.agency)
    delivery.dispatch(
        content=contents.of(page), accounts=accounts.exclude(channel__in=SEEN_BY_US), by=None
    )
    _confirm(page)


def amend(*, page: GuardedPage) -> None:
    """A correction stands: every channel that got the page follows."""
    delivery.follow(content=contents.of(page), verb=Verb.EDIT, by=None)
    _confirm(page)


def recall(*, page: GuardedPage, withdrawal: Withdrawal) -> None:
    """The page was withdrawn: every channel that got it takes it back."""
    content = contents.of_withdrawal(page, withdrawal)
    delivery.follow(content=content, verb=Verb.WITHDRAW, by=None)


def _confirm(page: GuardedPage) -> None:
    app.configure_task(CONFIRM).defer(page_id=page.pk)
