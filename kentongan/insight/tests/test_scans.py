"""What was written down from paper goes into the clipping with its scan."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.insight import briefs, clippings
from kentongan.listening import actions as listening

pytestmark = pytest.mark.django_db


def test_a_clipping_shows_the_scan_of_what_was_printed() -> None:
    agency = AgencyFactory.create()
    head = member(agency, Role.HEAD)
    out = BytesIO()
    Image.new("RGB", (300, 200), "gray").save(out, "PNG")
    at = clocks.to_zone(clocks.now() - timedelta(minutes=5), agency.zone)
    listening.create_topic(agency=agency, name="Banjir", words=["meluap"])
    listening.add_entry(
        agency=agency,
        told=listening.Written(
            medium="print", outlet="Harian Contoh", place="halaman 3", title="Sungai meluap",
            day=at.date(), clock=at.time(), text="Sungai meluap di Tegalsari. " * 20,
        ),
        scan=SimpleUploadedFile("a.png", out.getvalue()),
        by=head,
    )  # fmt: skip
    listening.analyse(everything=True)
    hour = timedelta(hours=1)
    span = briefs.Window(starts_at=at - hour, ends_at=at + hour)
    made = clippings.gather(agency=agency, span=span, title="Kliping", by=head)
    shown = signed_in(head).get(reverse("insight:clipping", args=[made.pk])).content.decode()
    assert "/pindaian/" in shown
    file = clippings.pdf(made)
    assert b"pdfuaid" in file
    assert any(page.images for page in PdfReader(BytesIO(file)).pages)
