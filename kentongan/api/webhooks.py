"""Where providers tell us things: verified, kept raw, answered at once, read by a job."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.delivery import actions
from kentongan.delivery.models import ChannelAccount

LARGEST = 256 * 1024  # bytes; a Telegram update is a few kilobytes
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name


def telegram_secret(account: ChannelAccount) -> str:
    """What Telegram repeats in every call: known to it and this installation only."""
    return salted_hmac("kentongan.telegram.webhook", account.token, algorithm="sha256").hexdigest()


@access.public
@csrf_exempt
@require_POST
def telegram(request: HttpRequest, token: str) -> HttpResponse:
    """One update of a bot. Sent twice it is kept once; a wrong secret is refused."""
    account = get_object_or_404(ChannelAccount, token=token, channel="telegram", active=True)
    given = request.headers.get(SECRET_HEADER, "")
    if not constant_time_compare(given, telegram_secret(account)):
        return HttpResponseForbidden()
    update = _read(request)
    if update is None:
        return HttpResponseBadRequest()
    actions.receive_event(account=account, provider_id=str(update["update_id"]), raw=update)
    return HttpResponse()


def _read(request: HttpRequest) -> dict[str, Any] | None:
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return None
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and "update_id" in update else None
