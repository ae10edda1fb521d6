"""The public doors: ask, report, follow, and say that a page is wrong."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.accounts.models import Agency
from kentongan.desk import actions
from kentongan.desk.enums import CaseKind, Direction, Door, ReplyBy
from kentongan.desk.forms import MessageForm, PublicCaseForm, QuestionForm, ReportForm, StatusForm
from kentongan.desk.limits import too_many
from kentongan.desk.models import CitizenCase

FOLLOWING = "desk_case"  # session key: the case this browser has shown the PIN of
RECEIPT = "desk_receipt"  # session key: number and PIN to show once


@access.public
@never_cache
def ask(request: HttpRequest) -> HttpResponseBase:
    return _door(request, QuestionForm, _("Ask"), "desk/ask.html")


@access.public
@never_cache
def report(request: HttpRequest) -> HttpResponseBase:
    return _door(request, ReportForm, _("Report"), "desk/ask.html")


@access.public
@never_cache
def received(request: HttpRequest) -> HttpResponseBase:
    """The number and PIN, shown once after sending."""
    receipt = request.session.get(RECEIPT)
    if receipt is None:
        return redirect("desk:status")
    case = CitizenCase.objects.select_related("agency").get(pk=receipt["case"])
    return render(request, "desk/received.html", {"case": case, "pin": receipt["pin"]})


@access.public
@never_cache
def status(request: HttpRequest) -> HttpResponseBase:
    """The citizen's own page: number and PIN open it, the session keeps it open."""
    if request.method == "POST":
        return _open_status(request)
    case = CitizenCase.objects.filter(pk=request.session.get(FOLLOWING) or 0).first()
    if case is None:
        return render(request, "desk/status_form.html", {"form": StatusForm()})
    return _status_page(request, case, MessageForm())


@access.public
@require_POST
def say_more(request: HttpRequest) -> HttpResponseBase:
    case = CitizenCase.objects.filter(pk=request.session.get(FOLLOWING) or 0).first()
    if case is None:
        return redirect("desk:status")
    form = MessageForm(request.POST)
    if not form.is_valid() or too_many(request, "open"):
        return _status_page(request, case, form)
    actions.add_message(case=case, text=form.cleaned_data["text"])
    return redirect("desk:status")


@access.public
@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Close the status page on a shared computer."""
    request.session.pop(FOLLOWING, None)
    request.session.pop(RECEIPT, None)
    return redirect("desk:status")


@access.public
@require_POST
def page_problem(request: HttpRequest) -> HttpResponseBase:
    """ "Something wrong on this page?": opens a case about that page."""
    form = {key: request.POST.get(key, "")[:2000] for key in ("text", "contact", "page_url")}
    if too_many(request, "open"):
        return _too_many(request)
    contact = form["contact"].strip()
    try:
        opened = actions.open_case(
            agency=_office(),
            kind=CaseKind.COMPLAINT,
            door=Door.WEB,
            text=form["text"],
            subject=_("Page: %(page)s") % {"page": form["page_url"][:150]},
            reply_by=ReplyBy.EMAIL if "@" in contact else ReplyBy.WEB,
            contact=contact[:120],
            page_url=form["page_url"],
        )
    except ValidationError as error:
        return render(request, "desk/page_problem.html", {"error": error, "given": form})
    return _show_receipt(request, opened)


def _door(
    request: HttpRequest, form_class: type[PublicCaseForm], title: str, template: str
) -> HttpResponseBase:
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if too_many(request, "open"):
            return _too_many(request)
        opened = _open(form)
        if opened is not None:
            return _show_receipt(request, opened)
    return render(request, template, {"form": form, "title": title})


def _open(form: PublicCaseForm) -> actions.OpenedCase | None:
    data = form.cleaned_data
    if data.pop("website"):
        form.add_error(None, _("Please send the form again."))
        return None
    try:
        return actions.open_case(agency=_office(), door=Door.WEB, **data)
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _show_receipt(request: HttpRequest, opened: actions.OpenedCase) -> HttpResponseBase:
    request.session[RECEIPT] = {"case": opened.case.pk, "pin": opened.pin}
    request.session[FOLLOWING] = opened.case.pk
    return redirect("desk:received")


def _open_status(request: HttpRequest) -> HttpResponseBase:
    form = StatusForm(request.POST)
    if too_many(request, "status"):
        return _too_many(request)
    if form.is_valid():
        case = actions.find_case(**form.cleaned_data)
        if case is not None:
            request.session[FOLLOWING] = case.pk
            return redirect("desk:status")
        form.add_error(None, _("This number and PIN do not belong together. Check both."))
    return render(request, "desk/status_form.html", {"form": form})


def _status_page(request: HttpRequest, case: CitizenCase, form: MessageForm) -> HttpResponse:
    shown = case.messages.exclude(direction=Direction.NOTE)
    context: dict[str, Any] = {"case": case, "conversation": shown, "form": form}
    return render(request, "desk/status.html", context)


def _too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/too_many.html", status=429)


def _office() -> Agency:
    return Agency.objects.filter(parent=None, active=True).order_by("pk")[0]
