"""What every public page shows: whose site it is, and whether it is only a sample."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kentongan.accounts.models import Agency

from .progress import loaded


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_demo": settings.KENTONGAN_DEMO,
        "demo_percent": SimpleLazyObject(loaded),
        "office": SimpleLazyObject(_office),
    }


def _office() -> Agency | None:
    """The agency that runs this installation: the first one without a parent."""
    return Agency.objects.filter(parent=None, active=True).order_by("pk").first()
