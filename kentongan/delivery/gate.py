"""Asked for every row just before it leaves: may this still go out?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.core.models import Rule

from . import channels, elections
from .enums import (
    DeliveryState,
    DispatchState,
    Purpose,
    SubscriberState,
    Verb,
)
from .models import Delivery, Dispatch, Hold, Suppression

MAX_AGE = timedelta(hours=72)  # older news is no news
CONFIRMATION_MAX_AGE = timedelta(hours=48)
HOLD_RECHECK = timedelta(minutes=5)
ORIGINAL_RECHECK = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Where the row goes: SUBMITTING, CANCELLED, EXPIRED, PREPARED, or later at `at`."""

    state: DeliveryState
    reason: str = ""
    at: datetime | None = None


GO = Ruling(state=DeliveryState.SUBMITTING)


def rule(delivery: Delivery, at: datetime) -> Ruling:
    """The first objection, or GO. The row comes with dispatch, account, agency, subscriber."""
    for objection in (
        _cancelled,
        _age,
        _embargo,
        _consent,
        _suppressed,
        _election,
        _held,
        _original,
    ):
        found = objection(delivery, at)
        if found is not None:
            return found
    return GO


def is_superseded(delivery: Delivery) -> bool:
    """Whether a later correction or withdrawal has taken this one's place."""
    return (
        Dispatch.objects.filter(
            content_key=delivery.content_key,
            account_id=delivery.account_id,
            pk__gt=delivery.dispatch_id,
        )
        .exclude(state=DispatchState.CANCELLED)
        .exclude(verb=Verb.PUBLISH)
        .exists()
    )


def oldest_start(purpose: str) -> timedelta:
    return CONFIRMATION_MAX_AGE if purpose == Purpose.CONFIRMATION else MAX_AGE


def _cancelled(delivery: Delivery, at: datetime) -> Ruling | None:
    account = delivery.account
    if not (account.official and account.active):
        return _cancel(_("The account is not in use or not registered as official."))
    if delivery.dispatch.state == DispatchState.CANCELLED:
        return _cancel(delivery.dispatch.cancelled_why)
    if delivery.verb != Verb.WITHDRAW and is_superseded(delivery):
        return _cancel(_("A newer version has taken its place."))
    return None


def _age(delivery: Delivery, at: datetime) -> Ruling | None:
    start = max(delivery.created_at, delivery.dispatch.not_before)
    if at - start > oldest_start(delivery.dispatch.purpose):
        return Ruling(state=DeliveryState.EXPIRED, reason=_("It was too old to send."))
    return None


def _embargo(delivery: Delivery, at: datetime) -> Ruling | None:
    not_before = delivery.dispatch.not_before
    return _later(not_before, _("Under embargo.")) if not_before > at else None


def _consent(delivery: Delivery, at: datetime) -> Ruling | None:
    subscriber, dispatch = delivery.subscriber, delivery.dispatch
    channel = channels.get(delivery.account.channel)
    if subscriber is None:
        needs_one = not dispatch.address and dispatch.audience != channel.audience
        wants_one = dispatch.audience == "subscribers"
        return _cancel(_("The address was erased.")) if needs_one or wants_one else None
    if dispatch.purpose == Purpose.CONFIRMATION:
        open_until = subscriber.confirm_until
        asked = subscriber.state == SubscriberState.PENDING and open_until and open_until > at
        return None if asked else _cancel(_("The confirmation is no longer asked for."))
    if subscriber.state != SubscriberState.CONFIRMED:
        return _cancel(_("The person does not want this news any more."))
    return None


def _suppressed(delivery: Delivery, at: datetime) -> Ruling | None:
    if delivery.dispatch.purpose == Purpose.CONFIRMATION or not delivery.recipient:
        return None
    found = Suppression.objects.filter(
        agency_id=delivery.agency_id,
        channel=delivery.account.channel,
        address_hash=delivery.recipient,
    ).first()
    return _cancel(found.get_reason_display()) if found else None


def _election(delivery: Delivery, at: datetime) -> Ruling | None:
    lock = locked_by(delivery, at)
    if lock is None:
        return None
    again = at + HOLD_RECHECK
    return _later(
        min(elections.ends(lock, delivery.account.agency.zone) or again, again), words_of(lock)
    )


def locked_by(delivery: Delivery, at: datetime) -> Rule | None:
    """News waits while elections are on; emergencies, corrections and replies do not (R11)."""
    is_news = delivery.dispatch.purpose == Purpose.NEWS and delivery.verb == Verb.PUBLISH
    if delivery.urgent or not is_news:
        return None
    return elections.lock(delivery.account.agency, at)


def words_of(lock: Rule) -> str:
    """Why nothing leaves, until when, and by which law."""
    why = _("Election lock: only emergency notices and corrections go out")
    until = lock.valid_to and date_format(lock.valid_to, "j F Y")
    told = _("%(why)s until %(day)s") % {"why": why, "day": until} if until else why
    return f"{told} ({lock.legal_basis})." if lock.legal_basis else f"{told}."


def _held(delivery: Delivery, at: datetime) -> Ruling | None:
    if delivery.urgent or delivery.dispatch.purpose != Purpose.NEWS:
        return None
    hold = Hold.objects.over(delivery.account.agency, at).first()
    if hold is None:
        return None
    return _later(min(hold.valid_to or at + HOLD_RECHECK, at + HOLD_RECHECK), _("On hold."))


def _original(delivery: Delivery, at: datetime) -> Ruling | None:
    """An edit in place needs the channel's number of the post it is about."""
    original = delivery.follows
    channel = channels.get(delivery.account.channel)
    if original is None or not channel.edits_in_place or original.external_id:
        return None
    if original.state == DeliveryState.SUBMITTING:
        return _later(at + ORIGINAL_RECHECK, _("The first version is being sent."))
    return Ruling(
        state=DeliveryState.PREPARED,
        reason=_("We do not know the post's number: look for it and change it by hand."),
    )


def _cancel(reason: str) -> Ruling:
    return Ruling(state=DeliveryState.CANCELLED, reason=reason)


def _later(at: datetime, reason: str) -> Ruling:
    return Ruling(state=DeliveryState.WAITING, reason=reason, at=at)
