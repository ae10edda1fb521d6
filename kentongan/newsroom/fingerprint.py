"""What exactly a second person approved: the words, the pictures, the attachments."""

import hashlib
from collections.abc import Iterator

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from .models import ClarificationPage, GuardedPage, ReleasePage

RENDITIONS = ("width-720", "width-1200")
TEMPLATES = {
    "release": "newsroom/parts/release_text.html",
    "clarification": "newsroom/parts/clarification_text.html",
    "emergency": "newsroom/parts/emergency_text.html",
}


def of(page: GuardedPage) -> str:
    """SHA-256, as 64 hex digits, of the rendered text and of every file that goes with it."""
    digest = hashlib.sha256()
    # The approver's screen may be in another language than the worker that publishes.
    with translation.override(settings.LANGUAGE_CODE):
        for part in _parts(page):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts(page: GuardedPage) -> Iterator[bytes]:
    yield page.title.encode()
    yield render_to_string(TEMPLATES[page.key_prefix], {"page": page}).encode()
    if isinstance(page, ReleasePage):
        yield from _files(page)
    if isinstance(page, ReleasePage | ClarificationPage):
        yield str(page.embargo_until).encode()


def _files(page: ReleasePage) -> Iterator[bytes]:
    for photo in page.photos.all():
        yield f"{photo.alt_text}|{photo.caption}|{photo.credit}".encode()
        for spec in RENDITIONS:
            with photo.image.get_rendition(spec).file.open("rb") as rendition:
                yield rendition.read()
    for attachment in page.attachments.all():
        yield attachment.title.encode()
        with attachment.document.file.open("rb") as document:
            yield document.read()
