"""The paper a citizen takes home: the number in pairs, the PIN, where to ask."""

from django.conf import settings
from django.utils.formats import date_format

from kentongan.core import clocks
from kentongan.core.documents import Letterhead, ReceiptData, compile_pdf, qr_figure

from .models import CitizenCase


def receipt(case: CitizenCase, pin: str) -> bytes:
    """PDF/UA of the receipt; the PIN is printed once and never again."""
    agency = case.agency
    address = f"{settings.KENTONGAN_PUBLIC_URL}/status/"
    return compile_pdf(
        "receipt",
        ReceiptData(
            letterhead=Letterhead(
                name=agency.name,
                address=agency.address,
                phone=agency.phone,
            ),
            sample=settings.KENTONGAN_DEMO,
            number=case.read_number,
            pin=pin,
            kind=case.get_kind_display(),
            subject=case.subject,
            received_at=_moment(case, "received_at"),
            due_at=_moment(case, "due_at"),
            reply_by=case.get_reply_by_display(),
            taken_by=case.entered_by.name if case.entered_by else "",
            track_url=address,
            hours=agency.counter_hours,
            qr=qr_figure(address, alt="Kode QR ke halaman status"),
        ),
        at=case.entered_at,
    )


def _moment(case: CitizenCase, field: str) -> str:
    value = getattr(case, field)
    if value is None:
        return ""
    local = clocks.to_zone(value, case.agency.zone)
    return f"{date_format(local, 'j F Y, H.i')} {case.agency.get_zone_display()}"
