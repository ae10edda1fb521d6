"""Long lists: counted to ten thousand, then "more than"; and as files that do no harm."""

from datetime import UTC, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_000  # characters
COUNTED = 10_000
PAGE = 30  # rows a page
PARAMETER = "halaman"
LONGEST_MARK = 60
AFTER, BEFORE = "setelah", "sebelum"
MOMENT = "%Y%m%dT%H%M%S.%fZ"


class CappedPaginator(Paginator[Any]):
    """Counts to ten thousand and no further, however long the table is."""

    @cached_property
    def _found(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: COUNTED + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._found, COUNTED)

    @property
    def is_capped(self) -> bool:
        return self._found > COUNTED

    @property
    def count_in_words(self) -> str:
        if self.is_capped:
            return _("more than 10,000")
        return f"{self._found:,}".replace(",", ".")


def page_of(request: HttpRequest, rows: "QuerySet[Any]") -> Any:
    """The page of a list that the address asks for (`?halaman=2`)."""
    return CappedPaginator(rows, PAGE).get_page(request.GET.get(PARAMETER))


def query_without_page(request: HttpRequest) -> str:
    """The filters as they stand, for the links to other pages; "" or "q=banjir&"."""
    query = request.GET.copy()
    for name in (PARAMETER, AFTER, BEFORE):
        query.pop(name, None)
    encoded = query.urlencode()
    return f"{encoded}&" if encoded else ""


class KeysetPage:
    """A page of a list that is sorted by `key`, then `pk`, both falling, found by where it begins.

    However far down, it costs what the first one costs, and rows that come meanwhile shift
    nothing. The address names the row before (`?setelah=`) or behind (`?sebelum=`) the page;
    what makes no sense there shows the first page.
    """

    def __init__(self, request: HttpRequest, rows: "QuerySet[Any]", key: str) -> None:
        self._key = key
        after = _mark(request.GET.get(AFTER, ""))
        before = None if after else _mark(request.GET.get(BEFORE, ""))
        found = self._rows(rows, after, before)
        more, self.object_list = len(found) > PAGE, found[:PAGE]
        if before:
            self.object_list.reverse()
        self.has_next, self.has_previous = (True, more) if before else (more, bool(after))

    def _rows(self, rows: "QuerySet[Any]", after: Any, before: Any) -> list[Any]:
        key, mark, sign = self._key, after or before, "gt" if before else "lt"
        if mark:
            value, pk = mark
            beyond = Q(**{f"{key}__{sign}": value}) | Q(**{key: value, f"pk__{sign}": pk})
            rows = rows.filter(beyond)
        order = (key, "pk") if before else (f"-{key}", "-pk")
        return list(rows.order_by(*order)[: PAGE + 1])

    @property
    def next_mark(self) -> str:
        return self._told(self.object_list[-1]) if self.has_next and self.object_list else ""

    @property
    def previous_mark(self) -> str:
        return self._told(self.object_list[0]) if self.has_previous and self.object_list else ""

    def _told(self, row: Any) -> str:
        value = getattr(row, self._key)
        if isinstance(value, datetime):
            value = value.astimezone(UTC).strftime(MOMENT)
        return f"{value}~{row.pk}"


def _mark(text: str) -> tuple[Any, int] | None:
    """A row's place in the list: its value and its key."""
    value, _tilde, pk = text.partition("~")
    if not (pk.isascii() and pk.isdigit()) or len(text) > LONGEST_MARK:
        return None
    try:
        if "T" in value:
            return datetime.strptime(value, MOMENT).replace(tzinfo=UTC), int(pk)
        return int(value), int(pk)
    except ValueError:
        return None


def harmless(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    return f"'{clean}" if clean.lstrip().startswith(FORMULA) or clean[:1] in FORMULA else clean
