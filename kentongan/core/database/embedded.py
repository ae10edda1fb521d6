"""The PostgreSQL server of a home: started on demand, shared by all processes, stopped cleanly.

`kentongan up` owns the server. Other commands start it when it is not running and stop it only
when nobody else uses it. Every step holds the home's one lock, so any number of processes may ask
at once, and any of them, or the server, may be killed at any moment.
"""

import os
import socket as sockets
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import psycopg

from kentongan.core.database.account import choose_account
from kentongan.core.database.cluster import (
    START_SECONDS,
    SUPERUSER,
    Cluster,
    reachable_program,
)
from kentongan.core.database.errors import PlaceError
from kentongan.core.database.lock import State, User, locked, read_state
from kentongan.core.database.places import find_cluster, find_socket, recorded_cluster
from kentongan.core.database.processes import Postmaster, find_postmaster
from kentongan.core.database.program import find_program

DATABASE = "kentongan"
_CLIENTS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is known of a home's server; `clients` is None when it does not answer."""

    running: bool
    pid: int | None
    url: str | None
    data: Path
    log: Path
    owner_pid: int | None
    clients: int | None


class EmbeddedPostgres:
    """The server of one home. `owner=True` is for the command that keeps it running (`up`).

    As a context manager it gives the database URL and stops the server at the end, if nobody else
    uses it.
    """

    def __init__(self, home: Path, *, owner: bool = False, sync: bool = True) -> None:
        """`sync=False` makes a new data folder without waiting for the disk (tests only)."""
        self.home = Path(os.path.abspath(home))
        self._wants_to_own = owner
        self._sync = sync

    @property
    def url(self) -> str | None:
        """The database URL as it was last recorded; None before the first start."""
        state = read_state(self._lock_path)
        place = recorded_cluster(self.home, state)
        return self._url(place, state.socket, state.port) if state.socket else None

    @property
    def owner(self) -> bool:
        """Whether this process owns the server now."""
        return read_state(self._lock_path).owner == User.current()

    def ensure(self) -> str:
        """Make sure that the server runs and answers, and give the database URL.

        Raises PostgresError (WrongVersionError, StartError, PlaceError, MissingProgramError).
        """
        self._make_home()
        with locked(self._lock_path, self.home) as state:
            cluster = self._open(state)
            cluster.check_version()
            cluster.create(sync=self._sync)
            postmaster = self._running(cluster) or self._start(cluster, state)
            state.socket, state.port = postmaster.socket, postmaster.port
            url = self._url(cluster.place, state.socket, state.port)
            self._make_database(cluster, state)
            self._register(state)
            return url

    def stop(self, *, now: bool = False, seconds: int = 30) -> bool:
        """Stop using the server, and stop it if nobody else needs it; True when it was stopped.

        Its owner stops it whoever is connected, and so does `now`. It has so many seconds to end
        in good order before it is made to.
        """
        if not self._lock_path.exists():
            return False
        with locked(self._lock_path, self.home) as state:
            me = User.current()
            owned = state.owner == me
            state.users = [user for user in state.users if user != me]
            state.owner = None if owned else state.owner
            postmaster = find_postmaster(recorded_cluster(self.home, state) / "data")
            if postmaster is None or not (owned or now or self._is_idle(state)):
                return False
            self._open(state).stop(postmaster, seconds=seconds)
            return True

    def status(self) -> Status:
        """What is known of the server, without starting or changing anything."""
        state = read_state(self._lock_path)
        state.forget_the_dead()
        place = recorded_cluster(self.home, state)
        postmaster = find_postmaster(place / "data")
        return Status(
            running=postmaster is not None,
            pid=postmaster.pid if postmaster else None,
            url=self.url,
            data=place / "data",
            log=place / "log" / "postgres.log",
            owner_pid=state.owner.pid if state.owner else None,
            clients=self._clients(state) if postmaster else 0,
        )

    def __enter__(self) -> str:
        return self.ensure()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def _lock_path(self) -> Path:
        return self.home / "postgres.lock"

    def _make_home(self) -> None:
        try:
            self.home.mkdir(mode=0o711, parents=True, exist_ok=True)
        except OSError as error:
            raise PlaceError(
                f"The data folder {self.home} cannot be made: {error.strerror}. Set"
                " KENTONGAN_HOME to a folder you can write to."
            ) from error

    def _open(self, state: State) -> Cluster:
        data = recorded_cluster(self.home, state) / "data"
        account = choose_account(data, self.home)
        place = find_cluster(self.home, state, account)
        if state.cluster != str(place):
            state.cluster, state.socket = str(place), ""
        program = reachable_program(find_program(), account, place)
        return Cluster(place=place, account=account, program=program)

    def _running(self, cluster: Cluster) -> Postmaster | None:
        """The running server, once it answers; one whose socket is gone is stopped."""
        deadline = time.monotonic() + START_SECONDS
        while postmaster := find_postmaster(cluster.data):
            if _answers(self._url(cluster.place, postmaster.socket, postmaster.port)):
                return postmaster
            if _is_cut_off(postmaster) or time.monotonic() > deadline:
                cluster.stop(postmaster, seconds=10)
            time.sleep(0.1)
        return None

    def _start(self, cluster: Cluster, state: State) -> Postmaster:
        if os.name == "nt":
            return cluster.start(socket="127.0.0.1", port=_free_port())
        folder = find_socket(cluster.place, state, cluster.account)
        return cluster.start(socket=str(folder), port=5432)

    def _register(self, state: State) -> None:
        me = User.current()
        if me not in state.users:
            state.users.append(me)
        if self._wants_to_own and state.owner is None:
            state.owner = me

    def _make_database(self, cluster: Cluster, state: State) -> None:
        address = self._url(cluster.place, state.socket, state.port, database="postgres")
        with psycopg.connect(address, autocommit=True, connect_timeout=10) as connection:
            known = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)
            ).fetchone()
            if not known:
                connection.execute("CREATE DATABASE kentongan TEMPLATE template0")

    def _is_idle(self, state: State) -> bool:
        return state.owner is None and not state.users and self._clients(state) == 0

    def _clients(self, state: State) -> int | None:
        place = recorded_cluster(self.home, state)
        address = self._url(place, state.socket, state.port, database="postgres")
        try:
            with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
                row = connection.execute(_CLIENTS).fetchone()
        except psycopg.Error:
            return None
        return int(row[0]) if row else None

    def _url(self, place: Path, socket: str, port: int, *, database: str = DATABASE) -> str:
        if os.name == "nt":
            password = quote((place / "password").read_text(), safe="")
            return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}/{database}"
        return f"postgresql://{SUPERUSER}@/{database}?host={quote(socket, safe='/')}&port={port}"


def _answers(url: str) -> bool:
    """Whether the server accepts a connection; a full one answers too."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return "too many clients" in str(error) or "does not exist" in str(error)
    return True


def _is_cut_off(postmaster: Postmaster) -> bool:
    """Whether the server's socket was removed under it (temporary folders are swept)."""
    if os.name == "nt" or not postmaster.socket:
        return False
    return not (Path(postmaster.socket) / f".s.PGSQL.{postmaster.port}").exists()


def _free_port() -> int:
    with sockets.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
