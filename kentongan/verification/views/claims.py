"""The queue of rumours, and one rumour with every step."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.forms import complaints
from kentongan.accounts.lists import page_of
from kentongan.accounts.permissions import agencies_of, people_of
from kentongan.accounts.steps import take_step
from kentongan.verification import actions
from kentongan.verification.enums import DecisionState, Verdict
from kentongan.verification.forms import (
    AssessForm,
    AssignForm,
    EvidenceForm,
    NotesForm,
    ReasonForm,
    ReportForm,
    VerdictForm,
)
from kentongan.verification.models import Claim, Match, VerdictDecision
from kentongan.verification.reasons import explain
from kentongan.verification.triage import bands, deadlines, high_risk_rules, risk


@access.roles(*STAFF)
def queue(request: HttpRequest) -> HttpResponseBase:
    rows = Claim.objects.visible_to(request.user).waiting().by_urgency().with_sightings()
    page = page_of(request, rows.select_related("assigned_to", "agency"))
    limits, due = bands(), high_risk_rules()
    people = people_of({claim.agency for claim in page}, WRITERS)
    for claim in page:
        claim.risk = risk(claim, limits)
        claim.deadlines = deadlines(claim, claim.risk, due)
        claim.people = people[claim.agency_id]
    context = {"page": page, "form": ReportForm(), "title": _("Rumours")}
    return render(request, "verification/queue.html", context)


@access.roles(*STAFF)
@require_POST
def report(request: HttpRequest) -> HttpResponseBase:
    user: Any = request.user
    agency = next(iter(agencies_of(user, actions.REPORTERS)), None)
    form = ReportForm(request.POST)
    if agency is None:
        raise PermissionDenied
    if not form.is_valid():
        messages.error(request, _("Write or paste the message that goes round."))
        return redirect("verification:queue")
    claim = actions.report_claim(
        text=form.cleaned_data["text"], agency=agency, door="office", by=user
    )
    return redirect("verification:claim", pk=claim.pk)


@access.roles(*STAFF)
def claim(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _claim(request, pk)
    matches = list(found.matches.select_related("fact_check"))
    for match in matches:
        match.reasons = explain(match.why)  # type: ignore[attr-defined]  # for the template
    buttons = [
        button
        for hook in hooks.get_hooks("kentongan_claim_actions")
        for button in hook(found, request.user)
    ]
    found_risk = risk(found)
    context = {
        "claim": found,
        "title": str(found),
        "risk": found_risk,
        "deadlines": deadlines(found, found_risk, high_risk_rules()),
        "people": people_of([found.agency], WRITERS)[found.agency_id],
        "matches": matches,
        "sightings": found.sightings.select_related("article__outlet"),
        "evidence": found.evidence.all(),
        "decisions": found.decisions.select_related("proposed_by", "confirmed_by"),
        "assess_form": AssessForm(initial=vars(found)),
        "evidence_form": EvidenceForm(),
        "verdict_form": VerdictForm(),
        "buttons": buttons,
    }
    return render(request, "verification/claim.html", context)


@access.roles(*STAFF)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponseBase:
    """One step of a claim; what is wrong is told on its own page."""
    found = _claim(request, pk)
    take_step(request, _STEPS.get(verb), found, request)
    if "antrean" in request.POST:
        return redirect("verification:queue")
    return redirect("verification:claim", pk=pk)


def _claim(request: HttpRequest, pk: int) -> Claim:
    rows = Claim.objects.visible_to(request.user).select_related("agency", "assigned_to")
    found: Claim = get_object_or_404(rows, pk=pk)
    return found


def _cleaned(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError(complaints(form))
    data: dict[str, Any] = form.cleaned_data
    return data


def _assess(found: Claim, request: Any) -> None:
    actions.assess(claim=found, by=request.user, **_cleaned(AssessForm(request.POST)))


def _assign(found: Claim, request: Any) -> None:
    actions.assign(claim=found, by=request.user, **_cleaned(AssignForm(request.POST)))
    messages.success(request, _("Assigned to %(name)s.") % {"name": found.assigned_to})


def _evidence(found: Claim, request: Any) -> None:
    actions.add_evidence(claim=found, by=request.user, **_cleaned(EvidenceForm(request.POST)))


def _propose(found: Claim, request: Any) -> None:
    data = _cleaned(VerdictForm(request.POST))
    actions.propose_verdict(
        claim=found,
        verdict=Verdict(data["verdict"]),
        explanation=data["explanation"],
        by=request.user,
    )


def _confirm(found: Claim, request: Any) -> None:
    actions.confirm_verdict(decision=_open_decision(found), by=request.user)


def _return(found: Claim, request: Any) -> None:
    notes = _cleaned(NotesForm(request.POST))["notes"]
    actions.return_verdict(decision=_open_decision(found), by=request.user, notes=notes)


def _monitor(found: Claim, request: Any) -> None:
    actions.monitor_only(claim=found, by=request.user, **_cleaned(ReasonForm(request.POST)))


def _match(found: Claim, request: Any) -> None:
    match = get_object_or_404(Match, claim=found, pk=_number(request.POST.get("match")))
    decide = actions.confirm_match if "confirm" in request.POST else actions.reject_match
    decide(match=match, by=request.user)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _open_decision(found: Claim) -> VerdictDecision:
    decision = found.decisions.filter(state=DecisionState.PROPOSED).first()
    if decision is None:
        raise ValidationError(_("No verdict waits for a second person."))
    return decision


_STEPS = {
    "nilai": _assess,
    "tugaskan": _assign,
    "bukti": _evidence,
    "usulkan": _propose,
    "sahkan": _confirm,
    "kembalikan": _return,
    "pantau": _monitor,
    "cocok": _match,
}
