"""The bulletin as a mail: plain text, simple HTML, one-click unsubscribing, nothing that tracks."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

import nh3
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kentongan.delivery.channels.base import SAMPLE
from kentongan.delivery.enums import Verb
from kentongan.delivery.envelopes import Content, Envelope

# No pictures: one loaded from outside would tell us who reads when (R9).
TAGS = {"p", "br", "strong", "b", "em", "i", "ul", "ol", "li", "h2", "h3", "blockquote", "a"}
LONGEST_SUBJECT = 150


def message_id(key: str, domain: str) -> str:
    return f"<{key}@{domain or 'localhost'}>"


def build(envelope: Envelope, *, sender: str, domain: str, at: datetime) -> EmailMessage:
    """The mail, the same at every try; only the unsubscribe address differs between readers."""
    content = envelope.content
    with override(content.language):
        mail = EmailMessage()
        mail["From"] = sender
        mail["To"] = envelope.recipient.address
        mail["Subject"] = _subject(content, envelope.verb)
        mail["Date"] = format_datetime(at)
        mail["Message-ID"] = message_id(envelope.idempotency_key, domain)
        mail["Auto-Submitted"] = "auto-generated"
        _add_thread(mail, envelope)
        _add_unsubscribing(mail, envelope, domain)
        context = {
            "content": content,
            "verb": envelope.verb,
            "office": envelope.account.agency_name,
            "unsubscribe_url": envelope.recipient.unsubscribe_url,
            "sample": SAMPLE if content.sample else "",
            "text": content.variants.get("email") or content.text,
            "html": nh3.clean(content.html, tags=TAGS, attributes={"a": {"href"}}),
        }
        mail.set_content(render_to_string("delivery/mail/bulletin.txt", context))
        mail.add_alternative(
            render_to_string("delivery/mail/bulletin.html", context), subtype="html"
        )
    return mail


def _subject(content: Content, verb: str) -> str:
    title = " ".join(content.title.split())
    if verb == Verb.EDIT:
        title = _("Correction: %(title)s") % {"title": title}
    elif verb == Verb.WITHDRAW:
        title = _("Withdrawn: %(title)s") % {"title": title}
    return (f"[{SAMPLE}] " if content.sample else "") + title[:LONGEST_SUBJECT]


def _add_thread(mail: EmailMessage, envelope: Envelope) -> None:
    if envelope.original_id:
        mail["In-Reply-To"] = envelope.original_id
        mail["References"] = envelope.original_id


def _add_unsubscribing(mail: EmailMessage, envelope: Envelope, domain: str) -> None:
    """RFC 2369 and RFC 8058: one click, without cookies or signing in."""
    if envelope.recipient.unsubscribe_url:
        mail["List-Id"] = f"<kabar.{domain or 'localhost'}>"
        mail["List-Unsubscribe"] = f"<{envelope.recipient.unsubscribe_url}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
