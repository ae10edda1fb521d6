"""The emergency banner of every public page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import EmergencyUse

SHOWN = 3


def emergency(request: HttpRequest) -> dict[str, Any]:
    """`emergency_notices`: those in force now, newest first; read only where a page shows them."""
    return {"emergency_notices": SimpleLazyObject(_in_force)}


def _in_force() -> list[EmergencyUse]:
    return list(EmergencyUse.objects.in_force().select_related("page")[:SHOWN])
