"""Long lists: counted to ten thousand, then "more than"."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

COUNTED = 10_000
PAGE = 30  # rows a page


class CappedPaginator(Paginator[Any]):
    """Counts to ten thousand and no further, however long the table is."""

    object_list: Any

    @property
    def count(self) -> int:
        return int(self.object_list[:COUNTED].count())

    @property
    def is_capped(self) -> bool:
        return self.count >= COUNTED


def page_of(request: HttpRequest, rows: "QuerySet[Any]") -> Any:
    """The page of a list that the address asks for (`?halaman=2`)."""
    return CappedPaginator(rows, PAGE).get_page(request.GET.get("halaman"))
