from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from kentongan.accounts.models import Agency
from kentongan.accounts.querysets import AgencyOwnedQuerySet

from .enums import NEEDS_PERSON, SENDABLE, DeliveryState, DispatchState, SubscriberState

if TYPE_CHECKING:
    from .models import (  # noqa: F401  # named in strings
        ChannelAccount,
        Delivery,
        Dispatch,
        Hold,
        InboundEvent,
        Subscriber,
    )


class ChannelAccountQuerySet(AgencyOwnedQuerySet["ChannelAccount"]):
    def usable(self) -> ChannelAccountQuerySet:
        """Official accounts that are switched on (R7); a stopped one keeps its queue."""
        return self.filter(active=True, official=True)


class DispatchQuerySet(AgencyOwnedQuerySet["Dispatch"]):
    def due(self, at: datetime) -> DispatchQuerySet:
        return self.filter(state=DispatchState.SCHEDULED, not_before__lte=at)


class DeliveryQuerySet(AgencyOwnedQuerySet["Delivery"]):
    def sendable(self, at: datetime) -> DeliveryQuerySet:
        """Due rows of working accounts that no worker has taken, the urgent and oldest first."""
        return self.filter(
            state__in=SENDABLE,
            next_attempt_at__lte=at,
            lease__isnull=True,
            by_machine=True,
            account__active=True,
            account__stopped_at__isnull=True,
        ).order_by("-urgent", "next_attempt_at", "pk")

    def submitting(self) -> DeliveryQuerySet:
        return self.filter(state=DeliveryState.SUBMITTING)

    def unconfirmed(self) -> DeliveryQuerySet:
        return self.filter(state=DeliveryState.UNCONFIRMED)

    def to_post_by_hand(self) -> DeliveryQuerySet:
        return self.filter(state=DeliveryState.PREPARED)

    def needs_person(self) -> DeliveryQuerySet:
        return self.filter(state__in=NEEDS_PERSON)

    def for_content(self, key: str) -> DeliveryQuerySet:
        return self.filter(content_key=key)

    def with_details(self) -> DeliveryQuerySet:
        """Everything that a list shows of a row, in one query."""
        return self.select_related("account", "dispatch").defer("dispatch__address")

    def counts(self) -> dict[str, dict[str, int]]:
        """Number of deliveries by channel slug and state."""
        found: dict[str, dict[str, int]] = {}
        rows = self.order_by().values_list("account__channel", "state").annotate(Count("pk"))
        for channel, state, number in rows:
            found.setdefault(channel, {})[state] = number
        return found


class SubscriberQuerySet(AgencyOwnedQuerySet["Subscriber"]):
    def confirmed(self) -> SubscriberQuerySet:
        return self.filter(state=SubscriberState.CONFIRMED)


class HoldQuerySet(AgencyOwnedQuerySet["Hold"]):
    def active(self, at: datetime) -> HoldQuerySet:
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=at),
            valid_from__lte=at,
            released_at__isnull=True,
        )

    def over(self, agency: Agency, at: datetime) -> HoldQuerySet:
        """Holds in force for an agency: its own and those of the agencies above it."""
        line, above = [agency.pk], agency.parent
        while above is not None and above.pk not in line:
            line.append(above.pk)
            above = above.parent
        return self.active(at).filter(agency_id__in=line)


class InboundEventQuerySet(QuerySet["InboundEvent"]):
    def unprocessed(self) -> InboundEventQuerySet:
        return self.filter(processed_at__isnull=True)
