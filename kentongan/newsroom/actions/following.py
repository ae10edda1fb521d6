"""Hands what became public to the rooms that send, listen and verify."""

from kentongan.newsroom.models import Approval, GuardedPage


def tell(*, page: GuardedPage, approval: Approval, again: bool) -> None:
    """Called in the transaction that makes a version public."""


def amend(*, page: GuardedPage) -> None:
    """A dated correction stands on top: every channel that got the page follows."""


def recall(*, page: GuardedPage) -> None:
    """The page was withdrawn: every channel that got it takes it back."""
