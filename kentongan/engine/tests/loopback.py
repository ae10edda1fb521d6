"""A web server on loopback whose pages may misbehave at the level of the socket."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "site.localhost"


@dataclass
class Site:
    """`seen` holds (method, path, headers, body) of every request."""

    port: int
    seen: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def resolver(self) -> dict[tuple[str, int], tuple[str, int]]:
        return {(HOST, self.port): ("127.0.0.1", self.port)}

    def url(self, path: str) -> str:
        return f"http://{HOST}:{self.port}{path}"


Page = Callable[[BaseHTTPRequestHandler], None]


def page(body: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Page:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(location: str, *, status: int = 302) -> Page:
    return page(b"", status=status, headers={"Location": location})


@contextmanager
def serving(pages: Mapping[str, Page], *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A running site; its port is free, its name resolves only through `Site.resolver`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.seen.append((self.command, self.path, headers, body))
            missing = page(b"not here", status=404)
            try:
                pages.get(self.path, missing)(self)
            except OSError:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        site = Site(port=server.server_address[1])
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
