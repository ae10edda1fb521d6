"""Pictures and documents: public only while a public page shows them."""

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents.models import Document
from wagtail.images.models import Image

from kentongan.accounts import access
from kentongan.accounts.permissions import primary_agency
from kentongan.newsroom.models import ReleaseAttachment, ReleasePhoto

ACCEL_HEADER = "X-Accel-Redirect"


@access.public
@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponseBase:
    """A stored file: for the office always, for everybody when a public release shows it."""
    if not (_works_here(request) or _is_shown(name)):
        raise Http404
    return _answer(name)


@access.public
@require_safe
def document(request: HttpRequest, key: int, name: str) -> HttpResponseBase:
    found = get_object_or_404(Document, pk=key)
    public = ReleaseAttachment.objects.filter(document=found, page__live=True).exists()
    if not (public or _works_here(request)):
        raise Http404
    answer = _answer(found.file.name)
    answer["Content-Disposition"] = f'attachment; filename="{found.filename}"'
    return answer


def _is_shown(name: str) -> bool:
    images = Image.objects.filter(Q(file=name) | Q(renditions__file=name))
    return ReleasePhoto.objects.filter(image__in=images, page__live=True).exists()


def _works_here(request: HttpRequest) -> bool:
    user: Any = request.user
    return user.is_authenticated and primary_agency(user) is not None


def _answer(name: str) -> HttpResponseBase:
    try:
        stored = default_storage.open(name, "rb")
    except (OSError, ValueError) as error:  # ValueError: a path outside the folder
        raise Http404 from error
    answer = FileResponse(stored)
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    answer["Cache-Control"] = "private, max-age=300" if settings.KENTONGAN_DEMO else "max-age=300"
    return answer
