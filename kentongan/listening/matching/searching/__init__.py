"""The search over everything that was read: newest first, with counts by what it can be cut by."""

from .facets import Facet, Value, counted
from .form import SearchForm
from .hits import FACETED, PAGE, Found, Mark, Search, articles_of, oldest, page, passages

__all__ = [
    "FACETED",
    "PAGE",
    "Facet",
    "Found",
    "Mark",
    "Search",
    "SearchForm",
    "Value",
    "articles_of",
    "counted",
    "oldest",
    "page",
    "passages",
]
