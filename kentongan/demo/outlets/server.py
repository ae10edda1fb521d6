"""Serves all outlets by Host header on one loopback port, in a thread of its own."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Self

from kentongan.demo.outlets.responses import Response, plain
from kentongan.demo.outlets.sites import Site
from kentongan.demo.world.dates import WIB
from kentongan.demo.world.records import World

REQUEST_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request as the log keeps it."""

    outlet: str
    target: str
    status: int


class OutletServer:
    """All outlets of a world over HTTP, at the moment that `now()` tells.

    Use as a context manager, or `start()` and `stop()`. `delay_seconds` is how long the slow
    outlet takes (None: as its data say; 0: not at all). Port 0 takes a free port.
    """

    def __init__(
        self,
        world: World,
        now: Callable[[], datetime],
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        delay_seconds: float | None = None,
    ) -> None:
        self.world = world
        self.now = now
        self.host = host
        self.delay_seconds = delay_seconds
        self._outlets = {outlet.host: outlet for outlet in world.outlets}
        self._visits: list[Visit] = []
        self._lock = threading.Lock()
        handler = type("OutletHandler", (_Handler,), {"server_of": self})
        self._http = _Server((host, port), handler)
        self.port: int = self._http.server_address[1]
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.stop()

    def start(self) -> None:
        """Begins to answer."""
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stops answering and frees the port."""
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.server_close()

    def url(self, outlet: str, path: str = "/") -> str:
        """The address of a path on an outlet's site."""
        return f"http://{outlet}.localhost:{self.port}{path}"

    def source_url(self, outlet: str) -> str:
        """The address of an outlet's feed or sitemap."""
        return self.url(outlet, self.world.outlet(outlet).source_path)

    def article_url(self, article_id: str) -> str:
        """The address of an article."""
        article = self.world.article(article_id)
        return self.url(article.outlet, article.path)

    def resolver_map(self) -> dict[tuple[str, int], tuple[str, int]]:
        """Where each outlet's name and port lead, for `engine.fetch`."""
        return {(host, self.port): (self.host, self.port) for host in self._outlets}

    def visits(self) -> tuple[Visit, ...]:
        """All requests so far."""
        with self._lock:
            return tuple(self._visits)

    def counts(self) -> Counter[str]:
        """The number of requests by outlet."""
        return Counter(visit.outlet for visit in self.visits())

    def answer(self, host_header: str, target: str) -> tuple[str, Response]:
        """The outlet asked (empty when unknown) and its answer."""
        outlet = self._outlets.get(host_header.partition(":")[0].lower())
        if outlet is None:
            return "", self._directory(host_header)
        if outlet.delay_seconds:
            time.sleep(outlet.delay_seconds if self.delay_seconds is None else self.delay_seconds)
        site = Site(world=self.world, outlet=outlet, base_url=self.url(outlet.slug, ""))
        return outlet.slug, site.respond(target, now=self.now().astimezone(WIB))

    def record(self, visit: Visit) -> None:
        """Keeps a request in the log."""
        with self._lock:
            self._visits.append(visit)

    def _directory(self, host_header: str) -> Response:
        if host_header.partition(":")[0] not in {"localhost", self.host}:
            return plain(421, "Tidak ada media dengan nama itu di sini. CONTOH.")
        lines = [f"{outlet.name}: {self.url(outlet.slug)}" for outlet in self.world.outlets]
        return plain(200, "CONTOH: media fiktif demo Kentongan\n\n" + "\n".join(lines) + "\n")


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who hangs up is no fault of ours; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on


class _Handler(BaseHTTPRequestHandler):
    server_of: ClassVar[OutletServer]
    protocol_version = "HTTP/1.1"
    server_version = "ContohOutlet/1"
    sys_version = ""
    timeout = REQUEST_SECONDS

    def do_GET(self) -> None:
        self._reply(with_body=True)

    def do_HEAD(self) -> None:
        self._reply(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the terminal quiet; `OutletServer.visits` is the log."""

    def _reply(self, *, with_body: bool) -> None:
        outlet, response = self.server_of.answer(self.headers.get("Host", ""), self.path)
        status = HTTPStatus.NOT_MODIFIED if self._is_unchanged(response) else response.status
        self.server_of.record(Visit(outlet=outlet, target=self.path, status=status))
        self.send_response(status)
        self._send_headers(response, bodiless=status == HTTPStatus.NOT_MODIFIED)
        self.end_headers()
        if with_body and status != HTTPStatus.NOT_MODIFIED:
            self.wfile.write(response.body)

    def _send_headers(self, response: Response, *, bodiless: bool) -> None:
        if response.location:
            self.send_header("Location", response.location)
        if response.status == HTTPStatus.OK:
            self.send_header("ETag", response.validator)
            if response.changed_at is not None:
                stamp = response.changed_at.astimezone(UTC)
                self.send_header("Last-Modified", format_datetime(stamp, usegmt=True))
        if not bodiless:
            self.send_header("Content-Type", response.content_type)
            self.send_header("Content-Length", str(len(response.body)))

    def _is_unchanged(self, response: Response) -> bool:
        if response.status != HTTPStatus.OK:
            return False
        tag = self.headers.get("If-None-Match")
        if tag is not None:
            return response.validator in [part.strip() for part in tag.split(",")]
        since = self.headers.get("If-Modified-Since")
        if since is None or response.changed_at is None:
            return False
        try:
            return response.changed_at.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False
