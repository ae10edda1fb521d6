"""Everything that was read: search, facets, files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.permissions import holds_any, primary_agency
from kentongan.engine.queries import Piece
from kentongan.listening import exports
from kentongan.listening.matching import searching
from kentongan.listening.models import Article, SavedSearch

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEFORE = "sebelum"  # the mark from which a page goes on
PASSING = (BEFORE,)  # what no link and no kept search carries
IN_FILE = 5_000
Row = tuple[Article, list[Piece]]  # with the place of its text that answers


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as a link; `chosen` ones lead back."""

    label: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    label: str
    choices: list[Choice]


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Four queries for the page, two for the facets, however many articles there are."""
    form = _form(request)
    search = form.search()
    query = _query(request)
    context = {
        "form": form,
        "query": query.urlencode(),
        "zone": form.zone.key,
        "may_add": holds_any(request.user, WRITERS),
        "saved": SavedSearch.objects.usable_by(request.user).select_related("by"),  # type: ignore[arg-type]  # signed in
        "may_watch": holds_any(request.user, WRITERS),
        "me": request.user.pk,
    }
    if search is not None:
        mark = searching.Mark.read(request.GET.get(BEFORE, ""))
        found = searching.page(search, mark)
        counts = searching.counted(search, form.names())
        context |= {
            "found": found,
            "rows": _with_passages(search, found),
            "is_later_page": mark is not None,
            "counts": counts,
            "facets": list(_choices(counts.facets, query, form.cuts())),
            "all_time": _with(query, "span", "semua"),
            "next": _with(query, BEFORE, str(found.more)) if found.more else "",
        }
    return render(request, "listening/articles.html", context)


def _with_passages(search: searching.Search, found: searching.Found) -> list[Row]:
    told = searching.passages(search.query, found.articles)
    return [(each, told.get(each.pk, [])) for each in found.articles]


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.as_csv, "csv", "text/csv; charset=utf-8")


@access.roles(*STAFF)
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.as_xlsx, "xlsx", XLSX)


def _file(
    request: HttpRequest, write: Callable[..., bytes], ending: str, content_type: str
) -> HttpResponse:
    """The newest articles of the search."""
    form = _form(request)
    search = form.search()
    rows: list[Article] = []
    if search is not None:
        rows = list(searching.page(search, size=IN_FILE).articles)
    answer = HttpResponse(write(rows, form.zone.key), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="berita.{ending}"'
    return answer


def _form(request: HttpRequest) -> searching.SearchForm:
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    return searching.SearchForm(request.GET, user=request.user, agency=agency)  # type: ignore[arg-type]  # signed in


def _query(request: HttpRequest) -> QueryDict:
    """The address without what is empty or passing."""
    query = QueryDict(mutable=True)
    for key, value in request.GET.items():
        if value and key not in PASSING:
            query[key] = str(value)
    return query


def _choices(
    facets: Sequence[searching.Facet], query: QueryDict, cuts: dict[str, str]
) -> Iterator[Choices]:
    for facet in facets:
        chosen = cuts.get(facet.name)
        yield Choices(
            label=facet.label,
            choices=[
                Choice(
                    label=each.label,
                    count=each.count,
                    query=_with(query, facet.name, "" if each.key == chosen else each.key),
                    chosen=each.key == chosen,
                )
                for each in facet.values
            ],
        )


def _with(query: QueryDict, name: str, value: str) -> str:
    changed = query.copy()
    changed.pop(name, None)
    if value:
        changed[name] = value
    return changed.urlencode()
