from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse
from django.views.decorators.http import require_safe

from kentongan.accounts import access

from . import mission


@access.public
@require_safe
def our_mission(request: HttpRequest) -> HttpResponse:
    """Tentang > Misi."""
    rows = [
        (point, [(screen, _public_address(screen.name)) for screen in point.screens])
        for point in mission.points()
    ]
    return render(request, "web/mission.html", {"rows": rows, "counts": mission.counts()})


def _public_address(name: str) -> str:
    """Where anybody can open it; "" for screens of the office and of single records."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    rule = getattr(resolve(address).func, access.RULE, "")
    return address if rule == "public" else ""
