"""Everything that was read: list, search, filters, files."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.lists import COUNTED, page_of, query_without_page
from kentongan.accounts.permissions import holds_any, primary_agency
from kentongan.listening import exports
from kentongan.listening.forms import ArticleFilter


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = _filter(request)
    page = page_of(request, form.rows().select_related("outlet").defer("search_document__tsv"))
    context = {
        "form": form,
        "page": page,
        "query": query_without_page(request),
        "zone": form.zone.key,
        "may_add": holds_any(request.user, WRITERS),
    }
    return render(request, "listening/articles.html", context)


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.as_csv, "csv", exports.CSV)


@access.roles(*STAFF)
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    return _file(request, exports.as_xlsx, "xlsx", exports.XLSX)


def _file(
    request: HttpRequest, write: Callable[..., bytes], ending: str, content_type: str
) -> HttpResponse:
    """The first `COUNTED` articles of the list as it is filtered."""
    form = _filter(request)
    rows = form.rows().select_related("outlet")[:COUNTED]
    answer = HttpResponse(write(rows, form.zone.key), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="berita.{ending}"'
    return answer


def _filter(request: HttpRequest) -> ArticleFilter:
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    return ArticleFilter(request.GET, user=request.user, agency=agency)  # type: ignore[arg-type]  # signed in
