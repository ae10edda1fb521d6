"""A file of rows: CSV in whatever encoding and with whatever separator, or XLSX; within bounds."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import openpyxl
from django.utils.translation import gettext as _
from lxml import etree

from kentongan.engine import charset

from .columns import recognised

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000  # bytes of all parts of an XLSX
MOST_PARTS = 300
MOST_ROWS = 5000
MOST_COLUMNS = 60
LONGEST_CELL = 50_000  # characters
HEAD_WITHIN = 15  # rows: tools write a title above their headings
DELIMITERS = ",;\t|"
SAMPLE = 20  # lines from which the separator is found


class NotATable(ValueError):
    """Why, in words, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`rows` are (line as the person sees it, cells); every row is as long as the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def open_table(data: bytes) -> Table:
    """Raises NotATable."""
    if len(data) > MOST_BYTES:
        raise NotATable(_("The file is larger than 5 MB. Divide it."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotATable(_("This is an old Excel file (XLS). Save it as XLSX or CSV first."))
    lines = _sheet(data) if data.startswith(b"PK") else _text(data)
    return _table(_bounded(lines))


def _bounded(lines: Iterable[Sequence[Any]]) -> list[tuple[int, list[str]]]:
    """Rows with something in them, with their numbers. Raises NotATable."""
    kept = []
    for number, cells in enumerate(lines, start=1):
        told = [_words(cell) for cell in cells[:MOST_COLUMNS]]
        if any(told):
            kept.append((number, told))
        if len(kept) > MOST_ROWS + HEAD_WITHIN or number > 4 * MOST_ROWS:
            raise NotATable(
                _("More than %(count)s rows. Divide the file.") % {"count": f"{MOST_ROWS:,}"}
            )
    return kept


def _table(lines: list[tuple[int, list[str]]]) -> Table:
    if not lines:
        raise NotATable(_("The file has no rows."))
    head = max(range(min(HEAD_WITHIN, len(lines))), key=lambda at: (recognised(lines[at][1]), -at))
    headings = tuple(lines[head][1])
    while headings and not headings[-1]:
        headings = headings[:-1]
    width = len(headings)
    rows = [(number, tuple([*cells, *[""] * width][:width])) for number, cells in lines[head + 1 :]]
    if not rows:
        raise NotATable(_("There is no row below the headings."))
    if len(rows) > MOST_ROWS:
        raise NotATable(
            _("More than %(count)s rows. Divide the file.") % {"count": f"{MOST_ROWS:,}"}
        )
    return Table(headings=headings, rows=tuple(row for row in rows if any(row[1])))


def _text(data: bytes) -> Iterator[list[str]]:
    if b"\x00" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotATable(_("This is no table. Save it as CSV or XLSX."))
    text = charset.decode(data).text.lstrip("\ufeff")
    # Excel notes its own separator in a first line.
    if text[:4].lower() == "sep=" and len(text) > len("sep=,"):
        delimiter, text = text[4], text.partition("\n")[2]
    else:
        delimiter = _delimiter(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotATable(
            _("The file cannot be read as a table. Open it in a spreadsheet and save it anew.")
        ) from error


def _delimiter(text: str) -> str:
    """The one that parts most of the first lines into equally many cells."""
    lines = [line for line in text.splitlines()[:SAMPLE] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(DELIMITERS, key=evenness)


def _sheet(data: bytes) -> Iterator[tuple[Any, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
                raise NotATable(_("The file unpacks to far more than it says. It is not opened."))
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        sheet = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            raise NotATable(_("The file has no sheet."))
        yield from sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    except NotATable:
        raise
    except (
        zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError,
        EOFError, NotImplementedError, etree.LxmlError, SyntaxError,
    ) as error:  # fmt: skip
        raise NotATable(
            _("The file is damaged or no Excel file. Open it in a spreadsheet and save it anew.")
        ) from error


def _words(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        if cell.time() == time.min:  # a sheet has no other way to say a mere day
            return cell.date().isoformat()
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\x00", "").strip()[:LONGEST_CELL]
