from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.listening.models import OfficeHolder, SavedSearch, Source, Topic


@access.public
@require_safe
def watching(request: HttpRequest) -> HttpResponse:
    """What is read and watched here, since when, and what never is; always open to everybody."""
    context = {
        "sources": Source.objects.filter(active=True).select_related("outlet"),
        # All of them, however many: what is watched is no secret (design §5).
        "topics": Topic.objects.active().select_related("agency").order_by("agency", "name", "pk"),
        "searches": SavedSearch.objects.filter(shared=True)
        .select_related("agency")
        .order_by("agency", "name", "pk"),
        "holders": OfficeHolder.objects.current(),
    }
    return render(request, "listening/watching.html", context)
