"""Lists of articles and sources as files. No column names a journalist (design §5, R1)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from kentongan.accounts.lists import harmless
from kentongan.engine import opml

from .models import Article, PickUp, Quote, Source
from .timeline import Line, publisher
from .trends.board import Board

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Address = Callable[[str], str]  # of a path, with the office's own host before it


def as_csv(articles: Iterable[Article], zone: str) -> bytes:
    return _csv(_rows(articles, zone))


def changes_csv(changes: Iterable[Any], zone: str) -> bytes:
    """Headlines that were changed: versions with `next_title` and `changed_at`."""
    rows = [[_("Changed"), _("Outlet"), _("Before"), _("Now"), _("Address")]]
    for each in changes:
        told = [_moment(each.changed_at, zone), publisher(each.article), each.title,
                each.next_title, each.article.url]  # fmt: skip
        rows.append([harmless(cell) for cell in told])
    return _csv(rows)


def pick_ups_csv(used: Iterable[PickUp], zone: str) -> bytes:
    rows = [
        [
            _("Our text"),
            _("Outlet"),
            _("Title"),
            _("Published"),
            _("Part of our text"),
            _("Address"),
        ]
    ]
    for each in used:
        article = each.article
        at, share = _moment(article.published_at, zone), f"{each.containment:.0%}"
        told = [each.own_text.title, publisher(article), article.title, at, share, article.url]
        rows.append([harmless(cell) for cell in told])
    return _csv(rows)


def speakers_rows(speakers: Iterable[Any], zone: str) -> list[list[str]]:
    """The board of who is quoted, its first row the headings."""
    rows = [[_("Who"), _("Office"), _("Quotes"), _("Different statements"), _("Publishers"),
             _("Stories"), _("Last")]]  # fmt: skip
    for each in speakers:
        counts = (each.quotes, each.statements, each.outlets, each.stories)
        told = [each.name, each.office, *map(str, counts), _moment(each.last, zone)]
        rows.append([harmless(cell) for cell in told])
    return rows


def quotes_rows(quotes: Iterable[Quote], zone: str) -> list[list[str]]:
    """Quotes, each with its article; no column names who wrote that."""
    rows = [[_("At"), _("Who"), _("Office held then"), _("What was said"), _("Words"), _("Outlet"),
             _("Title"), _("Address"), _("Found by"), _("Confidence")]]  # fmt: skip
    for each in quotes:
        words = _("in quotation marks") if each.direct else _("in the outlet’s words")
        article = each.article
        told = [_moment(each.at, zone), each.speaker, each.office, each.text, words,
                publisher(article), article.title, article.url, str(each.get_rule_display()),
                f"{each.confidence:.0%}"]  # fmt: skip
        rows.append([harmless(cell) for cell in told])
    return rows


def csv_of(rows: Iterable[list[str]]) -> bytes:
    return _csv(rows)


def xlsx_of(rows: Iterable[list[str]], title: str) -> bytes:
    return _xlsx(title, rows)


def _csv(rows: Iterable[list[str]]) -> bytes:
    """UTF-8 with a byte order mark, by which spreadsheets know it."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _moment(at: datetime | None, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") if at else ""


def as_xlsx(articles: Iterable[Article], zone: str) -> bytes:
    return _xlsx(_("Articles"), _rows(articles, zone))


def trends_csv(board: Board, zone: str) -> bytes:
    return _csv(_trend_rows(board, zone))


def trends_xlsx(board: Board, zone: str) -> bytes:
    return _xlsx(_("Trends"), _trend_rows(board, zone))


def stories_csv(lines: Iterable[Line], zone: str, address: Address) -> bytes:
    return _csv([str(cell) for cell in row] for row in _stories(lines, zone, address))


def stories_xlsx(lines: Iterable[Line], zone: str, address: Address) -> bytes:
    return _xlsx(_("Stories"), _stories(lines, zone, address))


