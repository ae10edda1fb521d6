"""A web server on loopback for benchmarks: bodies are made beforehand or by a function."""

import asyncio
import contextlib
import multiprocessing
from collections.abc import Awaitable, Callable, Iterator, Mapping
from multiprocessing.connection import Connection

Answer = Callable[[str, str, asyncio.StreamWriter], Awaitable[None]]
Bodies = Mapping[tuple[str, str], bytes]
Start = Callable[[int], Answer]


def plain(body: bytes, *, status: str = "200 OK", headers: str = "") -> bytes:
    """One answer, ready to be sent."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


NOT_FOUND = plain(b"", status="404 Not Found")


@contextlib.contextmanager
def serving(start: Start) -> Iterator[int]:
    """A process of its own that answers by what `start` gives there for its port; yields it."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(start, theirs), daemon=True)
    process.start()
    try:
        yield int(ours.recv())
    finally:
        process.kill()
        process.join()


def from_memory(make: Callable[[int], Bodies], port: int) -> Answer:
    """Answers each (host without port, path) by the body made for it."""
    ready = {place: plain(body) for place, body in make(port).items()}

    async def answer(host: str, path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(ready.get((host, path), NOT_FOUND))

    return answer


def _run(start: Start, told: Connection) -> None:
    asyncio.run(_serve(start, told))


async def _serve(start: Start, told: Connection) -> None:
    answers: list[Answer] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                path = head.split(" ", 2)[1]
                hosts = (each for each in head.split("\r\n") if each[:5].lower() == "host:")
                host = next(hosts, "")[5:].strip()
                await answers[0](host.split(":")[0], path, writer)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    answers.append(start(port))
    told.send(port)
    async with server:
        await server.serve_forever()
