from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from kentongan.accounts.querysets import AgencyOwnedQuerySet

from .enums import WAITING

if TYPE_CHECKING:
    from .models import Claim, FactCheck  # noqa: F401  # named in strings


class ClaimQuerySet(AgencyOwnedQuerySet["Claim"]):
    def waiting(self) -> ClaimQuerySet:
        return self.filter(status__in=WAITING)

    def by_urgency(self) -> ClaimQuerySet:
        return self.order_by("-score", "first_seen_at", "pk")

    def with_sightings(self) -> ClaimQuerySet:
        return self.annotate(sighting_count=Count("sightings", distinct=True))


class FactCheckQuerySet(QuerySet["FactCheck"]):
    def newest_first(self) -> FactCheckQuerySet:
        return self.order_by("-published_at", "-pk")
