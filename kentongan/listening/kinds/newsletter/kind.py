from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.fetch import Response
from kentongan.listening.enums import ArticleKind
from kentongan.listening.kinds.base import (
    Brought,
    Found,
    Kind,
    NotOfThisKind,
    Watched,
    Words,
    stub,
)
from kentongan.listening.readings import TITLE, Reading

from . import links, message

# Not on the web, so it has no address there; the empty host keeps it from being asked for.
PLACE = "file:///surat/"
LEAD = 300


class NewsletterKind(Kind):
    """Mails of one sender in one folder of the office's own mailbox."""

    slug: ClassVar[str] = "newsletter"
    label: ClassVar[Words] = gettext_lazy("newsletter in a mailbox")
    help: ClassVar[Words] = gettext_lazy(
        "Mails of one sender in one folder of a mailbox. They stay unread and unchanged."
    )
    example: ClassVar[str] = "Newsletter/Koran"
    is_polled: ClassVar[bool] = False

    def address(self, url: str) -> str:
        raise NotOfThisKind(_("A newsletter is read from a mailbox, not from an address."))

    def read(self, response: Response, watched: Watched) -> Brought:
        raise NotOfThisKind(_("A newsletter is read from a mailbox, not from an address."))


def take(
    body: bytes, *, language: str, sender: str, reader: str, home: str, follows: bool
) -> Brought:
    """What one mail brings: itself, or the articles that it leads to. Raises NotAMail.

    `sender` is an address, or a domain with @ before it. A mail of anybody else brings nothing.
    """
    mail = message.read(body, reader=reader)
    if not _is_from(mail.sender, sender):
        return Brought(rejected=1, problems=(_("A mail of another sender was left alone."),))
    if follows:
        return _linked(mail, language, home)
    if not (mail.subject or mail.text):
        return Brought(rejected=1, problems=(_("A mail without words was left alone."),))
    return Brought(found=(_whole(mail, language),))


def _is_from(address: str, wanted: str) -> bool:
    wanted = wanted.lower()
    return address.endswith(wanted) if wanted.startswith("@") else address == wanted


def _whole(mail: message.Mail, language: str) -> Found:
    title = mail.subject or mail.text.splitlines()[0]
    reading = Reading(
        title=title[:TITLE],
        text=mail.text,
        lead=mail.text[:LEAD],
        kind=ArticleKind.ARTICLE if mail.text else ArticleKind.STUB,
        language=language,
        published_at=mail.sent_at,
        date_evidence="mail" if mail.sent_at else "",
        method=f"mail:dkim={mail.dkim or 'none'}"[:60],
    )
    return Found(url=f"{PLACE}{mail.key}", reading=reading, is_whole=True)


def _linked(mail: message.Mail, language: str, home: str) -> Brought:
    rows, left = links.found(mail.html, home=home)
    found = tuple(
        Found(url=url, reading=stub(words, language=language, published_at=mail.sent_at))
        for url, words in rows
    )
    words = _(
        "%(count)s links lead elsewhere or through an address that counts readers and were not"
        " followed."
    )
    problems = (words % {"count": left},) if left else ()
    return Brought(found=found, problems=problems, rejected=left)


KIND = NewsletterKind()
