from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from kentongan.core import clocks

from .enums import SEES_BELOW

if TYPE_CHECKING:
    from .models import Agency, Delegation, Membership, User  # noqa: F401  # named in strings

Row = TypeVar("Row", bound=models.Model)


class AgencyQuerySet(models.QuerySet["Agency"]):
    def visible_to(self, user: User | AnonymousUser) -> AgencyQuerySet:
        """Agencies in which the person has a role now; with all below for those who oversee."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(pk__in=visible_agency_ids(user))


class AgencyOwnedQuerySet(models.QuerySet[Row]):
    """Rows of an agency; every reading by a person goes through `visible_to`."""

    def visible_to(self, user: User | AnonymousUser) -> Any:
        if not user.is_authenticated:
            return self.none()
        return self.filter(agency_id__in=visible_agency_ids(user))


class DatedQuerySet(models.QuerySet[Row]):
    def current(self, day: date | None = None) -> Any:
        day = day or clocks.today()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class MembershipQuerySet(DatedQuerySet["Membership"]):
    pass


class DelegationQuerySet(DatedQuerySet["Delegation"]):
    pass


def visible_agency_ids(user: User) -> set[int]:
    """Primary keys of the agencies whose records this person may read, kept on the user."""
    known: set[int] | None = getattr(user, "_visible_agency_ids", None)
    if known is None:
        known = _find_visible(user)
        user._visible_agency_ids = known  # type: ignore[attr-defined]  # lives with the request's user
    return known


def _find_visible(user: User) -> set[int]:
    held = list(user.memberships.current().values_list("agency_id", "role"))
    held += list(user.acting_for.current().values_list("agency_id", "role"))
    ids = {agency for agency, _role in held}
    return ids | _below({agency for agency, role in held if role in SEES_BELOW})


def _below(roots: set[int]) -> set[int]:
    agencies = apps.get_model("accounts", "Agency")._default_manager
    found: set[int] = set()
    level = roots
    while level:
        below = agencies.filter(parent__in=level).values_list("pk", flat=True)
        level = set(below) - found
        found |= level
    return found
