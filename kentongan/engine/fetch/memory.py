"""The double of `Fetcher`: pages from memory, and a record of what was asked."""

import json as json_codec
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from kentongan.engine.fetch.errors import FetchError, Unreachable
from kentongan.engine.fetch.response import Limits, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it was made; `body` is the content, JSON or form as bytes.

    `files` keeps what was to be uploaded. Header names are in lower case.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    files: Mapping[str, Any] | Sequence[tuple[str, Any]] | None = None


Page = bytes | Response | FetchError | Callable[[Request], bytes | Response]


class MemoryFetcher:
    """Answers from `pages`, address -> what happens there.

    Bytes are a body with status 200; a `Response` is given as it is, or as status 304 when the
    request names its etag; an error is raised; a function gets the `Request` and answers. An
    address that is not there is `Unreachable`. `requests` lists all requests in order.
    """

    def __init__(self, pages: Mapping[str, Page] | None = None) -> None:
        self.pages: dict[str, Page] = dict(pages or {})
        self.requests: list[Request] = []
        self.closed = False
        self._lock = threading.Lock()

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
    ) -> Response:
        """The page in memory."""
        asked = {
            "if-none-match": etag,
            "if-modified-since": last_modified,
            "accept": accept,
            **_lower(headers),
        }
        sent = {name: value for name, value in asked.items() if value}
        response = self._answer(Request(method="GET", url=url, headers=sent), fetched_at)
        if etag is not None and response.etag == etag:
            return replace(response, status=304, body=b"")
        return response

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
    ) -> Response:
        """What the page answers to a change."""
        body = content or b""
        if json is not None:
            body = json_codec.dumps(json, ensure_ascii=False).encode()
        elif data is not None:
            body = urlencode(data, doseq=True).encode()
        request = Request(
            method=method.upper(), url=url, headers=_lower(headers), body=body, files=files
        )
        return self._answer(request, fetched_at)

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
    ) -> Response:
        """`send` with the method POST."""
        return self.send(
            "POST",
            url,
            content=content,
            json=json,
            data=data,
            files=files,
            headers=headers,
            fetched_at=fetched_at,
        )

    def close(self) -> None:
        self.closed = True

    def _answer(self, request: Request, fetched_at: datetime | None) -> Response:
        with self._lock:
            self.requests.append(request)
        page = self.pages.get(request.url)
        if page is None:
            raise Unreachable("There is no such page in memory.", url=request.url)
        if isinstance(page, FetchError):
            raise page
        answer = page if isinstance(page, bytes | Response) else page(request)
        if isinstance(answer, bytes):
            answer = Response(
                url=request.url,
                final_url=request.url,
                chain=(request.url,),
                status=200,
                body=answer,
            )
        return replace(answer, fetched_at=fetched_at)


def _lower(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {name.lower(): value for name, value in (headers or {}).items()}
