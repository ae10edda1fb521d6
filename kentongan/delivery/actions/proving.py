from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.models import User
from kentongan.accounts.permissions import require
from kentongan.core import clocks
from kentongan.delivery import channels, gate, pictures, sending, tasks
from kentongan.delivery.enums import (
    AttemptOutcome,
    DeliveryState,
    DispatchState,
    Verb,
)
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import ChannelAccount, Delivery, Dispatch
from kentongan.delivery.permissions import OPERATORS
from kentongan.delivery.transitions import check


class NotWaitingForPerson(ValueError):
    """This delivery is not in a state in which a person has a word."""


@transaction.atomic
def prove(
    *,
    delivery: Delivery,
    link: str = "",
    photo: UploadedFile[bytes] | ContentFile[bytes] | None = None,
    by: User,
) -> Delivery:
    """A person has posted it: the link or a photo says so.

    Raises ValidationError without either or for a bad photo, NotWaitingForPerson,
    PermissionDenied.
    """
    row = _locked(delivery, by, DeliveryState.PREPARED)
    if not link and photo is None:
        raise ValidationError(_("Give the link of the post, or a photo of it."))
    if photo is not None:
        row.proof_photo = pictures.clean(photo)
    row.proof_link = link
    row.external_url = link
    _settle_as(row, DeliveryState.ACCEPTED, by)
    row.accepted_at = clocks.now()
    row.save()
    sending.note(row, AttemptOutcome.PROVED)
    return row


@transaction.atomic
def settle(*, delivery: Delivery, happened: bool, link: str = "", by: User | None) -> Delivery:
    """A person has looked: it is there, or it is surely not there and may be sent again.

    Where a correction or withdrawal has followed meanwhile, the old version is not sent again.
    Raises NotWaitingForPerson, PermissionDenied.
    """
    row = _locked(delivery, by, DeliveryState.UNCONFIRMED)
    now = clocks.now()
    if happened:
        _settle_as(row, DeliveryState.ACCEPTED, by)
        row.accepted_at = now
        row.proof_link = row.external_url = link or row.external_url
    elif gate.is_superseded(row):
        _settle_as(row, DeliveryState.CANCELLED, by)
    else:
        _settle_as(row, DeliveryState.WAITING, by)
        row.next_attempt_at = now
        tasks.send_due.defer()
    row.save()
    sending.note(row, AttemptOutcome.SETTLED, detail="there" if happened else "not there")
    return row


@transaction.atomic
def record_published(
    *,
    content: Content,
    account: ChannelAccount,
    url: str,
    external_id: str = "",
    verb: str | None = None,
) -> Delivery:
    """A page or feed entry of this version was fetched and seen. Repeating it changes nothing.

    `verb` by default: the first version is a publication, a later one a correction.
    """
    now = clocks.now()
    dispatch, _made = Dispatch.objects.get_or_create(
        content_key=content.key,
        content_version=content.version,
        account=account,
        verb=verb or _verb(content, account),
        defaults={
            "agency_id": content.agency_id,
            "audience": channels.get(account.channel).audience,
            "content": content.as_json(),
            "recipient": account.handle,
            "not_before": now,
            "created_at": now,
        },
    )
    if dispatch.state == DispatchState.SCHEDULED:
        dispatch.state = DispatchState.EXPANDED
        dispatch.save(update_fields=["state"])
    row, _made = Delivery.objects.get_or_create(
        content_key=content.key,
        content_version=content.version,
        account=account,
        recipient=account.handle,
        verb=dispatch.verb,
        defaults={
            "agency_id": content.agency_id,
            "dispatch": dispatch,
            "by_machine": False,
            "created_at": now,
        },
    )
    if row.state == DeliveryState.QUEUED:
        row.state = DeliveryState.DELIVERED
        row.accepted_at = row.delivered_at = now
        row.external_url, row.external_id = url, external_id
        row.save()
    return row


def _verb(content: Content, account: ChannelAccount) -> str:
    earlier = Dispatch.objects.filter(
        content_key=content.key, account=account, verb=Verb.PUBLISH
    ).exclude(state=DispatchState.CANCELLED)
    others = earlier.exclude(content_version=content.version)
    return Verb.EDIT if others.exists() else Verb.PUBLISH


def _locked(delivery: Delivery, by: User | None, state: DeliveryState) -> Delivery:
    row = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("account__agency", "dispatch")
        .get(pk=delivery.pk)
    )
    if by is not None:
        require(by, row.account.agency, *OPERATORS)
    if row.state != state:
        raise NotWaitingForPerson(row.get_state_display())
    return row


def _settle_as(row: Delivery, state: DeliveryState, by: User | None) -> None:
    check(row.state, state)
    row.state, row.lease = state, None
    row.person, row.person_at = by, clocks.now()
