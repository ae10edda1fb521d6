"""The desk in the back office: work list, one case, the counter, calls to make."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import DESK, STAFF
from kentongan.accounts.lists import page_of
from kentongan.accounts.permissions import primary_agency
from kentongan.accounts.steps import take_step
from kentongan.core import clocks
from kentongan.desk import actions
from kentongan.desk.enums import CaseStatus
from kentongan.desk.forms import AnswerForm, AssignForm, CounterForm, ReasonForm
from kentongan.desk.models import CallBack, CitizenCase
from kentongan.desk.receipts import receipt
from kentongan.desk.replies import replies

RECEIPTS = "desk_office_receipts"  # session key: PINs of cases entered in this session


@access.roles(*STAFF)
def cases(request: HttpRequest) -> HttpResponseBase:
    rows = CitizenCase.objects.visible_to(request.user).by_urgency()
    chosen = request.GET.get("status", "")
    if chosen in CaseStatus.values:
        rows = rows.filter(status=chosen)
    rows = rows.select_related("agency", "assigned_to")
    page = page_of(request, rows)
    return render(
        request,
        "desk/office/cases.html",
        {
            "page": page,
            "statuses": CaseStatus.choices,
            "chosen": chosen,
            "now": clocks.now(),
            "calls": CallBack.objects.waiting().visible_to(request.user).count(),
        },
    )


@access.roles(*STAFF)
def case(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _case(request, pk)
    context: dict[str, Any] = {
        "case": found,
        "conversation": found.messages.select_related("by"),
        "calls": found.call_backs.select_related("by"),
        "answer_form": AnswerForm(),
        "assign_form": AssignForm(agency=found.agency),
        "close_form": ReasonForm(),
        "replies": replies(found, request.user),
        "now": clocks.now(),
        "pin": request.session.get(RECEIPTS, {}).get(str(found.pk)),
    }
    return render(request, "desk/office/case.html", context)


@access.roles(*DESK)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponseBase:
    """One step of a case; what is wrong is told on the case's own page."""
    found = _case(request, pk)
    take_step(request, _STEPS.get(verb), request, found)
    return redirect("desk:case", pk=pk)


@access.roles(*DESK)
def counter(request: HttpRequest) -> HttpResponseBase:
    """Take in a matter from the counter, the telephone or a letter."""
    form = CounterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in by the rule
        try:
            opened = actions.open_case(agency=agency, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # as above
        except ValidationError as error:
            form.add_error(None, error)
        else:
            kept = request.session.get(RECEIPTS, {})
            request.session[RECEIPTS] = kept | {str(opened.case.pk): opened.pin}
            messages.success(
                request, _("Taken in as %(number)s.") % {"number": opened.case.read_number}
            )
            return redirect("desk:case", pk=opened.case.pk)
    return render(request, "desk/office/counter.html", {"form": form})


@access.roles(*DESK)
def print_receipt(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _case(request, pk)
    pin = request.session.get(RECEIPTS, {}).get(str(pk))
    if pin is None:
        messages.error(request, _("The PIN is printed only by who took the case in, at once."))
        return redirect("desk:case", pk=pk)
    return HttpResponse(
        receipt(found, pin),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="tanda-terima-{found.number}.pdf"'},
    )


@access.roles(*DESK)
def calls(request: HttpRequest) -> HttpResponseBase:
    rows = CallBack.objects.waiting().visible_to(request.user).select_related("case__agency")
    page = page_of(request, rows)
    return render(request, "desk/office/calls.html", {"page": page})


@access.roles(*DESK)
@require_POST
def called(request: HttpRequest, pk: int) -> HttpResponseBase:
    call = get_object_or_404(CallBack.objects.visible_to(request.user), pk=pk)
    actions.record_call(call=call, result=request.POST.get("result", ""), by=request.user)  # type: ignore[arg-type]  # signed in by the rule
    return redirect("desk:calls")


def _case(request: HttpRequest, pk: int) -> CitizenCase:
    rows = CitizenCase.objects.visible_to(request.user)
    found: CitizenCase = get_object_or_404(rows.select_related("agency", "claim"), pk=pk)
    return found


def _answer(request: HttpRequest, found: CitizenCase) -> None:
    actions.answer_case(case=found, text=request.POST.get("text", ""), by=request.user)  # type: ignore[arg-type]  # signed in by the rule


def _note(request: HttpRequest, found: CitizenCase) -> None:
    actions.note_case(case=found, text=request.POST.get("text", ""), by=request.user)  # type: ignore[arg-type]  # signed in by the rule


def _assign(request: HttpRequest, found: CitizenCase) -> None:
    form = AssignForm(request.POST, agency=found.agency)
    if not form.is_valid():
        raise ValidationError(_("Choose a person of this agency’s desk."))
    actions.assign_case(case=found, to=form.cleaned_data["to"], by=request.user)  # type: ignore[arg-type]  # signed in by the rule


def _close(request: HttpRequest, found: CitizenCase) -> None:
    actions.close_case(case=found, by=request.user, why=request.POST.get("why", ""))  # type: ignore[arg-type]  # signed in by the rule


def _reopen(request: HttpRequest, found: CitizenCase) -> None:
    actions.reopen_case(case=found, by=request.user)  # type: ignore[arg-type]  # signed in by the rule


def _claim(request: HttpRequest, found: CitizenCase) -> None:
    actions.forward_as_claim(case=found, by=request.user)  # type: ignore[arg-type]  # signed in by the rule


_STEPS = {
    "jawab": _answer,
    "catat": _note,
    "tugaskan": _assign,
    "tutup": _close,
    "buka-lagi": _reopen,
    "cek-kabar": _claim,
}
