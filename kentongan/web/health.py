"""Two questions of a machine: does the process answer, and can it do its work."""

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from kentongan.accounts import access
from kentongan.core import queue, schema

LONGEST_WAIT = 600.0  # seconds a job may be due without being taken


@access.public
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """`{"ok": true}` as long as the process answers; asks no database."""
    return JsonResponse({"ok": True})


@access.public
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """`{"ok": …, "database": …, "migrations": …, "queue": …}`; status 503 unless all are "ok".

    Names what is wrong in one word and nothing more: anybody may ask.
    """
    answers = {"database": "unreachable", "migrations": "unknown", "queue": "unknown"}
    try:
        answers["migrations"] = _migrations()
        answers["database"] = "ok"
        answers["queue"] = _queue()
    except Error:
        pass  # what is not known stays so
    ready = set(answers.values()) == {"ok"}
    return JsonResponse({"ok": ready, **answers}, status=200 if ready else 503)


def _migrations() -> str:
    gap = schema.gap()
    if gap.unknown:
        return "newer"
    return "missing" if gap.missing else "ok"


def _queue() -> str:
    return "late" if queue.state().oldest_seconds > LONGEST_WAIT else "ok"
