"""Watch topics: what one would catch, while it is written."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kentongan.accounts import access
from kentongan.accounts.enums import WRITERS
from kentongan.listening import actions, matching
from kentongan.listening.models import Topic


@access.roles(*WRITERS)
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """A part of a page: count, examples and the words that decided, or what is wrong."""
    topic = Topic(
        words=_terms(request, "words"),
        phrases=_terms(request, "phrases"),
        exclusions=_terms(request, "exclusions"),
        query=request.POST.get("query", "").replace("\0", ""),
    )
    context: dict[str, object] = {}
    try:
        context["found"] = matching.preview(actions.check_topic(topic))
    except ValidationError as error:
        context["problem"] = " ".join(error.messages)
    return render(request, "listening/topic_preview.html", context)


def _terms(request: HttpRequest, name: str) -> list[str]:
    parts = request.POST.get(name, "").replace("\0", "").split(",")
    return [part.strip() for part in parts if part.strip()]
