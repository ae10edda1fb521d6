from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce, TruncDay

from kentongan.accounts.querysets import AgencyOwnedQuerySet
from kentongan.core import clocks

from .enums import READABLE, UNANSWERED, AlertState, Urgency

if TYPE_CHECKING:
    from kentongan.accounts.models import User

    from .models import (  # noqa: F401  # named in strings
        Alert,
        Article,
        OfficeHolder,
        Quote,
        SavedSearch,
        Source,
        Story,
        StoryDecision,
        TermHour,
        Topic,
        TopicHour,
    )

LIVE = timedelta(hours=48)
SPEAKER = ("holder", "agency", "institution")  # exactly one of them is told


class ArticleQuerySet(QuerySet["Article"]):
    def readable(self) -> ArticleQuerySet:
        return self.filter(kind__in=READABLE)

    def between(self, start: datetime, end: datetime) -> ArticleQuerySet:
        """Published in the span; those that tell no time, by when they were first seen."""
        return self.filter(
            Q(published_at__range=(start, end))
            | Q(published_at=None, first_seen_at__range=(start, end))
        )

    def for_topic(self, topic: Topic) -> ArticleQuerySet:
        return self.filter(topic_matches__topic=topic)

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")


class StoryQuerySet(QuerySet["Story"]):
    def stirring(self, at: datetime, agency: Any = None) -> StoryQuerySet:
        """Stories alive in the last two days, most outlets first; of an agency's topics if given
        and it has any."""
        rows = self.filter(last_at__gt=at - LIVE, last_at__lte=at)
        if agency is not None and agency_has_topics(agency):
            rows = rows.filter(articles__topic_matches__topic__agency=agency).distinct()
        return rows.order_by("-outlet_count", "-article_count", "-last_at", "pk")

    def told(self) -> StoryQuerySet:
        """Those with something to read: neither put together with another nor bought space."""
        return self.filter(merged_into=None, article_count__gt=0)

    def growing(self, at: datetime) -> StoryQuerySet:
        """Stories of the last two days with their `growth`: articles of the last 24 hours less
        those of the 24 hours before."""
        articles: Any = self.model._meta.get_field("articles").related_model
        moment = Coalesce("published_at", "first_seen_at")
        rows = articles.objects.filter(story=OuterRef("pk"), is_paid=False).order_by()
        rows = rows.annotate(at=moment).filter(at__gt=at - LIVE, at__lte=at).values("story")
        newer = Case(When(at__gt=at - LIVE / 2, then=1), default=-1)
        growth = Subquery(rows.annotate(n=Sum(newer)).values("n"))
        live = self.filter(last_at__gt=at - LIVE)
        return live.annotate(growth=Coalesce(growth, 0))


class StoryDecisionQuerySet(QuerySet["StoryDecision"]):
    def in_force(self, story: Story) -> StoryDecisionQuerySet:
        """What people decided about a story and did not undo, the latest first."""
        rows = self.filter(Q(story=story) | Q(other=story), undone_at=None)
        return rows.select_related("story", "other", "by").order_by("-at", "-pk")


class SourceQuerySet(QuerySet["Source"]):
    def due(self, at: datetime) -> SourceQuerySet:
        return self.filter(Q(next_poll_at=None) | Q(next_poll_at__lte=at), active=True)

    def ailing(self, at: datetime) -> SourceQuerySet:
        """Active sources whose last looks failed, or that are silent against their own rhythm."""
        faults = Q(failures__gt=0) | Q(silent_after__lt=at)
        return self.filter(faults, active=True).order_by("-failures", "silent_after", "pk")

    def with_last_article(self) -> SourceQuerySet:
        return self.annotate(articles_count=Count("articles"))


class TopicQuerySet(AgencyOwnedQuerySet["Topic"]):
    def active(self) -> TopicQuerySet:
        return self.filter(active=True)


