"""R9: no tracking pixel and no personal link; receipts are counts."""

import re
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from kentongan.accounts.models import Agency
from kentongan.core import tasks
from kentongan.delivery import actions
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.tests.factories import account, content, reader

pytestmark = pytest.mark.django_db


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
