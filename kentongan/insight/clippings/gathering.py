"""Which articles a clipping begins with: free ones of the agency's topics, by topic and story."""

from django.db import transaction
from django.db.models import F, Min
from django.db.models.functions import Coalesce

from kentongan.accounts.models import Agency, User
from kentongan.core import clocks
from kentongan.insight.briefs import Window
from kentongan.insight.models import Clipping, ClippingItem
from kentongan.listening.models import Article

MOST = 200  # articles of one clipping; a longer file is read by nobody


@transaction.atomic
def gather(*, agency: Agency, span: Window, title: str, by: User | None) -> Clipping:
    """A new clipping of the span with everything that matches, to take articles out of."""
    clipping = Clipping.objects.create(
        agency=agency,
        title=title,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        made_at=clocks.now(),
        made_by=by,
    )
    rows = (
        Article.objects.readable()
        .filter(span.holds(), topic_matches__topic__agency=agency)
        .annotate(
            topic=Min("topic_matches__topic__name"),
            moment=Coalesce("published_at", "first_seen_at"),
        )
        .order_by("topic", F("story").asc(nulls_last=True), "moment", "pk")
        .values_list("pk", "topic")[:MOST]
    )
    ClippingItem.objects.bulk_create(
        ClippingItem(clipping=clipping, article_id=key, topic=topic, place=place)
        for place, (key, topic) in enumerate(rows)
    )
    return clipping
