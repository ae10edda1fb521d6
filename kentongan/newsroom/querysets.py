"""Readings of the newsroom's records."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import models
from wagtail.models import PageQuerySet

from kentongan.accounts.querysets import AgencyOwnedQuerySet
from kentongan.core import clocks

from .enums import AgendaState, EmergencyOutcome

if TYPE_CHECKING:
    from .models import (  # noqa: F401  # named in strings
        AgendaEvent,
        Approval,
        EmergencyTemplate,
        EmergencyUse,
    )


class GuardedQuerySet(PageQuerySet):
    def visible_to(self, user: Any) -> Any:
        agencies = AgencyOwnedQuerySet.visible_to
        return agencies(self, user)

    def never_published(self) -> Any:
        """Drafts that the public has not read yet, newest first."""
        return self.filter(first_published_at__isnull=True).order_by("-pk")

    def published(self) -> Any:
        return self.live().public().order_by("-first_published_at", "-pk")


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def waiting(self) -> Any:
        """Approved, and not public yet."""
        return self.filter(published_at__isnull=True, set_aside_at__isnull=True)

    def due(self, at: datetime | None = None) -> Any:
        """Waiting, and their time has come; oldest first."""
        return (
            self.waiting().filter(publish_at__lte=at or clocks.now()).order_by("publish_at", "pk")
        )


class CorrectionQuerySet(AgencyOwnedQuerySet[Any]):
    def listed(self) -> Any:
        return self.select_related("page", "agency").order_by("-at", "-pk")


class EmergencyTemplateQuerySet(AgencyOwnedQuerySet["EmergencyTemplate"]):
    def ready(self) -> Any:
        """Those that may be used at once."""
        return self.filter(approved_at__isnull=False)


class EmergencyUseQuerySet(AgencyOwnedQuerySet["EmergencyUse"]):
    def unconfirmed(self) -> Any:
        return self.filter(outcome=EmergencyOutcome.OPEN).order_by("confirm_by")

    def overdue(self, at: datetime | None = None) -> Any:
        return self.unconfirmed().filter(confirm_by__lt=at or clocks.now())

    def in_force(self, at: datetime | None = None) -> Any:
        """Notices that stand over every public page now."""
        at = at or clocks.now()
        valid = models.Q(page__valid_until__isnull=True) | models.Q(page__valid_until__gt=at)
        return self.filter(valid, page__live=True).order_by("-issued_at")


class AgendaQuerySet(AgencyOwnedQuerySet["AgendaEvent"]):
    def on_day(self, day: Any, zone: str) -> Any:
        """Events that begin on a day of the zone's calendar, cancelled ones left out."""
        start = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
        inside = self.filter(starts_at__gte=start, starts_at__lt=start + timedelta(days=1))
        return inside.exclude(state=AgendaState.CANCELLED).order_by("starts_at", "pk")

    def open_to_public(self) -> Any:
        return self.filter(is_public=True).exclude(state=AgendaState.CANCELLED)


def late_or_open(uses: Any) -> Any:
    """Each use with `is_late`: checked after its time, or not yet and the time has passed."""
    late = models.Q(settled_at__gt=models.F("confirm_by")) | models.Q(
        outcome=EmergencyOutcome.OPEN, confirm_by__lt=clocks.now()
    )
    return uses.annotate(
        is_late=models.Case(
            models.When(late, then=True), default=False, output_field=models.BooleanField()
        )
    )
