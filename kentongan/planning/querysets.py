from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchVector
from django.db.models import F

from kentongan.accounts.querysets import AgencyOwnedQuerySet

from .enums import OPEN

if TYPE_CHECKING:
    from kentongan.accounts.models import Agency

    from .models import Fact, Issue  # noqa: F401  # named in strings


class IssueQuerySet(AgencyOwnedQuerySet["Issue"]):
    def open(self) -> IssueQuerySet:
        return self.filter(status__in=OPEN)

    def by_priority(self) -> IssueQuerySet:
        return self.order_by(F("impact") * F("likelihood") * -1, "-opened_at", "pk")

    def decided_about(self, stories: Sequence[int], agency: Agency) -> dict[int, datetime]:
        """When the agency closed its issue of each of these stories with a decision."""
        rows = self.filter(agency=agency, story__in=stories, closed_at__isnull=False)
        pairs = rows.exclude(decision="").values_list("story", "closed_at")
        return {story: at for story, at in pairs if at is not None}


class KnowledgeQuerySet(AgencyOwnedQuerySet["Fact"]):
    def valid_on(self, day: date) -> KnowledgeQuerySet:
        return self.exclude(withdrawn=True).exclude(valid_until__lt=day)

    def stale_on(self, day: date) -> KnowledgeQuerySet:
        return self.filter(withdrawn=False, valid_until__lt=day).order_by("valid_until", "pk")

    def search(self, text: str, *fields: str) -> KnowledgeQuerySet:
        vector = SearchVector(*fields, config="indonesian")
        return self.annotate(words=vector).filter(words=text)
