"""What callers ask for, so that the real fetcher and its double stand for one another."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from kentongan.engine.fetch.response import Limits, Response


class AnyFetcher(Protocol):
    """The face of `Fetcher` and of `MemoryFetcher`; the first documents the parameters."""

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str | None = None,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        fetched_at: datetime | None = None,
    ) -> Response: ...

    def send(
        self,
        method: str,
        url: str,
        *,
        content: bytes | None = None,
        json: Any = None,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | Sequence[tuple[str, Any]] | None = None,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        fetched_at: datetime | None = None,
    ) -> Response: ...

    def post(
        self,
        url: str,
        *,
        content: bytes | None = None,
        json: Any = None,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | Sequence[tuple[str, Any]] | None = None,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        fetched_at: datetime | None = None,
    ) -> Response: ...

    def close(self) -> None: ...