class SavedSearchQuerySet(AgencyOwnedQuerySet["SavedSearch"]):
    def usable_by(self, user: User) -> SavedSearchQuerySet:
        """One's own, and those shared in one's agencies."""
        visible: SavedSearchQuerySet = self.visible_to(user)
        return visible.filter(Q(by=user) | Q(shared=True))


class AlertQuerySet(AgencyOwnedQuerySet["Alert"]):
    def ringing(self) -> AlertQuerySet:
        """Loud ones that nobody has acknowledged."""
        return self.filter(state__in=UNANSWERED).exclude(urgency=Urgency.LOW)

    def open(self) -> AlertQuerySet:
        return self.exclude(state=AlertState.CLOSED).exclude(urgency=Urgency.LOW)

    def due(self, at: datetime) -> AlertQuerySet:
        """Where the next person is to be told now."""
        return self.ringing().filter(next_at__lte=at)


class OfficeHolderQuerySet(AgencyOwnedQuerySet["OfficeHolder"]):
    def current(self, day: date | None = None) -> OfficeHolderQuerySet:
        """Those in office on a day, today unless told."""
        day = day or clocks.today()
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def held_on(self, days: Collection[date]) -> OfficeHolderQuerySet:
        """Those in office on at least one of the days, or between them."""
        if not days:
            return self.none()
        return self.filter(
            Q(valid_to=None) | Q(valid_to__gte=min(days)), valid_from__lte=max(days)
        ).order_by("pk")


class QuoteQuerySet(QuerySet["Quote"]):
    def counted(self) -> QuoteQuerySet:
        """Without those in bought space, which counts in no figure (R12)."""
        return self.filter(article__is_paid=False)

    def since(self, at: datetime) -> QuoteQuerySet:
        return self.filter(at__gte=at)

    def by_speaker(self) -> Any:
        """A row for each speaker, the most quoted first: quotes, statements, outlets, stories.

        A statement that several outlets have counts once among the statements.
        """
        return (
            self.order_by()
            .values(*SPEAKER)
            .annotate(
                quotes=Count("pk"),
                statements=Count("fingerprint", distinct=True),
                outlets=Count("article__outlet", distinct=True),
                stories=Count("article__story", distinct=True),
                last=Max("at"),
            )
            .order_by("-quotes", "-last", *SPEAKER)
        )


class TopicHourQuerySet(QuerySet["TopicHour"]):
    def of(self, topics: Collection[int | None], since: datetime, until: datetime) -> Any:
        """Hours of these topics; None among them: of all that is read."""
        wanted = Q(topic__in=[key for key in topics if key is not None])
        if None in topics:
            wanted |= Q(topic=None)
        return self.filter(wanted, hour__gte=since, hour__lt=until)

    def totals(self) -> Any:
        """(topic, hour, documents), whoever told them."""
        rows = self.order_by().values("topic", "hour").annotate(n=Sum("documents"))
        return rows.values_list("topic", "hour", "n")

    def counted_since(self) -> datetime | None:
        """The oldest hour counted."""
        rows = self.filter(topic=None).order_by("hour")
        return rows.values_list("hour", flat=True).first()


class TermHourQuerySet(QuerySet["TermHour"]):
    def told(self, least: int, most: int) -> list[str]:
        """Terms that were told so often, the most told first, at most so many."""
        rows = self.order_by().values("term").annotate(n=Sum("documents"))
        rows = rows.filter(n__gte=least).order_by("-n", "term")
        return list(rows.values_list("term", flat=True)[:most])

    def past(self, terms: Collection[str], zone: Any) -> Any:
        """(term, documents, days with it), of these terms."""
        rows = self.filter(term__in=list(terms)).order_by().values("term")
        day = TruncDay("hour", tzinfo=zone)
        rows = rows.annotate(n=Sum("documents"), days=Count(day, distinct=True))
        return rows.values_list("term", "n", "days")


def agency_has_topics(agency: Any) -> bool:
    return bool(agency.topics.filter(active=True).exists())
