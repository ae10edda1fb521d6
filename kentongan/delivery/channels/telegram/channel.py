"""Telegram's Bot API. It has no idempotency key and cannot be asked what was posted."""

import json
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kentongan.delivery.channels.base import Channel, SetupGuide, Step, cut
from kentongan.delivery.enums import Verb
from kentongan.delivery.envelopes import AccountRef, Envelope, Receipt
from kentongan.delivery.errors import OutcomeUnknown, PermanentFailure, TemporaryFailure
from kentongan.delivery.outgoing import fetcher
from kentongan.engine.fetch import FetchError, Limits, Response

LIMITS = Limits(body_bytes=1024 * 1024, total_seconds=15.0, connect_seconds=5.0, read_seconds=12.0)
TOKEN_LOST = frozenset({401, 404})  # Telegram answers 404 for a token of no bot
BLOCKED = 403
TOO_MANY = 429
SERVER_ERROR = 500
NOT_MODIFIED = "message is not modified"
ALREADY_GONE = "message to delete not found"


class TelegramChannel(Channel):
    slug = "telegram"
    label = _("Telegram channel")
    max_length = 4096
    supports_edit = True
    supports_withdraw = True
    edits_in_place = True
    evidence = _("Telegram took the message and gave it a number. Who read it is not known.")
    guide = SetupGuide(
        steps=(
            Step(
                title=_("A bot"),
                text=_("Open @BotFather in Telegram, send /newbot, and paste the token here."),
                done=lambda account: bool(account.secret),
            ),
            Step(
                title=_("The channel"),
                text=_("Make the bot an administrator of the channel, and enter its @name."),
                done=lambda account: bool(account.handle),
            ),
        ),
        asks=("secret", "handle"),
    )

    def _send(self, envelope: Envelope) -> Receipt:
        if not envelope.account.secret:
            raise TemporaryFailure(gettext("There is no token yet."), account_stopped=True)
        if envelope.verb == Verb.WITHDRAW:
            return self._withdraw(envelope)
        if envelope.verb == Verb.EDIT:
            return self._edit(envelope)
        chat = envelope.recipient.address
        result = _call(
            envelope.account,
            "sendMessage",
            {"chat_id": chat, "text": cut(self.text(envelope.content), self.max_length)},
        )
        number = str(result.get("message_id", ""))
        return Receipt(external_id=number, external_url=_address(chat, number))

    def _edit(self, envelope: Envelope) -> Receipt:
        chat, number = envelope.recipient.address, envelope.original_id
        text = cut(self.text(envelope.content), self.max_length)
        _call(
            envelope.account,
            "editMessageText",
            {"chat_id": chat, "message_id": int(number), "text": text},
            harmless=NOT_MODIFIED,
        )
        return Receipt(external_id=number, external_url=_address(chat, number))

    def _withdraw(self, envelope: Envelope) -> Receipt:
        chat, number = envelope.recipient.address, envelope.original_id
        _call(
            envelope.account,
            "deleteMessage",
            {"chat_id": chat, "message_id": int(number)},
            harmless=ALREADY_GONE,
        )
        return Receipt(external_id=number)


def check_bot(account: AccountRef) -> str:
    """The bot's own name. Raises the three errors."""
    return str(_call(account, "getMe", {}).get("username", ""))


def set_webhook(account: AccountRef, *, url: str, secret: str) -> None:
    _call(
        account,
        "setWebhook",
        {"url": url, "secret_token": secret, "allowed_updates": ["message"], "max_connections": 4},
    )


def _call(
    account: AccountRef, method: str, payload: dict[str, Any], *, harmless: str = ""
) -> dict[str, Any]:
    url = f"{settings.KENTONGAN_TELEGRAM_API}/bot{account.secret}/{method}"
    try:
        response = fetcher().post(url, json=payload, limits=LIMITS)
    except FetchError as error:
        # The address holds the token: only the kind of error may be written down.
        detail = f"{method}: {type(error).__name__}"
        if error.sent:
            raise OutcomeUnknown(detail) from None
        raise TemporaryFailure(detail, retry_after=60) from None
    return _read(response, method, harmless)


def _read(response: Response, method: str, harmless: str) -> dict[str, Any]:
    answer = _json(response)
    if response.ok and answer.get("ok"):
        result = answer.get("result")
        return result if isinstance(result, dict) else {}
    description = str(answer.get("description", ""))[:200]
    detail = f"{method}: {response.status} {description}"
    if harmless and harmless in description:
        return {}
    if response.status == TOO_MANY:
        seconds = answer.get("parameters", {}).get("retry_after", 30)
        raise TemporaryFailure(detail, retry_after=float(seconds))
    if response.status in TOKEN_LOST:
        raise TemporaryFailure(detail, account_stopped=True)
    if response.status == BLOCKED:
        raise PermanentFailure(detail, stop_contact=True)
    if response.status >= SERVER_ERROR or response.ok:
        raise OutcomeUnknown(detail)
    raise PermanentFailure(detail)


def _json(response: Response) -> dict[str, Any]:
    try:
        answer = json.loads(response.body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _address(chat: str, number: str) -> str:
    """Public channels have an address for every post; private chats do not."""
    return f"https://t.me/{chat[1:]}/{number}" if chat.startswith("@") and number else ""
