"""What the refusals' tests share with the rooms they belong to."""

from kentongan.delivery.tests.conftest import agency, mailbox, telegram

__all__ = ["agency", "mailbox", "telegram"]
