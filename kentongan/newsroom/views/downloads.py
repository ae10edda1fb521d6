"""A release to take along: DOCX, PDF, QR code; the poster of a notice."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kentongan.accounts import access
from kentongan.newsroom import printing
from kentongan.newsroom.docx import release_file
from kentongan.newsroom.models import EmergencyNoticePage, ReleasePage

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@access.public
@require_safe
def release_docx(request: HttpRequest, slug: str) -> HttpResponseBase:
    page = _release(slug)
    return FileResponse(
        release_file(page), as_attachment=True, filename=f"{slug}.docx", content_type=DOCX
    )


@access.public
@require_safe
def release_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    return _pdf(printing.release_pdf(_release(slug)), f"{slug}.pdf")


@access.public
@require_safe
def release_qr(request: HttpRequest, slug: str) -> HttpResponse:
    figure = printing.authenticity_code(_release(slug))
    return HttpResponse(figure.svg, content_type="image/svg+xml")


@access.public
@require_safe
def emergency_poster(request: HttpRequest, slug: str) -> HttpResponse:
    notice = get_object_or_404(EmergencyNoticePage.objects.live(), slug=slug)
    return _pdf(printing.poster_pdf(notice), f"{slug}.pdf")


def _release(slug: str) -> ReleasePage:
    return get_object_or_404(ReleasePage.objects.published().select_related("agency"), slug=slug)


def _pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
