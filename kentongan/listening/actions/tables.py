"""Articles out of a table: opened, told what its columns mean, taken over row by row, undone."""

import time
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks
from kentongan.listening import addresses, storing, tasks
from kentongan.listening.enums import FetchState, ImportState, RowOutcome
from kentongan.listening.ingest import tables
from kentongan.listening.ingest.outlets import outlet_named, outlet_of
from kentongan.listening.models import Article, Coding, TableImport, TableLayout, TableRow
from kentongan.listening.tones import FROM_TABLE

from .removing import remove, worked_with

BATCH = 50  # rows between two looks at the clock, each batch a transaction
STEP_SECONDS = 1.0
FORGOTTEN = timedelta(days=7)  # after which a file whose columns nobody named goes
NEEDED = ("title",)


@transaction.atomic
def open_import(*, agency: Agency, name: str, data: bytes, by: User) -> TableImport:
    """Keep the rows of a file until their columns are named. Raises ValidationError in words."""
    _require_writer(by)
    try:
        opened = tables.open_table(data)
    except tables.NotATable as error:
        raise ValidationError({"file": str(error)}) from error
    layout = TableLayout.objects.filter(key=tables.layout_key(opened.headings)).first()
    table = TableImport.objects.create(
        agency=agency,
        name=name[:150],
        headings=list(opened.headings),
        columns=layout.columns if layout else tables.guess(opened.headings),
        zone=layout.zone if layout else agency.zone,
        row_count=len(opened.rows),
        made_at=clocks.now(),
        by=by,
    )
    TableRow.objects.bulk_create(
        [TableRow(table=table, number=number, cells=list(cells)) for number, cells in opened.rows]
    )
    return table


@transaction.atomic
def start_import(*, table: TableImport, columns: list[str], zone: str, by: User) -> TableImport:
    """Take the rows over by these meanings, which are remembered for files of the same layout.

    Raises ValidationError where a meaning is missing or stands twice.
    """
    _require_writer(by)
    table = TableImport.objects.select_for_update().get(pk=table.pk)
    if table.state != ImportState.MAPPING:
        raise ValidationError(_("This file is taken over already."))
    check_columns(columns)
    now = clocks.now()
    TableLayout.objects.update_or_create(
        key=tables.layout_key(table.headings),
        defaults={"columns": columns, "zone": zone, "used_at": now},
    )
    table.columns, table.zone, table.state = columns, zone, ImportState.RUNNING
    table.save()
    tasks.start_import(table.pk)
    return table


def check_columns(columns: list[str]) -> None:
    """Raises ValidationError in words."""
    told = [each for each in columns if each]
    twice = sorted({str(tables.FIELDS[each]) for each in told if told.count(each) > 1})
    if twice:
        raise ValidationError(
            _("Two columns have the same meaning: %(names)s.") % {"names": ", ".join(twice)}
        )
    if missing := [str(tables.FIELDS[each]) for each in NEEDED if each not in told]:
        raise ValidationError(
            _("No column is this yet: %(names)s.") % {"names": ", ".join(missing)}
        )


def take_rows(*, table: TableImport) -> bool:
    """Take as many waiting rows as one step allows; True while some are left."""
    deadline = time.monotonic() + STEP_SECONDS
    while _take_batch(table):
        if time.monotonic() > deadline:
            return True
    return False


@transaction.atomic
def undo_import(*, table: TableImport, by: User) -> int:
    """Take out again what this file brought first; returns how many articles stay.

    An article stays where somebody has coded, marked or chosen it meanwhile, and where it was
    known before the file came.
    """
    _require_writer(by)
    table = TableImport.objects.select_for_update().get(pk=table.pk)
    if table.state != ImportState.DONE:
        raise ValidationError(_("Only a file that is taken over can be undone."))
    made = set(
        table.rows.filter(outcome=RowOutcome.NEW, article__isnull=False).values_list(
            "article_id", flat=True
        )
    )
    kept = worked_with(made) | _joined_later(table, made)
    remove(made - kept)
    table.state, table.undone_at, table.undone_by = ImportState.UNDONE, clocks.now(), by
    table.save(update_fields=["state", "undone_at", "undone_by"])
    return len(kept)


def forget_imports() -> int:
    """Nightly: files whose columns nobody named."""
    old = TableImport.objects.filter(
        state=ImportState.MAPPING, made_at__lt=clocks.now() - FORGOTTEN
    )
    return old.delete()[0]


def _joined_later(table: TableImport, made: set[int]) -> set[int]:
    """Of these articles, those that a later file names too."""
    rows = TableRow.objects.filter(article__in=made, outcome=RowOutcome.KNOWN)
    rows = rows.exclude(table=table).exclude(table__state=ImportState.UNDONE)
    return {key for key in rows.values_list("article_id", flat=True) if key is not None}


@transaction.atomic
def _take_batch(table: TableImport) -> bool:
    """False when nothing was left."""
    table = TableImport.objects.select_for_update().get(pk=table.pk)
    if table.state != ImportState.RUNNING:
        return False
    rows = list(table.rows.filter(outcome="").order_by("number")[:BATCH])
    hosts = {host for row in rows if (host := _take(table, row))}
    TableRow.objects.bulk_update(rows, ["outcome", "article", "words", "cells"])
    for host in sorted(hosts):
        tasks.start_reading(host)
    if len(rows) == BATCH:
        return True
    table.state = ImportState.DONE
    table.save(update_fields=["state"])
    return False


def _take(table: TableImport, row: TableRow) -> str:
    """Give a row its outcome; the host whose page is to be read, or nothing."""
    checked = tables.check(
        row.cells, headings=table.headings, columns=table.columns, zone=table.zone, at=clocks.now()
    )
    if checked.reading is None:
        row.outcome, row.words = RowOutcome.WRONG, "; ".join(checked.faults)[:500]
        return ""
    row.cells = []
    known = _known(checked.url)
    if known is not None:
        row.outcome, row.article = RowOutcome.KNOWN, known
        _keep_tone(table, known, checked)
        return ""
    named = outlet_named(checked.outlet, medium=checked.medium) if checked.outlet else None
    state = FetchState.PENDING if checked.reads_page else FetchState.DONE
    row.article, made = storing.create(
        url=checked.url,
        reading=checked.reading,
        at=clocks.now(),
        outlet=outlet_of(checked.url, checked.outlet) or named,
        fetch_state=state,
    )
    row.outcome = RowOutcome.NEW if made else RowOutcome.KNOWN
    _keep_tone(table, row.article, checked)
    return addresses.host(checked.url) if made and checked.reads_page else ""


def _known(url: str) -> Article | None:
    """By its address, or by the one that its page calls its own."""
    same = Q(url=url) | (Q(canonical_url=url) & ~Q(canonical_url=""))
    return Article.objects.filter(same).order_by("pk").first()


def _keep_tone(table: TableImport, article: Article, checked: tables.Checked) -> None:
    """What another tool said of the tone is a suggestion; a coding of ours stays."""
    if checked.tone is not None:
        Coding.objects.get_or_create(
            agency=table.agency,
            article=article,
            defaults={"tone_body": checked.tone, "why": f"{FROM_TABLE}{table.name}"[:300]},
        )


def _require_writer(by: User) -> None:
    if not holds_any(by, WRITERS):
        raise PermissionDenied(_("Only people who write for an agency take over articles."))
