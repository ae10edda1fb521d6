"""The one lock of a home: who may start or stop its server right now, and who is using it.

The lock is the kernel's, so it goes with the process that held it, however that ended. The same
file records the users of the server as (process id, time it began), because a process id alone may
meanwhile belong to another program.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil

from kentongan.core.database.account import keep_owner
from kentongan.core.database.errors import PlaceError, PostgresError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_WAIT = 90.0  # seconds; longer than the 60 that a start may take
_PAUSE = 0.05  # seconds between two tries
_CLOCK_SLACK = 1.0  # seconds by which two readings of a process's start may differ


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A process that uses the server."""

    pid: int
    began: float

    @classmethod
    def current(cls) -> "User":
        return cls(pid=os.getpid(), began=psutil.Process().create_time())

    @property
    def lives(self) -> bool:
        """Whether this very process still runs."""
        try:
            began = psutil.Process(self.pid).create_time()
        except psutil.Error:
            return False
        return abs(began - self.began) < _CLOCK_SLACK


@dataclass(slots=True, kw_only=True)
class State:
    """What the lock file records: where the server's data and socket are, and who uses it."""

    cluster: str = ""
    socket: str = ""
    port: int = 5432
    owner: User | None = None
    users: list[User] = field(default_factory=list)

    def forget_the_dead(self) -> None:
        """Drop every process that has ended, however it ended."""
        self.users = [user for user in self.users if user.lives]
        if self.owner and not self.owner.lives:
            self.owner = None


def read_state(path: Path) -> State:
    """The recorded state; an empty one when there is none or it cannot be read."""
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        owner = raw.get("owner")
        return State(
            cluster=str(raw.get("cluster", "")),
            socket=str(raw.get("socket", "")),
            port=int(raw.get("port", 5432)),
            owner=User(**owner) if owner else None,
            users=[User(**user) for user in raw.get("users", [])],
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return State()


@contextmanager
def locked(path: Path, home: Path) -> Iterator[State]:
    """Hold the lock of a home; the state is read before and written back after.

    Raises PlaceError when the file belongs to another account, PostgresError when another
    process holds the lock for longer than a start can take.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise PlaceError(
            f"{path} cannot be opened ({error.strerror}). KENTONGAN_HOME must belong to the"
            " account that runs Kentongan."
        ) from error
    try:
        keep_owner(path, home)
        _wait_for(handle, path)
        state = read_state(path)
        state.forget_the_dead()
        try:
            yield state
        finally:
            _write(handle, state)
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path) -> None:
    deadline = time.monotonic() + LOCK_WAIT
    while not _try_lock(handle):
        if time.monotonic() > deadline:
            raise PostgresError(
                f"Another process has been starting or stopping the database for {LOCK_WAIT:.0f}"
                f" seconds and holds {path}. Wait for it, or end it, and try again."
            )
        time.sleep(_PAUSE)


def _write(handle: int, state: State) -> None:
    text = json.dumps(asdict(state)).encode()
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, text)
    os.ftruncate(handle, len(text))


if sys.platform == "win32":

    def _try_lock(handle: int) -> bool:
        # A byte far behind the text, so that others can read the state meanwhile.
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
