"""Looking at a newsletter: its folder, and each mail of it taken once."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.listening.clients import mailbox as client
from kentongan.listening.enums import PollOutcome
from kentongan.listening.kinds import Brought
from kentongan.listening.kinds.newsletter import kind as newsletter
from kentongan.listening.kinds.newsletter.message import NotAMail
from kentongan.listening.models import Mailbox, Source

from .looks import Look

SOON = 60.0  # seconds until the rest of a full folder is read
WHY = {
    client.SignInRefused: gettext_lazy("The mailbox does not take the name or the password."),
    client.NoSuchFolder: gettext_lazy("The mailbox has no folder of this name."),
    client.MailboxAway: gettext_lazy("The mail server does not answer, or broke off."),
}
OUTCOMES = {
    client.SignInRefused: PollOutcome.SIGN_IN,
    client.NoSuchFolder: PollOutcome.NOT_READABLE,
    client.MailboxAway: PollOutcome.UNREACHABLE,
}


def place(box: Mailbox) -> client.Place:
    return client.Place(user=box.user, password=box.secret, folder=box.folder)


def look(source: Source) -> Look:
    """Every fault of the server ends as an outcome, every mail as exactly one entry or more."""
    box = Mailbox.objects.filter(source=source).first()
    if box is None:
        return Look(outcome=PollOutcome.NOT_READABLE, detail=str(WHY[client.NoSuchFolder]))
    since = client.Marker(
        validity=int(source.learned.get("validity", 0)), uid=int(source.learned.get("uid", 0))
    )
    try:
        opened = client.look(place(box), since)
    except client.MailboxError as error:
        return Look(outcome=OUTCOMES[type(error)], detail=str(WHY[type(error)]))
    brought = _taken(box, source, opened)
    empty = not brought.found
    return Look(
        outcome=PollOutcome.NOTHING_NEW if empty else PollOutcome.NEW,
        detail=" ".join(brought.problems)[:500],
        brought=brought,
        wait=SOON if opened.more else None,
    )


def _taken(box: Mailbox, source: Source, opened: client.Opened) -> Brought:
    parts = [_mail(box, source, body) for body in opened.mails]
    said = Counter(words for part in parts for words in part.problems)
    if opened.too_large:
        said[
            _("%(count)s mails larger than 2 MB were left alone.") % {"count": opened.too_large}
        ] = 1
    if opened.renumbered:
        said[_("The server has numbered the folder anew; what is known is not taken twice.")] = 1
    if opened.broken:
        said[_("The connection broke; the rest comes with the next look.")] = 1
    return Brought(
        found=tuple(found for part in parts for found in part.found),
        rejected=sum(part.rejected for part in parts) + opened.too_large,
        problems=tuple(
            f"{words} ({times}×)" if times > 1 else words for words, times in said.items()
        ),
        learned={"validity": opened.marker.validity, "uid": opened.marker.uid},
    )


def _mail(box: Mailbox, source: Source, body: bytes) -> Brought:
    try:
        return newsletter.take(
            body,
            language=source.language,
            sender=box.sender,
            reader=box.user if "@" in box.user else "",
            home=source.outlet.domain,
            follows=box.follows_links,
        )
    except NotAMail:
        return Brought(rejected=1, problems=(_("A mail could not be read."),))
