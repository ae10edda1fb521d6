"""Every verdict, for everybody to see."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from kentongan.accounts import access
from kentongan.accounts.lists import page_of
from kentongan.verification.enums import DecisionState
from kentongan.verification.models import VerdictDecision


@access.public
def verdicts(request: HttpRequest) -> HttpResponseBase:
    """/transparansi/kabar/: how verdicts are made, every one, and every one corrected later."""
    shown = [DecisionState.CONFIRMED, DecisionState.SUPERSEDED]
    rows = VerdictDecision.objects.filter(state__in=shown).select_related("claim__agency")
    page = page_of(request, rows.order_by("-confirmed_at"))
    return render(request, "verification/verdicts.html", {"page": page})
