"""Public pages on paper: the release, and the poster of an emergency notice."""

from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from kentongan.accounts.enums import Zone
from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.core.documents import (
    Contact,
    Figure,
    Letterhead,
    PosterData,
    ReleaseData,
    compile_pdf,
    qr_figure,
)

from .entries import address
from .models import EmergencyNoticePage, GuardedPage, ReleasePage
from .models.plain_text import paragraphs
from .moments import in_words

PHOTO = "width-1200"


def letterhead(agency: Agency) -> Letterhead:
    return Letterhead(
        name=agency.name,
        parent=agency.parent.name if agency.parent else "",
        address=agency.address,
        phone=agency.phone,
        website=settings.KENTONGAN_PUBLIC_URL,
    )


def authenticity_url(page: ReleasePage) -> str:
    return f"{settings.KENTONGAN_PUBLIC_URL}/asli/?{urlencode({'nomor': page.number})}"


def authenticity_code(page: ReleasePage) -> Figure:
    alt = _("QR code: check that release %(number)s is genuine") % {"number": page.number}
    return qr_figure(authenticity_url(page), alt=alt)


def release_pdf(page: ReleasePage) -> bytes:
    """A public release as PDF/UA, with its corrections on top."""
    photos, assets = [], {}
    for photo in page.photos.all():
        rendition = photo.image.get_rendition(PHOTO)
        name = f"foto-{photo.pk}.{rendition.file.name.rsplit('.', 1)[-1]}"
        with rendition.file.open("rb") as file:
            assets[name] = file.read()
        photos.append(
            Figure(alt=photo.alt_text, asset=name, caption=photo.caption, credit=photo.credit)
        )
    approval = page.live_approval
    data = ReleaseData(
        letterhead=letterhead(page.agency),
        sample=settings.KENTONGAN_DEMO,
        number=page.number,
        title=page.title,
        dateline=page.dateline,
        lead=page.lead,
        body=tuple(paragraphs(page.body)),
        published_at=in_words(page.first_published_at, page.agency),
        key_messages=tuple(page.messages),
        spokesperson=", ".join(filter(None, [page.spokesperson_name, page.spokesperson_position])),
        signed_for=approval.signature if approval else "",
        contact=Contact(name=page.contact_name, phone=page.contact_phone),
        corrections=tuple(
            f"{in_words(one.at, page.agency)}: {one.text}" for one in page.corrections
        ),
        photos=tuple(photos),
        url=authenticity_url(page),
        qr=authenticity_code(page),
    )
    return compile_pdf("release", data, assets=assets, at=_stamp(page))


def poster_pdf(notice: EmergencyNoticePage) -> bytes:
    """One A4 page in 28 pt, for the notice board and the post."""
    zone = Zone(notice.agency.zone)
    kind, *lines = notice.poster_lines.splitlines()
    until = (
        f"{clocks.to_zone(notice.valid_until, zone):%d-%m-%Y %H.%M} {zone.label}"
        if notice.valid_until
        else ""
    )
    data = PosterData(
        letterhead=letterhead(notice.agency),
        sample=settings.KENTONGAN_DEMO,
        title=notice.place,
        kind=kind,
        what=f"{notice.what}, {_('since')} {notice.since}.",
        actions=tuple(lines[2:-1]),
        contact=lines[-1],
        issued_at=in_words(notice.first_published_at, notice.agency),
        valid_until=until,
        qr=qr_figure(address(notice), alt=_("QR code: this notice on our site")),
    )
    return compile_pdf("poster", data, at=_stamp(notice))


def _stamp(page: GuardedPage) -> datetime | None:
    """The moment a file says it was made at, in whole seconds: those are what PDF knows."""
    return page.last_published_at.replace(microsecond=0) if page.last_published_at else None
