"""Newsletters: which folder of which mailbox, and whose mails are taken from it."""

from hashlib import sha256
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks
from kentongan.listening.clients import mailbox as client
from kentongan.listening.models import Mailbox, Outlet, Source
from kentongan.listening.polling import mailboxes

from .sources import SOURCE_KEEPERS

FIELDS = {
    client.SignInRefused: "secret",
    client.NoSuchFolder: "folder",
}


def add_newsletter(
    *,
    name: str,
    outlet: Outlet,
    user: str,
    secret: str,
    folder: str,
    sender: str,
    follows_links: bool,
    by: User,
) -> Source:
    """Watch a folder of a mailbox. It is opened once before that, to see that it can be.

    Raises ValidationError in words: no mail server set up, sign-in refused, no such folder,
    watched already.
    """
    _require_keeper(by)
    box = Mailbox(
        user=user, secret=secret, folder=folder, sender=sender, follows_links=follows_links
    )
    _check(box)
    url = _address(box)
    if Source.objects.filter(url=url).exists():
        raise ValidationError({"folder": _("This folder is watched already for this sender.")})
    with transaction.atomic():
        source = Source.objects.create(
            url=url, name=name or outlet.name, kind="newsletter", outlet=outlet,
            added_at=clocks.now(),
        )  # fmt: skip
        box.source = source
        box.save()
    return source


def change_newsletter(
    *, box: Mailbox, user: str, secret: str, folder: str, sender: str, follows_links: bool, by: User
) -> Mailbox:
    """Other details of a mailbox; an empty `secret` keeps the known one. Raises as above."""
    _require_keeper(by)
    box.user, box.folder, box.sender = user, folder, sender
    box.follows_links = follows_links
    box.secret = secret or box.secret
    _check(box)
    url = _address(box)
    if Source.objects.filter(url=url).exclude(pk=box.source_id).exists():
        raise ValidationError({"folder": _("This folder is watched already for this sender.")})
    with transaction.atomic():
        box.save()
        box.source.url, box.source.failures, box.source.next_poll_at = url, 0, None
        box.source.save(update_fields=["url", "failures", "next_poll_at"])
    return box


def _check(box: Mailbox) -> None:
    if not settings.KENTONGAN_IMAP_HOST:
        raise ValidationError(
            _("No mail server is set up for this. Ask your IT staff (KENTONGAN_IMAP_HOST).")
        )
    try:
        client.check(mailboxes.place(box))
    except client.MailboxError as error:
        words = str(mailboxes.WHY[type(error)])
        field = FIELDS.get(type(error))
        raise ValidationError({field: words} if field else words) from None


def _address(box: Mailbox) -> str:
    """Stands for folder and sender; whose mailbox it is stays out of it, for lists are public."""
    mark = sha256(f"{box.user.lower()}\n{box.sender.lower()}".encode()).hexdigest()[:12]
    return f"imaps://{settings.KENTONGAN_IMAP_HOST}/{quote(box.folder)}?{mark}"


def _require_keeper(by: User) -> None:
    if not holds_any(by, SOURCE_KEEPERS):
        raise PermissionDenied(_("Only writers and administrators change sources."))
