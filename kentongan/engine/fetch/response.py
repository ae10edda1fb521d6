"""Values that cross the border of a request."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one request, with all its redirects, may take."""

    body_bytes: int = 10 * MEGABYTE  # after decompression
    total_seconds: float = 30.0
    connect_seconds: float = 10.0
    read_seconds: float = 15.0  # between two packets
    redirects: int = 10
    headers: int = 1000  # fields; together at most 100 KB


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer, of any status.

    `chain` holds the addresses that were asked, in order, and ends with `final_url`. Header
    names are in lower case; repeated ones are joined by a comma. `elapsed` is in seconds and
    spans all hops. `fetched_at` is the caller's clock, if it gave one.
    """

    url: str
    final_url: str
    chain: tuple[str, ...]
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    elapsed: float = 0.0
    fetched_at: datetime | None = None

    @property
    def ok(self) -> bool:
        """Status 200 to 299."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def not_modified(self) -> bool:
        """The validators that were sent still hold; there is no body."""
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def redirected(self) -> bool:
        return len(self.chain) > 1

    @property
    def content_type(self) -> str | None:
        """The media type in lower case without parameters, such as `text/html`."""
        return content_type_parts(self.headers.get("content-type"))[0]

    @property
    def charset(self) -> str | None:
        """The character set that the header claims: a hint, often wrong."""
        return content_type_parts(self.headers.get("content-type"))[1]

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        return self.headers.get("last-modified")

    @property
    def retry_after(self) -> str | None:
        """The header as it came; `hosts.read_retry_after` turns it into seconds."""
        return self.headers.get("retry-after")

    @property
    def body_hash(self) -> str:
        """SHA-256 of the body in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


@lru_cache(maxsize=256)
def content_type_parts(header: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header, in lower case, None where absent."""
    if not header:
        return None, None
    kind, *parameters = header[:500].split(";")
    charset = None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'").lower() or None
    return kind.strip().lower() or None, charset
