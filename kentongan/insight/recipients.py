"""An edition to the people it is for, through the outbox: the same key goes to each only once."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kentongan.delivery import actions as delivery
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import ChannelAccount

from . import briefs
from .enums import EditionKind
from .models import Brief, Clipping, EditionRecipient

CHANNELS = ("email", "telegram")
LISTED = 30  # titles in the text of a clipping


def tell_recipients(brief: Brief) -> int:
    """Send an advised brief to everybody registered for its edition; returns how many."""
    page = reverse("insight:brief", args=[brief.pk])
    text = "\n".join([briefs.whatsapp(brief), "", settings.KENTONGAN_PUBLIC_URL + page])
    rows = EditionRecipient.objects.filter(
        edition__agency=brief.agency_id, edition__kind=EditionKind.BRIEF,
        edition__period=brief.period, edition__active=True,
    )  # fmt: skip
    return _send(rows, brief.agency_id, f"brief:{brief.pk}", _named(brief), text)


def send_clipping(clipping: Clipping, recipients: Iterable[EditionRecipient]) -> int:
    items = clipping.items.filter(chosen=True).select_related("article__outlet")
    lines = [f"{number}. {each.article}" for number, each in enumerate(items[:LISTED], start=1)]
    page = settings.KENTONGAN_PUBLIC_URL + reverse("insight:clipping", args=[clipping.pk])
    text = "\n".join([clipping.title, "", *(lines or [_("No article in this period.")]), "", page])
    return _send(recipients, clipping.agency_id, f"clipping:{clipping.pk}", clipping.title, text)


def _send(
    recipients: Iterable[EditionRecipient], agency: int, key: str, title: str, text: str
) -> int:
    """What has no connected account stays untold; the page of editions says so."""
    accounts = {
        row.channel: row
        for row in ChannelAccount.objects.filter(
            agency=agency, channel__in=CHANNELS, active=True, official=True
        ).order_by("-pk")
    }
    sent = 0
    for each in recipients:
        if (account := accounts.get(each.channel)) is None:
            continue
        content = Content(
            key=key,
            version="1",
            agency_id=agency,
            title=title,
            text=text,
            variants={each.channel: text},
        )
        delivery.notify(account=account, address=each.address, content=content)
        sent += 1
    return sent


def _named(brief: Brief) -> str:
    return str(brief).capitalize()
