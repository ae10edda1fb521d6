"""What people do with a delivery: prove, settle, cancel; and its pictures."""

from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.delivery import actions, channels, pictures
from kentongan.delivery.channels.base import SAMPLE
from kentongan.delivery.forms import CancelForm, ProofForm, SettleForm
from kentongan.delivery.permissions import OPERATORS, READERS, TELLERS

from .outbox import find, show

UNPROCESSABLE = 422


@access.roles(*OPERATORS)
@require_POST
def prove(request: HttpRequest, key: int) -> HttpResponse:
    row, user = find(request, key), _user(request)
    form = ProofForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.prove(delivery=row, by=user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        except actions.NotWaitingForPerson:
            messages.warning(request, _("Somebody was faster: this is done already."))
        else:
            messages.success(request, _("Thank you. It is on record as posted, with your proof."))
    if form.is_valid():
        return redirect("delivery:delivery", row.pk)
    return show(request, row, form=form, status=UNPROCESSABLE)


@access.roles(*OPERATORS)
@require_POST
def settle(request: HttpRequest, key: int) -> HttpResponse:
    row, user = find(request, key), _user(request)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return show(request, row, form=form, status=UNPROCESSABLE)
    try:
        actions.settle(delivery=row, by=user, **form.cleaned_data)
    except actions.NotWaitingForPerson:
        messages.warning(request, _("Somebody was faster: this is done already."))
    else:
        messages.success(request, _settled(form.cleaned_data["happened"]))
    return redirect("delivery:unconfirmed")


@access.roles(*TELLERS)
@require_POST
def cancel(request: HttpRequest, key: int) -> HttpResponse:
    row, user = find(request, key), _user(request)
    form = CancelForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it is cancelled."))
        return redirect("delivery:delivery", row.pk)
    try:
        stopped = actions.cancel(dispatch=row.dispatch, by=user, why=form.cleaned_data["why"])
    except actions.AlreadyCancelled:
        messages.warning(request, _("It was cancelled before."))
    else:
        messages.success(request, _("Cancelled before sending: %(number)s.") % {"number": stopped})
    return redirect("delivery:delivery", row.pk)


@access.roles(*READERS)
@require_safe
def proof_photo(request: HttpRequest, key: int) -> FileResponse:
    row = find(request, key)
    if not row.proof_photo:
        raise Http404
    return FileResponse(row.proof_photo.open("rb"), content_type="image/jpeg")


@access.roles(*READERS)
@require_safe
def kit_picture(request: HttpRequest, key: int) -> HttpResponse:
    """The content's picture in the size that this channel shows."""
    row = find(request, key)
    size = channels.get(row.account.channel).kit.picture
    content = row.dispatch.read_content()
    path = urlparse(content.image_url).path
    if size is None or not path.startswith(settings.MEDIA_URL):
        raise Http404
    sample = content.sample or settings.KENTONGAN_DEMO
    try:
        picture = pictures.fit(
            path.removeprefix(settings.MEDIA_URL),
            width=size.width,
            height=size.height,
            mark=SAMPLE if sample else "",
        )
    except (OSError, ValueError) as error:
        raise Http404 from error
    answer = HttpResponse(picture, content_type="image/jpeg")
    answer["Content-Disposition"] = f'attachment; filename="{row.account.channel}-{row.pk}.jpg"'
    return answer


def _user(request: HttpRequest) -> Any:
    return request.user


def _settled(happened: bool) -> str:
    if happened:
        return _("Noted: it is there.")
    return _("Noted: it is not there. It will be sent again, unless a newer version took over.")
