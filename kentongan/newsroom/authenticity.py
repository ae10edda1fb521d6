"""Whether a release that somebody holds in hand is ours; an embargoed one is not told."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices

from .models import ReleaseNumber, ReleasePage, Withdrawal


class Finding(TextChoices):
    GENUINE = "genuine"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    finding: Finding
    number: str
    page: ReleasePage | None = None
    withdrawal: Withdrawal | None = None


def look_up(number: str) -> Answer:
    """By number; spaces and capitals do not matter."""
    number = re.sub(r"\s+", "", number).upper()
    row = ReleaseNumber.objects.filter(number=number).first()
    page = ReleasePage.objects.filter(pk=row.page_id).first() if row else None
    if page is None or page.first_published_at is None:
        return Answer(finding=Finding.UNKNOWN, number=number)
    if page.withdrawal:
        return Answer(
            finding=Finding.WITHDRAWN, number=number, page=page, withdrawal=page.withdrawal
        )
    if not page.live:
        return Answer(finding=Finding.UNKNOWN, number=number)
    finding = Finding.CORRECTED if page.corrections else Finding.GENUINE
    return Answer(finding=finding, number=number, page=page)
