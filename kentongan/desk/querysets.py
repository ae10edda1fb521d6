from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, QuerySet, Value, When

from kentongan.accounts.querysets import AgencyOwnedQuerySet

from .enums import OPEN

if TYPE_CHECKING:
    from .models import CallBack, CitizenCase  # noqa: F401  # named in strings


class CaseQuerySet(AgencyOwnedQuerySet["CitizenCase"]):
    def open(self) -> CaseQuerySet:
        return self.filter(status__in=OPEN)

    def overdue(self, at: datetime) -> CaseQuerySet:
        return self.open().filter(due_at__lt=at)

    def by_urgency(self) -> CaseQuerySet:
        """Open ones first, the nearest deadline on top."""
        first = Case(When(status__in=OPEN, then=Value(0)), default=Value(1))
        return self.annotate(_closed=first).order_by("_closed", F("due_at").asc(nulls_last=True))


class CallBackQuerySet(QuerySet["CallBack"]):
    def waiting(self) -> CallBackQuerySet:
        return self.filter(done_at=None).order_by("wanted_at")

    def visible_to(self, user: Any) -> CallBackQuerySet:
        cases: Any = self.model._meta.get_field("case").related_model
        return self.filter(case__in=cases._default_manager.visible_to(user))
