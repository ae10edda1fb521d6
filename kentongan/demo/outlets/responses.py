"""What a site answers with, before it becomes HTTP."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer: status, type and body; `changed_at` is when what it shows last changed."""

    status: int
    content_type: str
    body: bytes
    location: str = ""
    changed_at: datetime | None = None
    etag: str = ""

    @property
    def validator(self) -> str:
        """The ETag: the site's own if it sets one, else a hash of the body."""
        return self.etag or f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


def not_found(text: str = "Halaman tidak ditemukan. CONTOH.") -> Response:
    """A plain 404."""
    return plain(404, text)


def plain(status: int, text: str) -> Response:
    """An answer of plain text."""
    return Response(status=status, content_type="text/plain; charset=utf-8", body=text.encode())


def redirect(location: str) -> Response:
    """A permanent redirect to another address."""
    return Response(
        status=301, content_type="text/plain; charset=utf-8", body=b"", location=location
    )
