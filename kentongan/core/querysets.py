from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from .models import Holiday, Rule  # noqa: F401


class RuleQuerySet(QuerySet["Rule"]):
    def valid_on(self, day: date) -> RuleQuerySet:
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day
        ).order_by("rule_id", "-valid_from")


class HolidayQuerySet(QuerySet["Holiday"]):
    def for_zone(self, zone: str) -> HolidayQuerySet:
        return self.filter(zone__in=["", zone])
