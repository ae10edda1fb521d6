"""How often one sender may press a public button, kept in the shared cache."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

HOUR = 3600


def allows(request: HttpRequest, what: str, *, per_hour: int) -> bool:
    """Count one more try of this address; False when there were too many in an hour."""
    return _count(what, request.META.get("REMOTE_ADDR", "")) <= per_hour


def _count(what: str, who: str) -> int:
    key = f"limit:{what}:{hashlib.sha256(who.encode()).hexdigest()[:24]}"
    if cache.add(key, 1, timeout=HOUR):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two calls
        return 1
