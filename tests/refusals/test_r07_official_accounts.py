"""R7: only official accounts, one post per content. R9: nothing that follows a reader."""

import re
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member
from kentongan.core import tasks
from kentongan.delivery import actions
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.delivery.enums import DeliveryState
from kentongan.delivery.models import ChannelAccount, Delivery

from .factories import account, content, reader

pytestmark = pytest.mark.django_db


def test_r7_nothing_is_handed_over_to_an_account_that_is_not_official(agency: Agency) -> None:
    where = account(agency, "telegram", official=False, secret="1:t", handle="@kabar")
    with pytest.raises(actions.NotOfficial):
        actions.dispatch(content=content(agency), accounts=[where], by=None)


def test_r7_an_account_that_loses_its_registration_sends_nothing_more(
    agency: Agency, telegram: TelegramDouble
) -> None:
    where = account(agency, "telegram", secret="1:t", handle="@kabar")
    actions.dispatch(content=content(agency), accounts=[where], by=None)
    ChannelAccount.objects.filter(pk=where.pk).update(official=False)
    tasks.drain()
    assert telegram.log() == []
    assert Delivery.objects.get().state == DeliveryState.CANCELLED


def test_r7_a_new_version_is_no_second_post(agency: Agency, telegram: TelegramDouble) -> None:
    where = account(agency, "telegram", secret="1:t", handle="@kabar")
    for version in ("v1", "v2"):
        actions.dispatch(content=content(agency, version=version), accounts=[where], by=None)
        tasks.drain()
    assert len(telegram.log()) == 1


def test_administrators_and_strangers_hand_nothing_over(agency: Agency) -> None:
    where = account(agency, "manual-radio")
    for role in (Role.ADMIN, Role.AUDITOR, Role.NODE):
        with pytest.raises(PermissionDenied):
            actions.dispatch(content=content(agency), accounts=[where], by=member(agency, role))


def test_r9_every_reader_gets_the_same_mail_but_for_the_way_out(
    agency: Agency, mailbox: MailDouble
) -> None:
    for name in ("sari", "budi"):
        reader(agency, f"{name}@contoh.example")
    html = '<p>Baca</p><img src="https://hitung.example/p.gif"><script>alert(1)</script>'
    actions.dispatch(
        content=content(agency, html=html), accounts=[account(agency, "email")], by=None
    )
    tasks.drain()
    bodies = [_bodies(mailbox, entry["file"]) for entry in mailbox.log()]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
    assert not re.search(r"<img|<script|hitung\.example|background=|url\(", bodies[0])


def _bodies(mailbox: MailDouble, file: str) -> str:
    mail = message_from_bytes((mailbox.journal.folder / file).read_bytes(), policy=default)
    parts: list[Any] = [mail.get_body((kind,)) for kind in ("plain", "html")]
    text = "".join(part.get_content() for part in parts)
    return re.sub(r"/langganan/berhenti/[^/]+/", "/langganan/berhenti/*/", text)
