"""Pages under /transparansi/: made from the records, and nobody can switch them off."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.newsroom.models import Correction, EmergencyUse, Withdrawal
from kentongan.newsroom.querysets import late_or_open

PER_PAGE = 50


@access.public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    context = {
        "corrections": Correction.objects.count(),
        "withdrawals": Withdrawal.objects.count(),
        "emergencies": EmergencyUse.objects.count(),
    }
    return render(request, "newsroom/transparency.html", context)


@access.public
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction and withdrawal, newest first."""
    page = Paginator(Correction.objects.listed(), PER_PAGE).get_page(request.GET.get("hal"))
    context = {"page": page, "withdrawals": Withdrawal.objects.listed()[:PER_PAGE]}
    return render(request, "newsroom/corrections.html", context)


@access.public
@require_safe
def emergencies(request: HttpRequest) -> HttpResponse:
    """Every use of the exception to the rule of two people, and whether it was checked in time."""
    uses = late_or_open(EmergencyUse.objects.select_related("page", "agency", "template"))
    page = Paginator(uses, PER_PAGE).get_page(request.GET.get("hal"))
    return render(request, "newsroom/emergencies.html", {"page": page})
