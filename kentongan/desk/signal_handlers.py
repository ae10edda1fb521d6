"""What reaches the desk without its asking: chat messages, and a changed calendar."""

from datetime import datetime
from typing import Any

from kentongan.core.signals import calendar_changed
from kentongan.delivery.models import ChannelAccount
from kentongan.delivery.signals import message_received

from . import actions, tasks
from .enums import OPEN, CaseKind, Door, ReplyBy
from .models import CaseMessage, CitizenCase


def connect() -> None:
    message_received.connect(take_message, dispatch_uid="desk.take_message")
    calendar_changed.connect(_count_again, dispatch_uid="desk.count_again")


def take_message(
    *,
    account: ChannelAccount,
    external_id: str,
    sender_ref: str,
    sender_name: str,
    text: str,
    at: datetime,
    reply_ref: str,
    **_signal: Any,
) -> None:
    """A chat message joins its sender's open case, or opens one; told twice, it is kept once."""
    once = f"{account.channel}:{account.pk}:{external_id}"
    if CaseMessage.objects.filter(external_id=once).exists():
        return
    case = (
        CitizenCase.objects.filter(
            agency=account.agency, chat_ref=reply_ref, chat_account_id=account.pk, status__in=OPEN
        )
        .order_by("-received_at")
        .first()
    )
    if case is not None:
        actions.add_message(case=case, text=text, external_id=once)
        return
    actions.open_case(
        agency=account.agency,
        kind=CaseKind.QUESTION,
        door=Door.CHAT,
        text=text,
        received_at=at,
        reply_by=ReplyBy.CHAT,
        name=sender_name,
        chat=account,
        chat_ref=reply_ref,
        external_id=once,
    )


def _count_again(**_signal: Any) -> None:
    tasks.recalculate_deadlines.defer()
