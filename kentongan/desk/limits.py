"""How often one address may knock: counters in the shared cache, so they hold for every process."""

from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 15 * 60  # seconds
KNOCKS = {"open": 10, "status": 10}


def too_many(request: HttpRequest, what: str) -> bool:
    """Count this knock; True when the address has used up its share of the window."""
    key = f"desk:{what}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, WINDOW)
    return cache.incr(key) > KNOCKS[what]
