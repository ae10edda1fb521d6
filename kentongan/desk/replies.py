"""Ready-made answers, filled in with what is known of the case."""

from functools import cache
from typing import Any

from django.conf import settings

from kentongan.core import packs

from .models import CitizenCase


def replies(case: CitizenCase, officer: Any) -> list[dict[str, str]]:
    """Title and text of each reply that fits the kind of case: texts to change before sending."""
    values = {
        "nomor": case.read_number,
        "nama": case.name,
        "pokok": case.subject,
        "petugas": officer.name,
        "instansi": case.agency.name,
        "alamat_status": f"{settings.KENTONGAN_PUBLIC_URL}/status/",
        "telepon_layanan": case.agency.phone,
    }
    return [
        {"title": item["title"], "text": packs.fill(item["text"], values).strip()}
        for item in _shipped()
        if case.kind in item["kinds"]
    ]


@cache
def _shipped() -> list[dict[str, Any]]:
    return packs.load("kentongan.desk", "replies")
