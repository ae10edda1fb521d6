"""The one way out: requests over the guarded network, redirects followed by hand."""

import ssl
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self

import httpcore
import httpx

from kentongan.engine.fetch import wire
from kentongan.engine.fetch.errors import Refused, Unreachable
from kentongan.engine.fetch.guard import Exchange, Guard, Resolver, current
from kentongan.engine.fetch.response import Limits, Response

_KEEPALIVE_SECONDS = 15.0


class Fetcher:
    """Gets and posts over HTTP without ever touching a private address.

    Safe to share between threads; close it, or use it in a `with`. It keeps no cookies, reads no
    proxy or credential from the environment, and returns a `Response` for every status: only a
    request without a usable answer raises, always a `FetchError`.

    `resolver` maps an exact (host in lower case, port) to (IP address, port) and is the only
    exemption from the address check. `ssl_context` replaces the usual certificate check.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        resolver: Resolver | None = None,
        limits: Limits | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._limits = limits or Limits()
        guard = Guard(resolver if resolver is not None else {})
        context = ssl_context or httpx.create_ssl_context(trust_env=False)
        self._reading = _pool(guard, context, keepalive=20)
        # A write never runs on a used connection: a server that closes an idle connection at
        # that moment would leave us not knowing whether it acted.
        self._writing = _pool(guard, context, keepalive=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._reading.close()
        self._writing.close()

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
        """The page at `url` after its redirects; status 304 when the validators still hold."""
        asked = {
            **wire.named(
                {"If-None-Match": etag, "If-Modified-Since": last_modified, "Accept": accept}
            ),
            **(headers or {}),
        }
        limits = limits or self._limits
        started = time.monotonic()
        exchange = wire.open_exchange(url, limits, started)
        chain: list[str] = []
        target = url
        while True:
            request = self._request("GET", target, asked)
            chain.append(str(request.url))
            status, answered, body = self._read(request, exchange, limits)
            location = answered.get("location")
            if status not in wire.REDIRECTS or not location:
                break
            target = wire.next_hop(chain, location, limits)
            if httpx.URL(chain[0]).host != wire.read_address(target).host:
                asked = wire.without_secrets(asked)
        return Response(
            url=url,
            final_url=chain[-1],
            chain=tuple(chain),
            status=status,
            headers=answered,
            body=body,
            elapsed=time.monotonic() - started,
            fetched_at=fetched_at,
        )

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
        """One request that may change something: sent once, never repeated, never redirected.

        A redirect comes back as the response that it is. `json`, `data` (a form) and `files`
        (multipart: name -> (file name, bytes, media type)) set the Content-Type.
        """
        limits = limits or self._limits
        started = time.monotonic()
        exchange = wire.open_exchange(url, limits, started)
        request = self._request(
            method, url, headers or {}, content=content, json=json, data=data, files=files
        )
        status, answered, body = self._ask(self._writing, request, exchange, limits)
        return Response(
            url=url,
            final_url=str(request.url),
            chain=(str(request.url),),
            status=status,
            headers=answered,
            body=body,
            elapsed=time.monotonic() - started,
            fetched_at=fetched_at,
        )

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
            limits=limits,
            fetched_at=fetched_at,
        )

    def _request(
        self, method: str, url: str, headers: Mapping[str, str], **body: Any
    ) -> httpx.Request:
        fields = {
            "User-Agent": self._user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            **headers,
        }
        try:
            return httpx.Request(method, wire.read_address(url), headers=fields, **body)
        except UnicodeEncodeError as error:
            raise Refused("A header holds characters that HTTP cannot carry.", url=url) from error

    def _read(
        self, request: httpx.Request, exchange: Exchange, limits: Limits
    ) -> tuple[int, dict[str, str], bytes]:
        """`_ask`, once more when a kept connection turned out to be closed."""
        exchange.connected = exchange.received = False
        try:
            return self._ask(self._reading, request, exchange, limits)
        except Unreachable:
            if exchange.connected or exchange.received:
                raise
            return self._ask(self._reading, request, exchange, limits)

    def _ask(
        self,
        pool: httpcore.ConnectionPool,
        request: httpx.Request,
        exchange: Exchange,
        limits: Limits,
    ) -> tuple[int, dict[str, str], bytes]:
        exchange.url = str(request.url)
        token = current.set(exchange)
        try:
            with (
                wire.translated(exchange),
                pool.stream(
                    request.method,
                    wire.core_url(request.url),
                    headers=request.headers.raw,
                    content=request.read() or None,
                    extensions={"timeout": wire.timeouts(exchange, limits)},
                ) as answer,
            ):
                headers = wire.read_headers(answer, exchange, limits)
                return answer.status, headers, wire.read_body(answer, headers, exchange, limits)
        finally:
            current.reset(token)


def _pool(guard: Guard, context: ssl.SSLContext, *, keepalive: int) -> httpcore.ConnectionPool:
    return httpcore.ConnectionPool(
        ssl_context=context,
        max_connections=64,
        max_keepalive_connections=keepalive,
        keepalive_expiry=_KEEPALIVE_SECONDS,
        network_backend=guard,
    )
