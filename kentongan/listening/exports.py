"""Lists of articles as CSV and XLSX. There is no column and no filter for a journalist (R4)."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook

from .models import Article

MOST = 10_000  # rows of one file
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(articles: Iterable[Article]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(_rows(articles))
    return ("\ufeff" + out.getvalue()).encode()


def as_xlsx(articles: Iterable[Article]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Articles"))
    for row in _rows(articles):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(articles: Iterable[Article]) -> Iterator[list[str]]:
    yield [_("Published"), _("Outlet"), _("Title"), _("Lead"), _("Address")]
    for article in articles:
        published = article.published_at or article.published_local
        cells = [
            published.isoformat(timespec="minutes") if published else "",
            article.outlet.name if article.outlet else "",
            article.title,
            article.lead,
            article.url if article.address_known else "",
        ]
        yield [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would take for a formula is told to be text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
