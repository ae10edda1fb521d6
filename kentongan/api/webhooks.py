"""Where providers tell us things: verified, kept raw, answered at once, read by a job."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.delivery import actions
from kentongan.delivery.models import ChannelAccount
from kentongan.delivery.webhooks import is_genuine, secret_of

LARGEST = 256 * 1024  # bytes; a Telegram update is a few kilobytes
telegram_secret = secret_of
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name


@access.public
@csrf_exempt
@require_POST
def telegram(request: HttpRequest, token: str) -> HttpResponse:
    """One update of a bot. Sent twice it is kept once; a wrong secret is refused."""
    accounts = ChannelAccount.objects.usable().filter(channel="telegram")
    account = get_object_or_404(accounts, token=token)
    given = request.headers.get(SECRET_HEADER, "")
    if not is_genuine(account, given):
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
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        return None
    # PostgreSQL's jsonb takes no NUL character, and no message needs one.
    cleaned: dict[str, Any] = json.loads(json.dumps(update).replace("\\u0000", ""))
    return cleaned