def _stories(lines: Iterable[Line], zone: str, address: Address) -> Iterator[list[str | int]]:
    yield [_("Title"), _("First"), _("Last"), _("Articles"), _("Publishers"), _("Last 24 hours"),
           _("The day before"), _("Some of the media"), _("Address")]  # fmt: skip
    for line in lines:
        story, pulse = line.story, line.pulse
        yield [
            harmless(story.title),
            _moment(story.first_at, zone),
            _moment(story.last_at, zone),
            story.article_count,
            story.outlet_count,
            pulse.last_day,
            pulse.day_before,
            harmless(", ".join(line.outlets)),
            address(reverse("listening:story", args=[story.pk])),
        ]


def _xlsx(name: str, rows: Iterable[list[Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _trend_rows(board: Board, zone: str) -> Iterator[list[str]]:
    """Bursts, new terms and weak signals, one a row, told apart by the first column."""
    yield [_("Kind"), _("Name"), _("From"), _("Until"), _("Articles"), _("Usual"), _("Publishers"),
           _("Strength"), _("Confidence"), _("Field"), _("Stories")]  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (_("Burst"), each.name, _moment(each.burst.start, zone), _moment(each.burst.end, zone),
         each.burst.found, f"{each.burst.expected:.2f}", each.burst.owners,
         f"{each.burst.strength:.1f}", f"{each.burst.confidence:.0%}", "",
         "; ".join(story.title for story, _n in each.stories))
        for each in board.spikes
    ]  # fmt: skip
    rows += [
        (_("New term"), each.found.term, "", "", each.found.documents,
         f"{each.found.expected:.2f}", each.found.owners, f"{each.found.strength:.1f}", "", "",
         each.article.title if each.article else "")
        for each in board.terms
    ]  # fmt: skip
    rows += [
        (_("Weak signal"), each.found.term, "", "", sum(each.found.days), "", each.found.owners,
         f"{each.found.slope:.3f}", "", field.label, each.article.title if each.article else "")
        for field in board.fields
        for each in field.signals
    ]  # fmt: skip
    for row in rows:
        yield [harmless(str(cell)) for cell in row]


def as_opml() -> bytes:
    """All feeds, for another reader."""
    feeds = Source.objects.filter(kind="feed").select_related("outlet").order_by("name", "pk")
    rows = ((each.name, each.url, f"https://{each.outlet.domain}/") for each in feeds)
    return opml.write(rows, title=_("Sources"))


def sources_csv(sources: Iterable[Source], zone: str) -> bytes:
    """The list of sources with their health."""
    out, wall = io.StringIO(), ZoneInfo(zone)
    writer = csv.writer(out)
    writer.writerow(
        [_("Name"), _("Outlet"), _("Kind"), _("Address"), _("Region"), _("Last outcome"),
         _("Last success"), _("Failures in a row")]
    )  # fmt: skip
    for each in sources:
        success = each.last_success_at
        cells = (
            each.name,
            each.outlet.name,
            str(each.get_kind_display()),
            each.url,
            each.outlet.region_code,
            str(each.get_last_outcome_display()),
            success.astimezone(wall).isoformat(timespec="minutes") if success else "",
            str(each.failures),
        )
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _rows(articles: Iterable[Article], zone: str) -> Iterator[list[str]]:
    yield [
        _("Published"),
        _("First seen"),
        _("Outlet"),
        _("Title"),
        _("Address"),
        _("Kind"),
        _("Language"),
        _("Paid publication"),
    ]
    wall = ZoneInfo(zone)
    for article in articles:
        published = article.published_at
        yield [
            harmless(cell)
            for cell in (
                published.astimezone(wall).isoformat(timespec="minutes") if published else "",
                article.first_seen_at.astimezone(wall).isoformat(timespec="minutes"),
                publisher(article),
                article.title,
                article.url if article.address_known else _("address unknown"),
                str(article.get_kind_display()),
                article.language,
                _("yes") if article.is_paid else "",
            )
        ]


__all__ = ["as_csv", "as_opml", "as_xlsx", "harmless", "sources_csv"]
