"""Between httpcore's terms and ours: addresses, heads, bodies and errors."""

import contextlib
import time
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import httpcore
import httpx

from kentongan.engine.fetch.errors import (
    BadResponse,
    Refused,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from kentongan.engine.fetch.guard import Exchange
from kentongan.engine.fetch.inflate import InflateError, InflateOverflowError, Inflater, is_gzip
from kentongan.engine.fetch.response import Limits

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ADDRESS_MAX_CHARS = 4000
# Head, framing and chunk marks come on top of the body.
_WIRE_OVERHEAD_BYTES = 256 * 1024
# Never shown to another host than the one that the caller named.
_SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})


def read_address(url: str) -> httpx.URL:
    """`url` without its fragment; Refused when it is not one that we ask."""
    if len(url) > _ADDRESS_MAX_CHARS:
        raise Refused("The address is too long.", url=url[:200])
    try:
        parsed = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused(f"This is not an address: {error}", url=url) from error
    if parsed.scheme not in ("http", "https"):
        raise Refused("Only http and https addresses are asked.", url=url)
    if not parsed.host:
        raise Refused("The address names no host.", url=url)
    if parsed.userinfo:
        raise Refused("An address with a name or password in it is not asked.", url=url)
    return parsed


def core_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def next_hop(chain: list[str], location: str, limits: Limits) -> str:
    """Where a redirect from the last of `chain` leads."""
    target = str(read_address(urljoin(chain[-1], location.strip())))
    if target in chain:
        raise TooManyRedirects("The redirects go in a circle.", url=target, sent=True)
    if len(chain) > limits.redirects:
        raise TooManyRedirects(f"More than {limits.redirects} redirects.", url=target, sent=True)
    return target


def named(headers: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if value}


def without_secrets(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _SECRET_HEADERS}


def open_exchange(url: str, limits: Limits, started: float) -> Exchange:
    return Exchange(
        url=url,
        deadline=started + limits.total_seconds,
        wire_bytes_left=limits.body_bytes + _WIRE_OVERHEAD_BYTES,
    )


def timeouts(exchange: Exchange, limits: Limits) -> dict[str, float]:
    return {
        "connect": limits.connect_seconds,
        "read": limits.read_seconds,
        "write": limits.read_seconds,
        "pool": exchange.remaining(None),
    }


def read_headers(answer: httpcore.Response, exchange: Exchange, limits: Limits) -> dict[str, str]:
    """Names in lower case; repeated fields joined by a comma."""
    if len(answer.headers) > limits.headers:
        raise BadResponse("The answer has too many headers.", url=exchange.url, sent=True)
    headers: dict[str, str] = {}
    for raw_name, raw_value in answer.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def read_body(
    answer: httpcore.Response, headers: Mapping[str, str], exchange: Exchange, limits: Limits
) -> bytes:
    """The body, unpacked; never more than the limit is held."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise BadResponse(
            f"The answer is packed as {encoding[:40]}, but only gzip was asked for.",
            url=exchange.url,
            sent=True,
        )
    size = _declared_size(headers)
    if size is not None and size > limits.body_bytes:
        raise _too_large(exchange, limits)
    stream = answer.iter_stream()
    first = next(stream, b"")
    # Some servers announce gzip and send plain text.
    if encoding in ("gzip", "x-gzip") and is_gzip(first):
        return _inflated(first, stream, exchange, limits)
    body = bytearray(first)
    for piece in stream:
        body += piece
        if len(body) > limits.body_bytes:
            raise _too_large(exchange, limits)
    return bytes(body)


def _inflated(first: bytes, stream: Iterator[bytes], exchange: Exchange, limits: Limits) -> bytes:
    inflater = Inflater(limits.body_bytes)
    try:
        body = bytearray(inflater.feed(first))
        for piece in stream:
            body += inflater.feed(piece)
        inflater.finish()
    except InflateOverflowError as error:
        raise _too_large(exchange, limits) from error
    except InflateError as error:
        raise BadResponse(
            f"The compressed answer is damaged: {error}", url=exchange.url, sent=True
        ) from error
    return bytes(body)


def _declared_size(headers: Mapping[str, str]) -> int | None:
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _too_large(exchange: Exchange, limits: Limits) -> TooLarge:
    return TooLarge(
        f"The answer is larger than {limits.body_bytes:,} bytes.", url=exchange.url, sent=True
    )


@contextlib.contextmanager
def translated(exchange: Exchange) -> Iterator[None]:
    """Turns what httpcore raises into our own tree."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise TooSlow(_slow_words(error, exchange), url=exchange.url, sent=exchange.sent) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        kind = BadResponse if exchange.received else Unreachable
        raise kind(_failure_words(error, exchange), url=exchange.url, sent=exchange.sent) from error


def _slow_words(error: Exception, exchange: Exchange) -> str:
    if time.monotonic() >= exchange.deadline:
        return "The total time limit passed."
    if isinstance(error, httpcore.ConnectTimeout):
        return "No connection was made in time."
    return "The server went silent."


def _failure_words(error: Exception, exchange: Exchange) -> str:
    if exchange.received:
        return f"The answer was cut off or is not HTTP: {error}"
    if exchange.sent:
        return f"The connection ended before an answer came: {error}"
    return f"No connection: {error}"
