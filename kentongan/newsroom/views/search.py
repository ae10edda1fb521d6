"""Finding things: on this site, and what is known about a message that goes round."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from kentongan.accounts import access
from kentongan.newsroom.checking import answer, check_text
from kentongan.newsroom.models import ClarificationPage

PER_PAGE = 20
QUERY_LIMIT = 200
TEXT_LIMIT = 2_000


@access.public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").replace("\x00", "")[:QUERY_LIMIT].strip()
    found = Page.objects.live().public().search(query) if query else Page.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("hal"))
    results = [one.specific for one in page.object_list]
    context = {"query": query, "page_of_results": page, "results": results}
    return render(request, "newsroom/search.html", context)


@access.public
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Paste a message: what we and independent fact-checkers know about it, and nothing more."""
    text = request.GET.get("teks", "").replace("\x00", "")[:TEXT_LIMIT].strip()
    known = check_text(text) if text else []
    context = {
        "text": text,
        "matches": known,
        "answer": answer(known),
        "clarifications": ClarificationPage.objects.published()[:PER_PAGE],
    }
    return render(request, "newsroom/check.html", context)
