"""Long lists: counted to ten thousand, then "more than"."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

COUNTED = 10_000
PAGE = 30  # rows a page


class CappedPaginator(Paginator):  # type: ignore[type-arg]  # generic only for the type checker
    """Counts to ten thousand and no further, however long the table is."""

    @property
    def count(self) -> int:  # type: ignore[override]  # a cached property above
        return int(self.object_list[:COUNTED].count())  # type: ignore[union-attr]  # always a query

    @property
    def is_capped(self) -> bool:
        return self.count >= COUNTED


def page_of(request: HttpRequest, rows: "QuerySet[Any]") -> "Page[Any]":
    """The page of a list that the address asks for (`?halaman=2`)."""
    return CappedPaginator(rows, PAGE).get_page(request.GET.get("halaman"))
