"""The network under every request: checks each address at connect, and keeps the deadline."""

import socket
import threading
import time
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpcore

from kentongan.engine.fetch.addresses import is_public
from kentongan.engine.fetch.errors import Refused, TooLarge, TooSlow, Unreachable

# (host in lower case, port) -> (IP address, port)
Resolver = Mapping[tuple[str, int], tuple[str, int]]

# A name with many addresses is tried at its first few only.
_ADDRESSES_TRIED = 4


@dataclass(slots=True, kw_only=True)
class Exchange:
    """What one request may still use, and how far it has come."""

    url: str
    deadline: float  # of time.monotonic()
    wire_bytes_left: int
    connected: bool = False  # a new connection was made for it
    sent: bool = False  # some of the request was given to the network
    received: bool = False  # some of an answer came back

    def remaining(self, timeout: float | None) -> float:
        """Seconds that the next step may take."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TooSlow("The total time limit passed.", url=self.url, sent=self.sent)
        return left if timeout is None else min(left, timeout)


current: ContextVar[Exchange] = ContextVar("current")


class GuardStream(httpcore.NetworkStream):
    """One connection; every read and write is charged to the exchange that runs on it now."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        exchange = current.get()
        data = self._stream.read(max_bytes, exchange.remaining(timeout))
        exchange.received = exchange.received or bool(data)
        exchange.wire_bytes_left -= len(data)
        if exchange.wire_bytes_left < 0:
            raise TooLarge("The answer is too large.", url=exchange.url, sent=exchange.sent)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        exchange = current.get()
        left = exchange.remaining(timeout)
        exchange.sent = True
        self._stream.write(buffer, left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = current.get().remaining(timeout)
        return GuardStream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Guard(httpcore.NetworkBackend):
    """Connects to public addresses only, and to the very address that was checked.

    `resolver` is the one exemption: an exact (host, port) that it names is connected to the
    (IP address, port) that it gives, unchecked. It is read at every connect.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        exchange = current.get()
        failure: Exception | None = None
        for address, real_port in self._targets(host, port, timeout, exchange):
            try:
                stream = self._network.connect_tcp(
                    address, real_port, exchange.remaining(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            exchange.connected = True
            return GuardStream(stream)
        raise failure or Unreachable(f"{host} has no address.", url=exchange.url)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        raise Refused("A local socket is not on the web.", url=path)

    def sleep(self, seconds: float) -> None:
        self._network.sleep(seconds)

    def _targets(
        self, host: str, port: int, timeout: float | None, exchange: Exchange
    ) -> list[tuple[str, int]]:
        exempt = self._resolver.get((host.lower(), port))
        if exempt is not None:
            return [exempt]
        found = _look_up(host, port, exchange.remaining(timeout), exchange)
        public = [address for address in found if is_public(address)]
        if found and not public:
            raise Refused(
                f"{host} leads to an address that is not public ({found[0]}).", url=exchange.url
            )
        return [(address, port) for address in public[:_ADDRESSES_TRIED]]


def _look_up(host: str, port: int, seconds: float, exchange: Exchange) -> list[str]:
    """The addresses of `host`, each once, in the system's order.

    The system's resolver takes no time limit, so it runs in a thread that we stop waiting for.
    """
    found: list[str] = []
    failure: list[Exception] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failure.append(error)
        else:
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    thread = threading.Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TooSlow(f"The name {host} was not resolved in time.", url=exchange.url)
    if failure:
        raise Unreachable(f"The name {host} is not known.", url=exchange.url) from failure[0]
    return list(found)
