"""Searches kept under a name: kept, shared, taken away, made a topic of."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.permissions import primary_agency
from kentongan.listening import actions
from kentongan.listening.models import SavedSearch


@access.roles(*STAFF)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    query = request.POST.get("query", "").replace("\0", "")
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    try:
        if agency is None:
            raise ValidationError(_("You hold no role in an agency today."))
        kept = actions.save_search(
            agency=agency,
            name=request.POST.get("name", ""),
            query=query,
            by=request.user,  # type: ignore[arg-type]  # signed in
        )
        messages.success(request, _("The search “%(name)s” is kept.") % {"name": kept.name})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{reverse('listening:articles')}?{query}")


@access.roles(*STAFF)
@require_POST
def share(request: HttpRequest, key: int) -> HttpResponse:
    shared = request.POST.get("shared") == "1"
    actions.share_search(search=_search(request, key), shared=shared, by=request.user)  # type: ignore[arg-type]  # signed in
    told = _("The whole office sees the search now.") if shared else _("Only you see it now.")
    messages.success(request, told)
    return redirect("listening:articles")


@access.roles(*STAFF)
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    actions.remove_search(search=_search(request, key), by=request.user)  # type: ignore[arg-type]  # signed in
    messages.success(request, _("The search is taken away."))
    return redirect("listening:articles")


@access.roles(*WRITERS)
@require_POST
def to_topic(request: HttpRequest, key: int) -> HttpResponse:
    """The new topic is opened, so that its words can be looked at."""
    try:
        topic = actions.topic_of_search(search=_search(request, key), by=request.user)  # type: ignore[arg-type]  # signed in
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("listening:articles")
    messages.success(request, _("The topic “%(name)s” is watched.") % {"name": topic.name})
    return redirect("listening_topics:edit", topic.pk)


def _search(request: HttpRequest, key: int) -> SavedSearch:
    rows = SavedSearch.objects.usable_by(request.user)  # type: ignore[arg-type]  # signed in
    found: SavedSearch = get_object_or_404(rows, pk=key)
    return found
