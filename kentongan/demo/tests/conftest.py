"""The demo world and its outlets, made once: both are read-only."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from kentongan.demo.outlets import OutletServer
from kentongan.demo.world import World, load
from kentongan.demo.world.dates import WorldCalendar


@dataclass
class VirtualClock:
    """A clock that stands where a test puts it."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Reply:
    """What a plain HTTP client got."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Browser:
    """Asks the server as an HTTP client does, by Host header."""

    server: OutletServer
    clock: VirtualClock

    def get(self, outlet: str, path: str = "/", **headers: str) -> Reply:
        return self.get_from(f"{outlet}.localhost:{self.server.port}", path, **headers)

    def get_from(self, host: str, path: str = "/", **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Host": host, **fields})
        response = connection.getresponse()
        reply = Reply(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return reply

    def source(self, outlet: str, **headers: str) -> Reply:
        return self.get(outlet, self.server.world.outlet(outlet).source_path, **headers)


@pytest.fixture(scope="session")
def world() -> World:
    return load(seed=1)


@pytest.fixture
def browser(world: World) -> Iterator[Browser]:
    clock = VirtualClock(world.end)
    with OutletServer(world, clock, delay_seconds=0) as server:
        yield Browser(server, clock)


@pytest.fixture
def moment(world: World) -> Callable[[str], datetime]:
    """A moment of the unshifted world, as `H3 05:42`."""
    return WorldCalendar(weeks=world.weeks).moment
