"""How far tone can be trusted here: coders with each other, the machine with coders."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import primary_agency
from kentongan.core import rules
from kentongan.listening import actions, tones
from kentongan.listening.enums import Part, Tone, Verdict
from kentongan.listening.forms import MarkForm
from kentongan.listening.models import Article, CoderTone, Coding, LearnedTone

from .stories import zone_of

SHOWN = 20
SECOND = 10  # articles a page of the second coder


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    agency = _agency(request)
    people = tones.between_people(agency)
    learned = {row.part: row for row in LearnedTone.objects.filter(agency=agency)}
    apart = list(dict.fromkeys(people[Part.HEADLINE].apart + people[Part.BODY].apart))[:SHOWN]
    articles = Article.objects.in_bulk(apart)
    context = {
        "parts": [
            {"label": part.label, "learned": learned.get(part), "people": people[part]}
            for part in Part
        ],
        "coded": Coding.objects.filter(agency=agency, machine=False).count(),
        "needed": int(rules.value("nada.kode")),
        "each": int(rules.value("nada.kelas")),
        "least": rules.value("nada.alpha").normalize(),
        "apart": [articles[key] for key in apart if key in articles],
        "zone": zone_of(agency),
    }
    return render(request, "listening/tones.html", context)


@access.roles(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Articles that a colleague coded, to be coded again without seeing the first coding."""
    agency = _agency(request)
    user: Any = request.user
    if request.method == "POST":
        _code_again(request, agency)
        return redirect("listening:second_coding")
    mine = CoderTone.objects.filter(agency=agency, by=user)
    others = CoderTone.objects.filter(agency=agency).exclude(by=user)
    rows = Article.objects.filter(coder_tones__in=others).exclude(pk__in=mine.values("article"))
    context = {
        "articles": list(rows.select_related("outlet").distinct().order_by("-pk")[:SECOND]),
        "tones": Tone.choices,
    }
    return render(request, "listening/second_coding.html", context)


def _code_again(request: HttpRequest, agency: Agency) -> None:
    article = get_object_or_404(Article, pk=request.POST.get("article") or 0)
    form = MarkForm({**request.POST.dict(), "verdict": Verdict.SEEN})
    user: Any = request.user
    told = form.cleaned_data if form.is_valid() else {}
    if (told.get("headline"), told.get("body")) == (None, None):
        messages.error(request, _("Choose negative, neutral or positive."))
        return
    actions.code_again(
        article=article, agency=agency, headline=told["headline"], body=told["body"], by=user
    )
    messages.success(request, _("Tone saved."))


def _agency(request: HttpRequest) -> Agency:
    agency = primary_agency(request.user)  # type: ignore[arg-type]  # signed in
    if agency is None:
        raise PermissionDenied(_("You hold no role in an agency today."))
    return agency
