"""Fact-checks as a file: a table (CSV), or ClaimReview (schema.org) as JSON-LD, in and out.

Read to the end and checked before anything is kept; every complaint names its row and field.
"""

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kentongan.accounts.forms import complaints
from kentongan.accounts.lists import FORMULA, harmless

from .claim_review import review_fields
from .detection import LABELS
from .enums import Verdict
from .forms import FactCheckForm
from .models import FactCheck

MOST_BYTES = 2_000_000
MOST_ROWS = 1000
MOST_COMPLAINTS = 30
MOST_LEVELS = 6  # of JSON inside JSON
COLUMNS = {
    "alamat": "url",
    "penerbit": "publisher",
    "judul": "title",
    "kabar": "claim",
    "kesimpulan": "conclusion",
    "putusan": "verdict",
    "tanggal": "published",
    "putusan_asal": "publisher_rating",
    "putusan_siapa": "source_review",
    "jenis": "hoax_type",
    "topik": "topic",
    "bahasa": "language",
}
NEEDED = ("alamat", "penerbit", "judul", "putusan")
DELIMITERS = ",;\t"

Fields = dict[str, Any]


def template() -> bytes:
    """The empty table, as spreadsheets open it."""
    return (",".join(COLUMNS) + "\r\n").encode("utf-8-sig")


def as_csv(rows: Iterable[FactCheck]) -> bytes:
    """The table of these fact-checks, which `from_csv` reads back."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        told = {
            "published": row.published_at.isoformat() if row.published_at else "",
            "verdict": row.get_verdict_display(),
        }
        writer.writerow(
            harmless(str(told.get(name, getattr(row, name, "")))) for name in COLUMNS.values()
        )
    return file.getvalue().encode("utf-8-sig")


def from_file(data: bytes) -> list[Fields]:
    """The checked rows of a table or of a JSON-LD text, told apart by how the file begins."""
    is_json = data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[")
    return from_json(data) if is_json else from_csv(data)


def from_csv(data: bytes) -> list[Fields]:
    """The checked rows of a table. Raises ValidationError, one message for each wrong cell."""
    text = _text(data)
    head = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ValidationError(
            _("Line %(line)s cannot be read as a table: %(why)s.")
            % {"line": reader.line_num, "why": error}
        ) from error
    names = [name.strip().lower() for name in rows[0]] if rows else []
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise ValidationError(
            _("These columns are missing: %(names)s. Start from the template.")
            % {"names": ", ".join(missing)}
        )
    fields = [COLUMNS.get(name, "") for name in names]
    told = [dict(zip(fields, map(_as_written, row), strict=False)) for row in rows[1:]]
    return _checked(told, first=2)


def from_json(data: bytes) -> list[Fields]:
    """The checked reviews of a JSON-LD text: one, a list, or a graph. Raises ValidationError."""
    try:
        found = list(_reviews(json.loads(_text(data)), MOST_LEVELS))
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("This is not JSON. Paste the whole text of the block.")) from error
    if not found:
        raise ValidationError(_("There is no ClaimReview in it."))
    return _checked([review_fields(review) for review in found], first=1)


def verdict_of(words: str) -> str:
    """Our verdict for the words of another house, of ours, or of the screen; else not proven."""
    known = {
        **{str(label).lower(): value for value, label in Verdict.choices},
        **{value: value for value in Verdict.values},
        **LABELS,
    }
    return str(known.get(words.strip().strip("[]").lower(), Verdict.UNPROVEN))


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise ValidationError(_("The file is larger than two megabytes. Divide it."))
    if b"\x00" in data or data.startswith(b"PK"):
        raise ValidationError(_("This is not a text file. Save the sheet as CSV first."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _checked(rows: Sequence[Fields], *, first: int) -> list[Fields]:
    if not rows:
        raise ValidationError(_("There is no row in it."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("More than a thousand rows. Divide the file."))
    wrong, checked, seen = [], [], dict[str, int]()
    for number, row in enumerate(rows, first):
        form = FactCheckForm(row | _read(row))
        wrong += [_complaint(number, text) for text in complaints(form)]
        url = str(row.get("url", "")).strip()
        if url in seen:
            twice = _("the same address as in row %(row)s") % {"row": seen[url]}
            wrong.append(_complaint(number, twice))
        seen.setdefault(url, number)
        checked.append(form.cleaned_data)
    if wrong:
        more = len(wrong) - MOST_COMPLAINTS
        rest = [_("… and %(count)s more.") % {"count": more}] if more > 0 else []
        raise ValidationError(wrong[:MOST_COMPLAINTS] + rest)
    return checked


def _read(row: Fields) -> Fields:
    """The verdict in our words; a moment as such, a mere day as a day."""
    published = str(row.get("published", "")).strip()
    return {
        "verdict": verdict_of(str(row.get("verdict", ""))),
        "published_on": published[:10] if "T" in published else published,
        "published_at": published if "T" in published else "",
    }


def _as_written(cell: str) -> str:
    """Without the mark that keeps spreadsheets from taking the text for a formula."""
    bare = cell.removeprefix("'")
    return bare if bare.lstrip().startswith(FORMULA) else cell


def _complaint(row: int, text: str) -> str:
    return _("Row %(row)s: %(what)s") % {"row": row, "what": text}


def _reviews(data: Any, levels: int) -> Iterator[Mapping[str, Any]]:
    """Every ClaimReview at any depth that such texts have."""
    if levels == 0:
        return
    if isinstance(data, list):
        for each in data:
            yield from _reviews(each, levels - 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
            yield data
            return
        for each in data.values():
            if isinstance(each, dict | list):
                yield from _reviews(each, levels - 1)
