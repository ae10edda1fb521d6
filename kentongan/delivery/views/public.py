"""Pages for readers: ask, confirm, stop. They never tell whether an address is known."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kentongan.accounts import access
from kentongan.accounts.models import Agency
from kentongan.delivery import actions, limits
from kentongan.delivery.forms import SubscribeForm
from kentongan.delivery.models import Subscriber
from kentongan.delivery.recipients import hash_token

TRIES_PER_HOUR = 10
READ_OR_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@access.public
@never_cache
@READ_OR_WRITE
def subscribe(request: HttpRequest) -> HttpResponse:
    form = SubscribeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "delivery/public/subscribe.html", {"form": form})
    if not limits.allows(request, "subscribe", per_hour=TRIES_PER_HOUR):
        return render(request, "delivery/public/too_often.html", status=429)
    if not form.is_valid():
        return render(request, "delivery/public/subscribe.html", {"form": form}, status=422)
    if not form.cleaned_data["website"]:
        try:
            _ask(form.cleaned_data["address"])
        except ValidationError as error:
            form.add_error("address", error)
            return render(request, "delivery/public/subscribe.html", {"form": form}, status=422)
    return render(request, "delivery/public/asked.html")


@access.public
@never_cache
@READ_OR_WRITE
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A link may be opened by a mail scanner, so reading asks and only pressing confirms."""
    if request.method != "POST":
        return render(request, "delivery/public/confirm.html")
    try:
        actions.confirm_subscription(token)
    except (actions.UnknownLink, actions.LinkExpired):
        return render(request, "delivery/public/link_expired.html", status=410)
    return render(request, "delivery/public/confirmed.html")


@access.public
@never_cache
@csrf_exempt  # RFC 8058: mail programs post here without a cookie
@READ_OR_WRITE
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    known = Subscriber.objects.filter(unsubscribe_hash=hash_token(token)).exists()
    if not known:
        return render(request, "delivery/public/link_expired.html", status=404)
    if request.method != "POST":
        return render(request, "delivery/public/unsubscribe.html")
    actions.unsubscribe(token)
    return render(request, "delivery/public/unsubscribed.html")


def _ask(address: str) -> None:
    office = Agency.objects.filter(parent=None, active=True).order_by("pk").first()
    if office is not None:
        actions.subscribe(agency=office, channel="email", address=address)
