from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.models import User
from kentongan.accounts.permissions import require
from kentongan.core import clocks
from kentongan.delivery import channels, expansion, tasks
from kentongan.delivery.enums import (
    PERHAPS_THERE,
    UNSENT,
    Audience,
    DeliveryState,
    DispatchState,
    Purpose,
    Verb,
)
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import ChannelAccount, Delivery, Dispatch
from kentongan.delivery.permissions import ANSWERERS, TELLERS
from kentongan.delivery.recipients import hash_address


class NotOfficial(PermissionError):
    """Nothing is sent from an account that is not registered as official (R7)."""


class AlreadyCancelled(ValueError):
    """This dispatch was cancelled before."""


@transaction.atomic
def dispatch(
    *,
    content: Content,
    accounts: Iterable[ChannelAccount],
    verb: str = Verb.PUBLISH,
    not_before: datetime | None = None,
    by: User | None,
) -> list[Dispatch]:
    """Write the outbox rows of a content and their jobs, in the caller's transaction.

    Repeating it changes nothing. An account that already has this content, in any version,
    keeps its one post (R7): its earlier dispatch is returned, and changes go by `follow`.
    Raises NotOfficial, PermissionDenied.
    """
    at = max(not_before or clocks.now(), clocks.now())
    made = []
    for account in accounts:
        _check(account, by)
        made.append(_earlier(content, account, verb) or _write(content, account, verb, at, by))
    return made


@transaction.atomic
def follow(*, content: Content, verb: str, by: User | None) -> list[Dispatch]:
    """Take a correction or a withdrawal to every account that got the content.

    What has not left yet is cancelled, and for a correction sent in the new version instead.
    Channels that cannot change a post get a task for a person. Repeating it changes nothing.
    """
    made: list[Dispatch] = []
    for account, earlier in _accounts_with(content.key):
        _check(account, by)
        dropped, not_before = _drop_unsent(content, account, by)
        if _may_be_there(content.key, account):
            made.append(_write(content, account, verb, clocks.now(), by, follows=earlier))
        if dropped and verb == Verb.EDIT:
            made.append(_write(content, account, Verb.PUBLISH, not_before, by))
    return made


@transaction.atomic
def cancel(*, dispatch: Dispatch, by: User | None, why: str) -> int:
    """Stop what has not left yet; returns how many rows. What is on its way stays as it is."""
    dispatch = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch.pk)
    if by is not None:
        require(by, dispatch.agency, *TELLERS)
    if dispatch.state == DispatchState.CANCELLED:
        raise AlreadyCancelled
    return _cancel(dispatch, by, why)


@transaction.atomic
def reply(
    *, account: ChannelAccount, reply_ref: str, text: str, by: User | None, title: str = ""
) -> Delivery:
    """Answer one person; returns the row that shows what becomes of it.

    `title` is the subject where the channel has one.
    """
    if by is not None:
        require(by, account.agency, *ANSWERERS)
    _check(account, None)
    content = Content(
        key=f"reply:{uuid4()}",
        version="1",
        agency_id=account.agency_id,
        title=title,
        text=text,
        variants={account.channel: text},
    )
    row = Dispatch.objects.create(
        **_fields(content, account, Verb.PUBLISH, clocks.now(), by),
        purpose=Purpose.REPLY,
        audience=Audience.ONE,
        address=reply_ref,
        recipient=hash_address(account.channel, reply_ref),
    )
    expansion.expand(row.pk)
    tasks.send_due.defer()
    return Delivery.objects.get(dispatch=row)


@transaction.atomic
def notify(*, account: ChannelAccount, address: str, content: Content) -> Dispatch:
    """Tell one colleague or the office's own chat; the same content key and address only once.

    It passes holds and election locks, for it is no news; the caller says who is to be told.
    Raises NotOfficial.
    """
    _check(account, None)
    recipient = hash_address(account.channel, address)
    row, made = Dispatch.objects.get_or_create(
        content_key=content.key,
        content_version=recipient,
        account=account,
        verb=Verb.PUBLISH,
        defaults=_fields(content, account, Verb.PUBLISH, clocks.now(), None)
        | {
            "purpose": Purpose.NOTICE,
            "audience": Audience.ONE,
            "address": address,
            "recipient": recipient,
            "content_version": recipient,
        },
    )
    if made:
        tasks.defer_expansion(dispatch_id=row.pk, at=clocks.now())
    return row


