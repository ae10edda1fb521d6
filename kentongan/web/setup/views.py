"""The screens of the first run."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.accounts import access
from kentongan.accounts.links import password_link
from kentongan.accounts.regions import regions
from kentongan.web.models import FirstRun

from . import links
from .steps import STEPS, Step, finish, first_open, office, waiting_people


@access.public
@never_cache
@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """The printed link: from here on the session holds it, and the address does not."""
    links.accept(request, token)
    return redirect("setup:step")


@access.public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest) -> HttpResponseBase:
    """The first step that is not done; who did not come by the link is told where it is."""
    run = links.run_of(request)
    if run is None:
        return _no_link(request)
    found = first_open(run)
    if found is None:
        return _ready(request, run)
    if request.method == "POST" and request.POST.get("step") == found.slug:
        return _take(request, run, found)
    return _show(request, found)


def _take(request: HttpRequest, run: FirstRun, found: Step) -> HttpResponseBase:
    form = found.form(request.POST)
    if form.is_valid():
        try:
            found.take(run, form.cleaned_data)
            return redirect("setup:step")
        except ValidationError as error:
            _tell(form, error)
    return _show(request, found, form)


def _tell(form: Form, error: ValidationError) -> None:
    """At the field it is about, where this form has that field."""
    faults = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages_of_field in faults.items():
        for message in messages_of_field:
            form.add_error(name if name in form.fields else None, message)


def _show(request: HttpRequest, found: Step, form: Form | None = None) -> HttpResponse:
    context = {
        "step": found,
        "form": form or found.form(),
        "number": STEPS.index(found) + 1,
        "total": len(STEPS),
        "regions": regions() if found.slug == "kantor" else (),
    }
    return render(request, "web/setup/step.html", context)


def _ready(request: HttpRequest, run: FirstRun) -> HttpResponseBase:
    """The last screen hands over the links of the others; then the run is over."""
    if request.method == "POST":
        finish(run)
        request.session.pop(links.SESSION, None)
        messages.success(request, _("Your office is ready. Sign in with your e-mail and password."))
        return redirect("account_login")
    people = [(person, password_link(person)) for person in waiting_people()]
    return render(request, "web/setup/ready.html", {"office": office(), "people": people})


def _no_link(request: HttpRequest) -> HttpResponseBase:
    if not links.is_needed():
        return redirect("account_login")
    return render(request, "web/setup/no_link.html", status=403)


@access.public
@require_safe
def for_real(request: HttpRequest) -> HttpResponse:
    """The way from a demo to a clean home. Raises Http404 in a real office."""
    if not settings.KENTONGAN_DEMO:
        raise Http404
    return render(request, "web/setup/for_real.html", {"home": _clean_home()})


def _clean_home() -> Path:
    """A folder beside the demo's own that holds nothing yet."""
    folder = settings.KENTONGAN_HOME.with_name("kentongan-kantor")
    number = 1
    while folder.exists():
        number += 1
        folder = folder.with_name(f"kentongan-kantor-{number}")
    return folder
