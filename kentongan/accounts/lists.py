"""Long lists: counted to ten thousand, then "more than"; and as files that do no harm."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_000  # characters
COUNTED = 10_000
PAGE = 30  # rows a page
PARAMETER = "halaman"


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
    query.pop(PARAMETER, None)
    encoded = query.urlencode()
    return f"{encoded}&" if encoded else ""


def harmless(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    return f"'{clean}" if clean.lstrip().startswith(FORMULA) or clean[:1] in FORMULA else clean