def _check(account: ChannelAccount, by: User | None) -> None:
    if not (account.official and account.active):
        raise NotOfficial(
            _("%(account)s is not in use or not registered as official.")
            % {"account": account.name}
        )
    if by is not None:
        require(by, account.agency, *TELLERS)


def _earlier(content: Content, account: ChannelAccount, verb: str) -> Dispatch | None:
    """The same dispatch, or for a publication one of another version that still counts."""
    rows = Dispatch.objects.filter(content_key=content.key, account=account, verb=verb)
    same = rows.filter(content_version=content.version).first()
    if same is not None or verb != Verb.PUBLISH:
        return same
    for row in rows.exclude(state=DispatchState.CANCELLED).order_by("pk"):
        states = set(row.deliveries.values_list("state", flat=True))
        if not states or states & (PERHAPS_THERE | UNSENT):
            return row
    return None


def _write(
    content: Content,
    account: ChannelAccount,
    verb: str,
    at: datetime,
    by: User | None,
    *,
    follows: Dispatch | None = None,
) -> Dispatch:
    audience = channels.get(account.channel).audience
    handle = account.handle if audience == Audience.PUBLIC else ""
    row, made = Dispatch.objects.get_or_create(
        content_key=content.key,
        content_version=content.version,
        account=account,
        verb=verb,
        defaults=_fields(content, account, verb, at, by)
        | {"audience": audience, "recipient": handle, "follows": follows},
    )
    if made:
        tasks.defer_expansion(dispatch_id=row.pk, at=at)
    return row


def _fields(
    content: Content, account: ChannelAccount, verb: str, at: datetime, by: User | None
) -> dict[str, object]:
    return {
        "agency_id": content.agency_id,
        "account": account,
        "content_key": content.key,
        "content_version": content.version,
        "verb": verb,
        "content": content.as_json(),
        "not_before": at,
        "created_at": clocks.now(),
        "created_by": by,
    }


def _accounts_with(key: str) -> list[tuple[ChannelAccount, Dispatch]]:
    """Accounts to which this content was published, with the first dispatch of each."""
    rows = (
        Dispatch.objects.filter(content_key=key, verb=Verb.PUBLISH)
        .exclude(state=DispatchState.CANCELLED)
        .exclude(account__channel__in=channels.recorded())
        .select_related("account__agency")
        .select_for_update(of=("self",))
        .order_by("-pk")
    )
    return list({row.account_id: (row.account, row) for row in rows}.values())


def _may_be_there(key: str, account: ChannelAccount) -> bool:
    return Delivery.objects.filter(
        content_key=key, account=account, verb=Verb.PUBLISH, state__in=PERHAPS_THERE
    ).exists()


def _drop_unsent(
    content: Content, account: ChannelAccount, by: User | None
) -> tuple[bool, datetime]:
    """Cancel older versions that have not left; whether there were any, and when they were due."""
    dropped, not_before = False, clocks.now()
    older = Dispatch.objects.filter(content_key=content.key, account=account).exclude(
        content_version=content.version
    )
    for row in older.exclude(state=DispatchState.CANCELLED).select_for_update(of=("self",)):
        waiting = row.state == DispatchState.SCHEDULED
        cancelled = _cancel(row, by, _("A newer version has taken its place."), keep=not waiting)
        if row.verb == Verb.PUBLISH and (waiting or cancelled):
            dropped, not_before = True, max(not_before, row.not_before)
    return dropped, not_before


def _cancel(row: Dispatch, by: User | None, why: str, *, keep: bool = False) -> int:
    """With `keep` the dispatch itself stays on record as carried out for those who got it."""
    if not keep:
        row.state = DispatchState.CANCELLED
        row.cancelled_by, row.cancelled_why = by, why[:300]
        row.save(update_fields=["state", "cancelled_by", "cancelled_why"])
    return row.deliveries.filter(state__in=UNSENT).update(
        state=DeliveryState.CANCELLED, reason=why[:500]
    )
