"""Who is speaking: office-holders and institutions that media quote. Never anybody else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.lists import COUNTED, page_of, query_without_page
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks
from kentongan.engine.queries import known_aliases
from kentongan.listening import exports
from kentongan.listening.forms import QuoteFilter
from kentongan.listening.models import InstitutionMention, OfficeHolder, Topic, TopicMatch
from kentongan.listening.querysets import QuoteQuerySet
from kentongan.listening.timeline.speaking import board

from .stories import zone_of

MOST_TOPICS = 10
PARAMETERS = {"holder": "pejabat", "agency": "instansi", "institution": "lembaga"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose page it is; `query` is what the files are narrowed by."""

    name: str
    office: str
    field: str
    value: int | str

    @property
    def query(self) -> str:
        return urlencode({PARAMETERS[self.field]: self.value})


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = _filter(request)
    page = page_of(request, form.rows().by_speaker())
    context = {
        "form": form,
        "page": page,
        "rows": board(page.object_list, form.rows(), days=form.span, now=clocks.now()),
        "query": query_without_page(request),
        "zone": _zone(request),
    }
    return render(request, "listening/quoted/index.html", context)


@access.roles(*STAFF)
@require_safe
def holder(request: HttpRequest, key: int) -> HttpResponse:
    found = get_object_or_404(OfficeHolder, pk=key)
    speaker = Speaker(
        name=found.name, office=f"{found.office}, {found.body}", field="holder", value=found.pk
    )
    others = OfficeHolder.objects.filter(name=found.name).exclude(pk=found.pk)
    return _page(request, speaker, others=others)


@access.roles(*STAFF)
@require_safe
def agency(request: HttpRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Agency, pk=key)
    return _page(request, Speaker(name=found.name, office="", field="agency", value=found.pk))


@access.roles(*STAFF)
@require_safe
def body(request: HttpRequest, name: str) -> HttpResponse:
    """An institution of the country that everybody knows."""
    if name not in {each.names[0] for each in known_aliases() if each.body}:
        raise Http404
    return _page(request, Speaker(name=name, office="", field="institution", value=name))


def _page(request: HttpRequest, speaker: Speaker, *, others: Any = ()) -> HttpResponse:
    form = _filter(request)
    del form.fields["kind"]
    quotes = form.rows().filter(**{speaker.field: speaker.value})
    context = {
        "speaker": speaker,
        "others": others,
        "form": form,
        "figures": _figures(quotes),
        "named": _named(speaker, form),
        "topics": _topics(request, quotes),
        "page": page_of(request, _with_articles(quotes)),
        "query": query_without_page(request),
        "zone": _zone(request),
    }
    return render(request, "listening/quoted/speaker.html", context)


def _figures(quotes: QuoteQuerySet) -> dict[str, int]:
    counted: dict[str, int] = quotes.order_by().aggregate(
        quotes=Count("pk"),
        statements=Count("fingerprint", distinct=True),
        outlets=Count("article__outlet", distinct=True),
        stories=Count("article__story", distinct=True),
    )
    return counted


def _named(speaker: Speaker, form: QuoteFilter) -> int | None:
    """In how many articles of the span a body is named; None for a person."""
    if speaker.field == "holder":
        return None
    rows = InstitutionMention.objects.filter(
        article__is_paid=False, article__first_seen_at__gte=form.since,
        **{speaker.field: speaker.value},
    )  # fmt: skip
    return rows.count()


def _topics(request: HttpRequest, quotes: QuoteQuerySet) -> Any:
    """Topics of the reader's agencies that the same articles match."""
    rows = TopicMatch.objects.filter(
        article__in=quotes.order_by().values("article"),
        topic__in=Topic.objects.visible_to(request.user),
    )
    return (
        rows.order_by().values("topic__name")
        .annotate(articles=Count("article", distinct=True))
        .order_by("-articles", "topic__name")[:MOST_TOPICS]
    )  # fmt: skip


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.csv_of, "csv", exports.CSV)


@access.roles(*STAFF)
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    return _file(request, lambda rows: exports.xlsx_of(rows, _("Quotes")), "xlsx", exports.XLSX)


def _file(
    request: HttpRequest,
    write: Callable[[list[list[str]]], bytes],
    ending: str,
    content_type: str,
) -> HttpResponse:
    """The board as it is filtered; the quotes themselves where a speaker is told."""
    form, zone = _filter(request), _zone(request)
    narrowed = _told_speaker(request)
    if narrowed:
        quotes = _with_articles(form.rows().filter(**narrowed))[:COUNTED]
        rows = exports.quotes_rows(quotes, zone)
    else:
        speakers = form.rows().by_speaker()[:COUNTED]
        told = board(speakers, form.rows(), days=form.span, now=clocks.now())
        rows = exports.speakers_rows(told, zone)
    answer = HttpResponse(write(rows), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="kutipan.{ending}"'
    return answer


def _told_speaker(request: HttpRequest) -> dict[str, int | str]:
    for name, parameter in PARAMETERS.items():
        value = request.GET.get(parameter, "").replace("\0", "")
        if name == "institution" and value:
            return {name: value}
        if value.isascii() and value.isdigit() and len(value) < 10:
            return {name: int(value)}
    return {}


def _with_articles(quotes: QuoteQuerySet) -> QuoteQuerySet:
    return quotes.select_related("holder", "agency", "article__outlet", "article__story")


def _filter(request: HttpRequest) -> QuoteFilter:
    return QuoteFilter(request.GET, user=request.user)  # type: ignore[arg-type]  # signed in


def _zone(request: HttpRequest) -> str:
    return zone_of(primary_agency(request.user))  # type: ignore[arg-type]  # signed in
