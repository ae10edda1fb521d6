"""Requests over real sockets, to servers that behave and to servers that do not."""

import gzip
import pickle
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from kentongan.engine.fetch import (
    AnyFetcher,
    BadResponse,
    Fetcher,
    FetchError,
    Limits,
    MemoryFetcher,
    Refused,
    Response,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from kentongan.engine.tests.loopback import HOST, Page, Site, free_port, page, redirect, serving

AGENT = "Kentongan/test (+https://example.go.id)"
QUICK = Limits(total_seconds=1.0, connect_seconds=0.5, read_seconds=0.4, body_bytes=200_000)


def raw(*pieces: bytes, wait: float = 0.0) -> Page:
    """Writes bytes past http.server, with a pause after each, then closes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            stop.wait(wait)
        handler.close_connection = True

    return answer


def endless(head: bytes, piece: bytes, wait: float = 0.0) -> Page:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while not stop.wait(wait):
            handler.wfile.write(piece)
        handler.close_connection = True

    return answer


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def seen_again(handler: BaseHTTPRequestHandler) -> None:
    unchanged = handler.headers.get("If-None-Match") == '"v1"'
    body = b"" if unchanged else b"fresh"
    page(body, status=304 if unchanged else 200, headers={"ETag": '"v1"'})(handler)


stop = threading.Event()
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(bytes(50_000_000))
PAGES = {
    "/": page(b"halo", headers={"Content-Type": "text/html; charset=Windows-1252"}),
    "/conditional": seen_again,
    "/packed": page(gzip.compress(b"isi " * 1000), headers={"Content-Encoding": "gzip"}),
    "/two-members": page(
        gzip.compress(b"satu ") + gzip.compress(b"dua"), headers={"Content-Encoding": "gzip"}
    ),
    "/says-packed": page(b"plain after all", headers={"Content-Encoding": "gzip"}),
    "/packed-cut": page(gzip.compress(b"isi " * 1000)[:-12], headers={"Content-Encoding": "gzip"}),
    "/brotli": page(b"?", headers={"Content-Encoding": "br"}),
    "/bomb": page(BOMB, headers={"Content-Encoding": "gzip"}),
    "/double-bomb": page(gzip.compress(BOMB), headers={"Content-Encoding": "gzip, gzip"}),
    "/declared-large": raw(OK + b"Content-Length: 50000000\r\n\r\n"),
    "/endless": endless(CHUNKED, b"10000\r\n" + bytes(65536) + b"\r\n"),
    "/endless-plain": endless(OK + b"Connection: close\r\n\r\n", bytes(65536)),
    "/endless-hints": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    "/endless-head": endless(OK, b"X-More: " + b"a" * 1000 + b"\r\n"),
    "/drip": endless(CHUNKED, b"1\r\nx\r\n", wait=0.05),
    "/drip-head": endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a", wait=0.05),
    "/silent": raw(b"", wait=3),
    "/silent-midway": raw(CHUNKED, wait=3),
    "/many-headers": raw(
        OK + b"".join(b"X-%d: 1\r\n" % n for n in range(1200)) + b"Content-Length: 0\r\n\r\n"
    ),
    "/not-http": raw(b"SSH-2.0-OpenSSH\r\n"),
    "/short": raw(OK + b"Content-Length: 100\r\n\r\nonly this"),
    "/cut": cut,
    "/moved": redirect("/moved-again", status=301),
    "/moved-again": redirect("/", status=307),
    "/circle": redirect("/circle-back"),
    "/circle-back": redirect("/circle"),
    "/to-loopback": redirect("http://127.0.0.1:1/"),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-mapped": redirect("http://[::ffff:127.0.0.1]/"),
    "/to-decimal": redirect("http://2130706433/"),
    "/to-localhost": redirect("http://localhost/"),
    "/to-file": redirect("file:///etc/passwd"),
    **{f"/hop/{n}": redirect(f"/hop/{n + 1}") for n in range(20)},
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    stop.clear()
    with serving(PAGES) as running:
        yield running
        stop.set()


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with Fetcher(user_agent=AGENT, resolver=site.resolver, limits=QUICK) as made:
        yield made


def test_a_page_comes_with_all_that_is_known_about_it(site: Site, fetcher: Fetcher) -> None:
    clock = datetime(2025, 11, 24, 3, 0, tzinfo=UTC)
    response = fetcher.get(site.url("/#bagian"), accept="text/html", fetched_at=clock)
    assert (response.status, response.body, response.ok) == (200, b"halo", True)
    assert (response.content_type, response.charset) == ("text/html", "windows-1252")
    assert (response.url, response.final_url) == (site.url("/#bagian"), site.url("/"))
    assert response.fetched_at == clock
    assert response.body_hash.startswith("a4e63bcacf6c172a")
    assert response.elapsed > 0
    method, _, headers, _ = site.seen[-1]
    assert (method, headers["user-agent"], headers["accept"]) == ("GET", AGENT, "text/html")
    assert headers["accept-encoding"] == "gzip"
    assert "cookie" not in headers


def test_validators_go_out_and_come_back(site: Site, fetcher: Fetcher) -> None:
    first = fetcher.get(site.url("/conditional"))
    again = fetcher.get(
        site.url("/conditional"), etag=first.etag, last_modified="Mon, 24 Nov 2025 03:00:00 GMT"
    )
    assert first.body == b"fresh"
    assert again.not_modified
    assert again.body == b""
    assert site.seen[-1][2]["if-modified-since"] == "Mon, 24 Nov 2025 03:00:00 GMT"


def test_an_error_status_is_a_response(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.get(site.url("/nowhere")).status == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/packed", b"isi " * 1000),
        ("/two-members", b"satu dua"),
        ("/says-packed", b"plain after all"),
    ],
)
def test_gzip_is_unpacked(site: Site, fetcher: Fetcher, path: str, body: bytes) -> None:
    assert fetcher.get(site.url(path)).body == body


def test_redirects_are_followed_and_kept(site: Site, fetcher: Fetcher) -> None:
    response = fetcher.get(site.url("/moved"))
    assert response.body == b"halo"
    assert response.redirected
    assert response.chain == tuple(site.url(path) for path in ("/moved", "/moved-again", "/"))


@pytest.mark.parametrize(
    "path",
    ["/to-loopback", "/to-metadata", "/to-mapped", "/to-decimal", "/to-localhost", "/to-file"],
)
def test_a_redirect_to_a_private_place_is_refused(site: Site, fetcher: Fetcher, path: str) -> None:
    with pytest.raises(Refused):
        fetcher.get(site.url(path))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://0/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://10.0.0.1/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://168.63.129.16/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "//example.com/",
        "http://user:secret@example.com/",
        "http://",
        "http://exa mple.com:port/",
        "http://example.com/" + "a" * 5000,
    ],
)
def test_an_address_that_we_do_not_ask(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(Refused) as caught:
        fetcher.get(url)
    assert not caught.value.sent


def test_only_the_exact_name_and_port_is_exempt(site: Site, fetcher: Fetcher) -> None:
    for address in (
        f"http://127.0.0.1:{site.port}/",
        f"http://other.localhost:{site.port}/",
        f"http://{HOST}:{free_port()}/",
    ):
        with pytest.raises((Refused, Unreachable)):
            fetcher.get(address)
    assert fetcher.get(f"http://{HOST.upper()}:{site.port}/").ok


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/bomb", TooLarge),
        ("/declared-large", TooLarge),
        ("/endless", TooLarge),
        ("/endless-plain", TooLarge),
        ("/endless-hints", (TooLarge, TooSlow)),
        ("/endless-head", BadResponse),
        ("/drip", TooSlow),
        ("/drip-head", TooSlow),
        ("/silent", TooSlow),
        ("/silent-midway", TooSlow),
        ("/circle", TooManyRedirects),
        ("/hop/0", TooManyRedirects),
        ("/double-bomb", BadResponse),
        ("/brotli", BadResponse),
        ("/packed-cut", BadResponse),
        ("/many-headers", BadResponse),
        ("/not-http", BadResponse),
        ("/short", BadResponse),
        ("/cut", Unreachable),
    ],
)
def test_a_server_that_misbehaves_gets_a_clear_error(
    site: Site,
    fetcher: Fetcher,
    path: str,
    error: type[FetchError] | tuple[type[FetchError], ...] | tuple[type[FetchError], ...],
) -> None:
    with pytest.raises(error) as caught:
        fetcher.get(site.url(path))
    assert caught.value.message
    assert fetcher.get(site.url("/")).ok, "the next request goes on as if nothing had been"


def test_ten_redirects_are_allowed(site: Site, fetcher: Fetcher) -> None:
    assert len(fetcher.get(site.url("/hop/10")).chain) == 11


def test_a_post_that_never_left_says_so(fetcher: Fetcher) -> None:
    closed = free_port()
    nobody = {(HOST, 80): ("127.0.0.1", closed)}
    with (
        Fetcher(user_agent=AGENT, resolver=nobody) as other,
        pytest.raises(Unreachable) as caught,
    ):
        other.post(f"http://{HOST}/", json={"text": "halo"})
    assert not caught.value.sent
    with pytest.raises(Refused) as refused:
        fetcher.post("http://127.0.0.1/", content=b"x")
    assert not refused.value.sent


@pytest.mark.parametrize("path", ["/cut", "/silent", "/short", "/not-http", "/endless"])
def test_a_post_whose_outcome_is_unknown_says_so_and_is_not_repeated(
    site: Site, fetcher: Fetcher, path: str
) -> None:
    before = len(site.seen)
    with pytest.raises(FetchError) as caught:
        fetcher.post(site.url(path), json={"text": "halo"})
    assert caught.value.sent
    assert len(site.seen) == before + 1


def test_a_post_is_never_redirected(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.post(site.url("/moved"), data={"a": "b"}).status == 301
    assert site.seen[-1][1] == "/moved"


def test_bodies_in_the_usual_forms(site: Site, fetcher: Fetcher) -> None:
    fetcher.post(site.url("/"), json={"teks": "Banjir"})
    assert site.seen[-1][2]["content-type"] == "application/json"
    assert site.seen[-1][3] == b'{"teks":"Banjir"}'
    fetcher.post(site.url("/"), data={"chat_id": "7"}, headers={"Authorization": "Bearer x"})
    assert site.seen[-1][3] == b"chat_id=7"
    assert site.seen[-1][2]["authorization"] == "Bearer x"
    fetcher.post(site.url("/"), files={"photo": ("a.png", b"\x89PNG", "image/png")})
    assert b'filename="a.png"' in site.seen[-1][3]
    fetcher.send("DELETE", site.url("/"))
    assert site.seen[-1][0] == "DELETE"


def test_a_secret_header_stays_with_the_host_it_was_meant_for() -> None:
    with serving({"/": page(b"other")}) as other:
        away = f"http://other.localhost:{other.port}/"
        with serving({"/": redirect(away)}) as first:
            names = {
                **first.resolver,
                ("other.localhost", other.port): ("127.0.0.1", other.port),
            }
            with Fetcher(user_agent=AGENT, resolver=names) as fetcher:
                fetcher.get(first.url("/"), headers={"Authorization": "Bearer x"})
        assert first.seen[0][2]["authorization"] == "Bearer x"
        assert "authorization" not in other.seen[0][2]


def test_a_closed_idle_connection_costs_a_get_nothing() -> None:
    def polite_but_short(handler: BaseHTTPRequestHandler) -> None:
        page(b"halo")(handler)
        handler.close_connection = True

    with (
        serving({"/": polite_but_short}) as site,
        Fetcher(user_agent=AGENT, resolver=site.resolver) as fetcher,
    ):
        assert [fetcher.get(site.url("/")).status for _ in range(5)] == [200] * 5


def test_threads_share_one_fetcher(site: Site, fetcher: Fetcher) -> None:
    with ThreadPoolExecutor(8) as threads:
        paths = ["/", "/packed", "/moved", "/conditional"] * 10
        bodies = list(threads.map(lambda path: fetcher.get(site.url(path)).body, paths))
    assert bodies == [b"halo", b"isi " * 1000, b"halo", b"fresh"] * 10


def test_an_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(TooSlow("late", url="http://x/", sent=True)))  # noqa: S301
    assert (type(error), error.url, error.sent, str(error)) == (TooSlow, "http://x/", True, "late")


def test_the_double_stands_for_the_real_one() -> None:
    page_with_etag = Response(
        url="http://a/", final_url="http://a/", chain=("http://a/",), status=200,
        headers={"etag": '"1"'}, body=b"isi",
    )  # fmt: skip
    double = MemoryFetcher(
        {
            "http://a/": page_with_etag,
            "http://b/": lambda request: request.body,
            "http://c/": TooSlow("late", url="http://c/", sent=True),
        }
    )
    fetcher: AnyFetcher = double
    assert fetcher.get("http://a/").body == b"isi"
    assert fetcher.get("http://a/", etag='"1"').not_modified
    assert fetcher.post("http://b/", json={"a": 1}).body == b'{"a": 1}'
    with pytest.raises(TooSlow):
        fetcher.post("http://c/", content=b"")
    with pytest.raises(Unreachable):
        fetcher.get("http://d/")
    assert [request.url for request in double.requests][-1] == "http://d/"
