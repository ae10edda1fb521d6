"""Articles from print, radio and television, as a person writes them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.engine import language
from kentongan.listening import storing
from kentongan.listening.enums import ArticleKind
from kentongan.listening.ingest import scans
from kentongan.listening.ingest.outlets import outlet_named
from kentongan.listening.models import HandEntry
from kentongan.listening.readings import LEAD, TITLE, Reading

from .removing import remove, worked_with

PLACE = "file:///entri/"
ENTRY_KEEPERS = WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the form tells. Without a time the day stays a day of the calendar."""

    medium: str
    outlet: str
    place: str
    title: str
    day: date
    clock: time | None
    text: str


def add_entry(
    *, agency: Agency, told: Written, scan: UploadedFile[bytes] | None, by: User
) -> HandEntry:
    """Make it an article that is analysed like any other. Raises ValidationError in words."""
    _require_writer(by)
    _check(told, agency)
    kept, kind = scans.taken(scan) if scan is not None else (None, "")
    now = clocks.now()
    with transaction.atomic(), history.context(by=by, why="article written down"):
        article, _made = storing.create(
            url=f"{PLACE}{uuid4().hex}",
            reading=_reading(told, agency),
            at=now,
            outlet=outlet_named(told.outlet, medium=told.medium),
        )
        entry = HandEntry(
            agency=agency, article=article, medium=told.medium, place=told.place, made_at=now,
            by=by, scan_kind=kind,
        )  # fmt: skip
        if kept is not None:
            entry.scan.save(str(kept.name), kept, save=False)
        entry.save()
    return entry


@transaction.atomic
def change_entry(*, entry: HandEntry, told: Written, by: User) -> HandEntry:
    """Other words are a new version of the article. Raises ValidationError in words."""
    _require_writer(by)
    _check(told, entry.agency)
    article = entry.article
    article.title = told.title[:TITLE]
    article.outlet = outlet_named(told.outlet, medium=told.medium)
    reading = _reading(told, entry.agency)
    # What the day or the time was before must not outlive a correction.
    article.published_at, article.published_local = None, None
    article.save(update_fields=["outlet"])
    storing.revise(article, reading, at=clocks.now())
    with history.context(by=by, why="article written down corrected"):
        entry.medium, entry.place = told.medium, told.place
        entry.save()
    return entry


def remove_entry(*, entry: HandEntry, by: User) -> None:
    """Take it out again, with its scan. Raises ValidationError where somebody works with it."""
    _require_writer(by)
    name, storage = entry.scan.name, entry.scan.storage
    with transaction.atomic(), history.context(by=by, why="article written down removed"):
        if worked_with([entry.article_id]):
            raise ValidationError(_("Somebody has coded, marked or chosen this article; it stays."))
        remove([entry.article_id])
    if name:
        storage.delete(name)


def _reading(told: Written, agency: Agency) -> Reading:
    zone = ZoneInfo(agency.zone)
    moment = datetime.combine(told.day, told.clock, zone) if told.clock is not None else None
    day = None if moment else datetime.combine(told.day, time.min)
    return Reading(
        title=told.title[:TITLE],
        text=told.text,
        lead=told.text[:LEAD],
        kind=ArticleKind.ARTICLE if told.text else ArticleKind.STUB,
        language=language.detect(f"{told.title}. {told.text[:2000]}", default="id").code,
        published_at=moment,
        published_local=day,
        date_evidence="hand" if moment else "",
        method="hand",
    )


def _check(told: Written, agency: Agency) -> None:
    if told.day > clocks.today(agency.zone):
        raise ValidationError({"day": _("This day is still to come.")})


def _require_writer(by: User) -> None:
    if not holds_any(by, WRITERS):
        raise PermissionDenied(_("Only people who write for an agency write articles down."))
