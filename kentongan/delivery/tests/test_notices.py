"""Mails beside the outbox are sent when their event is committed, and only then."""

from typing import Any

import pytest
from django.core.mail import send_mail
from django.db import transaction

from kentongan.delivery.channels.email.double import Double as MailDouble

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real_mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "kentongan.core.mailing.AfterCommit"


def tell() -> None:
    send_mail("Disetujui", "Halaman telah disetujui.", None, ["penulis@contoh.example"])


def test_a_notice_leaves_with_the_commit(
    mailbox: MailDouble, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.KENTONGAN_DEMO = True
    with django_capture_on_commit_callbacks(execute=True):
        tell()
        assert mailbox.log() == []
    assert [mail["subject"] for mail in mailbox.log()] == ["[CONTOH] Disetujui"]


def test_what_was_rolled_back_is_told_to_nobody(
    mailbox: MailDouble, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell()
        transaction.set_rollback(True)
    assert mailbox.log() == []
