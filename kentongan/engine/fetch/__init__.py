"""Everything that leaves this machine over HTTP leaves here.

    with Fetcher(user_agent="Kentongan/1.0 (+https://example.go.id/bot)") as fetcher:
        response = fetcher.get(url, etag=etag)

Untrusted on both ends: an address may lead into our own network, a server may never stop
talking. So each connect is checked after the name is resolved and goes to the address that was
checked (no rebinding), only http and https are spoken, redirects are followed here and each is
checked anew, gzip is unpacked under a bound, and size, headers and total time are limited.

    FetchError              no usable answer; .sent tells whether the server may have acted
    ├── Refused             scheme, credentials in the address, or a private machine behind it
    ├── TooLarge            more than Limits.body_bytes after decompression
    ├── TooSlow             a time limit passed
    ├── TooManyRedirects    more than Limits.redirects, or a circle
    ├── Unreachable         no name, no connection, TLS failed, closed before an answer
    └── BadResponse         not HTTP, cut off midway, damaged, or an encoding not asked for

Delivery reads `.sent`: False means that surely nothing was sent and the request may be repeated;
True after a `send` or `post` means that the outcome is unknown. A status such as 500 is not an
error here: it is a `Response`.

`robots` reads robots.txt, `hosts` keeps us polite to each host; both do no I/O.
"""

from kentongan.engine.fetch.addresses import is_public
from kentongan.engine.fetch.client import Fetcher
from kentongan.engine.fetch.errors import (
    BadResponse,
    FetchError,
    Refused,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from kentongan.engine.fetch.guard import Resolver
from kentongan.engine.fetch.memory import MemoryFetcher, Request
from kentongan.engine.fetch.protocol import AnyFetcher
from kentongan.engine.fetch.response import Limits, Response

__all__ = [
    "AnyFetcher",
    "BadResponse",
    "FetchError",
    "Fetcher",
    "Limits",
    "MemoryFetcher",
    "Refused",
    "Request",
    "Resolver",
    "Response",
    "TooLarge",
    "TooManyRedirects",
    "TooSlow",
    "Unreachable",
    "is_public",
]
