"""The one-time link: printed where the program is started, so that nobody else begins an office."""

import hmac
import secrets
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kentongan.accounts.models import Agency
from kentongan.web.models import FirstRun

SESSION = "first_run"


def is_needed() -> bool:
    """Whether this home has no office yet, or its first run was broken off."""
    if settings.KENTONGAN_DEMO:
        return False
    run = FirstRun.objects.first()
    return not Agency.objects.exists() if run is None else run.finished_at is None


def new_link() -> str:
    """A fresh link; the ones printed before, and the browsers they opened, are void."""
    token = secrets.token_urlsafe(32)
    FirstRun.objects.update_or_create(only=True, defaults={"token_hash": _hash(token)})
    return settings.KENTONGAN_PUBLIC_URL + reverse("setup:open", args=[token])


def accept(request: HttpRequest, token: str) -> bool:
    """Remember in the session that this browser came by the link that holds now."""
    run = FirstRun.objects.filter(finished_at=None).first()
    if run is None or not hmac.compare_digest(run.token_hash, _hash(token)):
        return False
    request.session.cycle_key()
    request.session[SESSION] = run.token_hash
    return True


def run_of(request: HttpRequest) -> FirstRun | None:
    """The unfinished first run that this browser may go on with."""
    run = FirstRun.objects.filter(finished_at=None).first()
    held = request.session.get(SESSION, "")
    return run if run is not None and hmac.compare_digest(run.token_hash, held) else None


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
