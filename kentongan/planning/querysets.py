from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchVector
from django.db.models import F

from kentongan.accounts.querysets import AgencyOwnedQuerySet

from .enums import OPEN

if TYPE_CHECKING:
    from .models import Fact, Issue  # noqa: F401  # named in strings


class IssueQuerySet(AgencyOwnedQuerySet["Issue"]):
    def open(self) -> IssueQuerySet:
        return self.filter(status__in=OPEN)

    def by_priority(self) -> IssueQuerySet:
        return self.order_by(F("impact") * F("likelihood") * -1, "-opened_at", "pk")


class KnowledgeQuerySet(AgencyOwnedQuerySet["Fact"]):
    def valid_on(self, day: date) -> KnowledgeQuerySet:
        return self.exclude(withdrawn=True).exclude(valid_until__lt=day)

    def stale_on(self, day: date) -> KnowledgeQuerySet:
        return self.filter(withdrawn=False, valid_until__lt=day).order_by("valid_until", "pk")

    def search(self, text: str, *fields: str) -> KnowledgeQuerySet:
        vector = SearchVector(*fields, config="indonesian")
        return self.annotate(words=vector).filter(words=text)
