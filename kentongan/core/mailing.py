"""Notices to colleagues and to people who sign in: sent once what they tell is committed.

Such a mail is a hint, not a delivery: it may get lost with a process that is killed, but it never
tells of something that was rolled back, and so is never sent twice for one event. What must
arrive goes through the outbox (`kentongan.delivery`).
"""

from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection, transaction

SAMPLE = "[CONTOH] "


class AfterCommit(BaseEmailBackend):
    """Django's way by SMTP, at the end of the transaction; without one at once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        messages = list(email_messages)
        if settings.KENTONGAN_DEMO:
            for message in messages:
                message.subject = SAMPLE + message.subject.removeprefix(SAMPLE)
        # After the commit an error is logged: the event itself has happened.
        robust = connection.in_atomic_block
        transaction.on_commit(partial(_send, messages), robust=robust)
        return len(messages)


def _send(messages: Sequence[EmailMessage]) -> None:
    EmailBackend().send_messages(messages)
