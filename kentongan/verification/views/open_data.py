"""Our own fact-checks for other houses: ClaimReview, a table, and a feed for readers."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.core import clocks
from kentongan.verification import importing
from kentongan.verification.claim_review import feed_of
from kentongan.verification.models import FactCheck

IN_FEED = 50


@access.public
@require_safe
def claim_reviews(request: HttpRequest) -> HttpResponse:
    """All of ours as a DataFeed of ClaimReview."""
    feed = feed_of(_ours(), name=_name(), at=clocks.now())
    return JsonResponse(
        feed, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False}
    )


@access.public
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(importing.as_csv(_ours()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cek-kabar.csv"'
    return answer


@access.public
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest of ours, verdict first."""
    home = settings.KENTONGAN_PUBLIC_URL
    told = Rss201rev2Feed(
        title=_name(),
        link=f"{home}/",
        description=_("What goes round, checked by two people."),
        language="id",
        feed_url=home + reverse("verification:feed"),
    )
    for row in _ours()[:IN_FEED]:
        told.add_item(
            title=f"[{row.get_verdict_display()}] {row.title}",
            link=row.url,
            description=row.conclusion,
            unique_id=row.url,
            pubdate=row.published_at,
            author_name=row.publisher,
        )
    return HttpResponse(
        told.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8"
    )


def _ours() -> QuerySet[FactCheck]:
    rows: QuerySet[FactCheck] = FactCheck.objects.newest_first().filter(own=True)
    return rows


def _name() -> str:
    return _("Rumours checked by us")
