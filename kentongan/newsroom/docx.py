"""A release as a DOCX file, for desks that paste it into their own page."""

import io
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from docx import Document

from .models import ReleasePage
from .models.plain_text import paragraphs
from .moments import in_words
from .printing import authenticity_url


def release_file(page: ReleasePage) -> io.BytesIO:
    """The public text, its corrections first, with real headings and the document's language."""
    document = Document()
    document.core_properties.title = page.title
    document.core_properties.author = page.agency.name
    document.core_properties.language = "id-ID"
    if settings.KENTONGAN_DEMO:
        document.add_paragraph().add_run(_("CONTOH: a sample, nothing here is real.")).bold = True
    document.add_paragraph(
        f"{page.agency.name} · {_('Number')} {page.number} ·"
        f" {in_words(page.first_published_at, page.agency)}"
    )
    document.add_heading(page.title, level=1)
    for correction in page.corrections:
        line = document.add_paragraph()
        line.add_run(_("Correction")).bold = True
        line.add_run(f" ({in_words(correction.at, page.agency)}): {correction.text}")
    lead = document.add_paragraph()
    lead.add_run(page.dateline).bold = True
    lead.add_run(f" – {page.lead}" if page.dateline else page.lead)
    for text in paragraphs(page.body):
        document.add_paragraph(text)
    _add_list(document, _("In short"), page.messages)
    _add_list(document, _("Sources"), page.source_lines)
    document.add_heading(_("Contact on duty"), level=2)
    document.add_paragraph(f"{page.contact_name}, {page.contact_phone}")
    if page.boilerplate:
        document.add_paragraph(page.boilerplate)
    document.add_paragraph(f"{_('Check that it is genuine')}: {authenticity_url(page)}")
    data = io.BytesIO()
    document.save(data)
    data.seek(0)
    return data


def _add_list(document: Any, heading: str, lines: list[str]) -> None:
    if lines:
        document.add_heading(heading, level=2)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
