"""What the feeds carry: the newest public releases, clarifications and notices."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency

from .models import GUARDED, Correction, GuardedPage

LIMIT = 30
SUMMARY_LIMIT = 300  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One public page; addresses are absolute, times aware."""

    title: str
    url: str
    summary: str
    text: str
    kind: str
    agency: str
    published_at: datetime
    updated_at: datetime


def latest(limit: int = LIMIT) -> list[Entry]:
    """Newest first; a corrected page says so before its text."""
    pages = [page for kind in GUARDED for page in kind.objects.published()[:limit]]
    pages = sorted(pages, key=lambda page: page.first_published_at, reverse=True)[:limit]
    agencies = Agency.objects.in_bulk({page.agency_id for page in pages})
    corrections: dict[int, Correction] = {}
    for one in Correction.objects.filter(page_id__in=[page.pk for page in pages]).order_by("at"):
        corrections[one.page_id] = one
    return [
        _entry(page, agencies[page.agency_id].short_name, corrections.get(page.pk))
        for page in pages
    ]


def address(page: GuardedPage) -> str:
    """The absolute address of a page."""
    path = page.url_path.split("/", 2)[2]  # "/beranda/siaran-pers/x/" without the home page
    return f"{settings.KENTONGAN_PUBLIC_URL}/{path}"


def _entry(page: GuardedPage, agency: str, correction: Correction | None) -> Entry:
    text = page.text
    if correction:
        text = _("Correction: %(text)s") % {"text": correction.text} + "\n\n" + text
    updated = max(filter(None, [page.last_published_at, correction and correction.at]))
    return Entry(
        title=page.title,
        url=address(page),
        summary=" ".join(text.split())[:SUMMARY_LIMIT],
        text=text,
        kind=page.key_prefix,
        agency=agency,
        published_at=page.first_published_at,
        updated_at=updated,
    )
