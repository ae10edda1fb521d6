"""The parent's side: starts the reading process, gives it pages, ends it when it must."""

import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from kentongan.engine.guarded import child
from kentongan.engine.guarded.messages import GaveUp, Job, Lesson, PageRead

SECONDS = 10.0  # for one page
START_SECONDS = 60.0  # until the process is there; a busy machine is slow
LEARN_SECONDS = 30.0
PROGRAM = f"import sys; from {child.__name__} import main; main(sys.argv[1:])"
RECYCLE = 3000  # pages, then a fresh process: parsers leak


@dataclass(slots=True)
class _Process:
    popen: subprocess.Popen[bytes]
    talk: "Connection[Any, Any]"
    pages: int = 0

    def end(self) -> None:
        self.talk.close()
        self.popen.kill()
        self.popen.wait()


class GuardedReader:
    """One reading process, started when the first page comes; safe to share between threads."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: _Process | None = None
        self._lock = threading.Lock()

    def read(self, job: Job) -> PageRead:
        """Raises GaveUp on a page that takes too long or too much memory."""
        answer = self._ask(job, self._seconds)
        if not isinstance(answer, PageRead):
            raise TypeError("a page was asked for")
        return answer

    def learn(self, jobs: Sequence[Job]) -> Lesson:
        """The template of these pages of one site. Raises GaveUp."""
        answer = self._ask(list(jobs), LEARN_SECONDS)
        if not isinstance(answer, Lesson):
            raise TypeError("a template was asked for")
        return answer

    @property
    def pid(self) -> int | None:
        """Of the reading process, if there is one."""
        return None if self._process is None else self._process.popen.pid

    def close(self) -> None:
        with self._lock:
            self._end()

    def _ask(self, question: object, seconds: float) -> object:
        if sys.platform == "win32":  # it hands no sockets to a process
            return child.answer(question)
        with self._lock:
            process = self._process
            if process is None or process.pages >= RECYCLE or process.popen.poll() is not None:
                self._end()
                process = self._process = _start()
            process.pages += 1
            try:
                process.talk.send(question)
                if not process.talk.poll(seconds):
                    raise GaveUp("time")
                return process.talk.recv()
            except GaveUp:
                self._end()
                raise
            except (EOFError, OSError) as error:
                self._end()
                raise GaveUp("memory") from error

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


def _start() -> _Process:
    ours, theirs = socket.socketpair()
    with theirs:
        popen = subprocess.Popen(  # noqa: S603  # our own module
            [sys.executable, "-c", PROGRAM, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
    process = _Process(popen, Connection(ours.detach()))
    try:
        if process.talk.poll(START_SECONDS) and process.talk.recv() == child.READY:
            return process
    except (EOFError, OSError):
        pass
    process.end()
    raise RuntimeError("The reading process does not start.")
