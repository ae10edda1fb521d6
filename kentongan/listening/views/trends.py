"""What is told more than usual: the board, a topic's page, and what a person says of a signal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import has_role, primary_agency
from kentongan.listening import actions, exports
from kentongan.listening.enums import Steep
from kentongan.listening.models import Topic
from kentongan.listening.trends.board import LOOKED, Board, board
from kentongan.listening.trends.topic import SPANS, topic_page

from .stories import zone_of

WINDOWS = (1, 7, LOOKED)  # days that the board may show


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    user: Any = request.user
    context = {
        "board": _board(request),
        "windows": WINDOWS,
        "letters": Steep.choices,
        "may_mark": agency is not None and has_role(user, agency, *WRITERS),
        "zone": zone_of(agency),
    }
    return render(request, "listening/trends/board.html", context)


@access.roles(*STAFF)
@require_safe
def topic(request: HttpRequest, key: int) -> HttpResponse:
    user: Any = request.user
    found = get_object_or_404(Topic.objects.visible_to(user).select_related("agency"), pk=key)
    span = _number(request, SPANS)
    context = {
        "topic": found,
        "told": topic_page(found, found.agency.zone, span),
        "span": span,
        "spans": SPANS,
        "may_change": has_role(user, found.agency, *WRITERS),
        "zone": found.agency.zone,
    }
    return render(request, "listening/trends/topic.html", context)


@access.roles(*WRITERS)
@require_POST
def signal(request: HttpRequest) -> HttpResponse:
    """`letter` is a field, "-" for none, "" to let the machine sort it again."""
    agency = _agency(request)
    if agency is None:
        raise PermissionDenied
    user: Any = request.user
    term, letter = request.POST.get("term", "")[:100], request.POST.get("letter", "")
    try:
        if letter in Steep.values:
            actions.move_signal(agency=agency, term=term, letter=Steep(letter), by=user)
            messages.success(request, _("Moved."))
        elif letter == "-":
            actions.dismiss_signal(agency=agency, term=term, by=user)
            messages.success(request, _("Dismissed. It can be taken back below the board."))
        else:
            actions.restore_signal(agency=agency, term=term, by=user)
            messages.success(request, _("Taken back."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("listening:trends")


@access.roles(*STAFF)
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    body = exports.trends_csv(_board(request), zone_of(_agency(request)))
    return _file(body, exports.CSV, "tren.csv")


@access.roles(*STAFF)
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    body = exports.trends_xlsx(_board(request), zone_of(_agency(request)))
    return _file(body, exports.XLSX, "tren.xlsx")


def _board(request: HttpRequest) -> Board:
    agency = _agency(request)
    return board(agency, zone_of(agency), _number(request, WINDOWS[::-1]))


def _number(request: HttpRequest, allowed: tuple[int, ...]) -> int:
    """The days that the address asks for (`?hari=7`), else the first allowed."""
    asked = request.GET.get("hari", "")
    return int(asked) if asked in map(str, allowed) else allowed[0]


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _agency(request: HttpRequest) -> Agency | None:
    return primary_agency(request.user)  # type: ignore[arg-type]  # signed in
