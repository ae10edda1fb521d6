"""Keeps the processes of one machine running: starts them, restarts the dead, ends them all."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

STOP_SECONDS = 4.0  # what a process gets to end in good order; Ctrl-C promises five in all
CHECK_SECONDS = 0.5
SHORTEST_PAUSE = 0.5  # seconds between two starts of one process, doubled up to the longest
LONGEST_PAUSE = 8.0
STEADY_SECONDS = 30.0  # a process that ran this long starts over with the shortest pause
PR_SET_PDEATHSIG = 1
NO_USE = 3  # exit code of a process that says itself that starting it again is no use
READY_SECONDS = 30.0


@dataclass(slots=True)
class Child:
    """One process to keep running.

    Those behind it are started once it is `ready`. `patience` is how often in a row it may end
    with an error soon after its start; 0 is for ever.
    """

    name: str
    arguments: Sequence[str]
    ready: Callable[[], bool] | None = None
    patience: int = 0
    process: subprocess.Popen[bytes] | None = None
    pause: float = SHORTEST_PAUSE
    started: float = 0.0
    failures: int = 0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  # our own modules
            [sys.executable, *self.arguments],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,  # the command's own output stays its own
            start_new_session=True,
            preexec_fn=tied_to(os.getpid()) if sys.platform == "linux" else None,
        )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def has_given_up(self) -> bool:
        """Whether it is no use to start it again."""
        if self.process is not None and self.process.poll() == NO_USE:
            return True
        return 0 < self.patience <= self.failures

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while self.ready and self.is_running and time.monotonic() < deadline and not self.ready():
            time.sleep(0.1)

    def revive(self) -> None:
        """Start it again when it has died, after a pause that grows while it keeps dying."""
        if self.is_running:
            return
        age = time.monotonic() - self.started
        if age < self.pause or self.has_given_up:
            return
        failed = self.process is not None and (self.process.returncode or 0) > 0
        self.failures = self.failures + 1 if failed and age < STEADY_SECONDS else 0
        self.pause = SHORTEST_PAUSE if age > STEADY_SECONDS else min(self.pause * 2, LONGEST_PAUSE)
        self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.is_running:
            self.process.terminate()

    def stop(self, deadline: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass(slots=True)
class Supervisor:
    """Runs children until Ctrl-C or SIGTERM; `watch` is called between looks at them."""

    children: list[Child]
    watch: Callable[[], None] = lambda: None
    stopping: bool = field(default=False, init=False)

    def run(self, until: Callable[[], bool] = lambda: False) -> None:
        """Keep all running until told to stop, the condition holds, or one has given up."""
        previous = {sign: signal.signal(sign, self._stop) for sign in _SIGNALS}
        try:
            for child in self.children:
                child.start()
                child.wait_until_ready()
            while not self.stopping and not until() and not self.has_given_up:
                self.watch()
                for child in self.children:
                    child.revive()
                time.sleep(CHECK_SECONDS)
        finally:
            self.stop()
            for sign, handler in previous.items():
                signal.signal(sign, handler)

    @property
    def has_given_up(self) -> bool:
        return any(child.has_given_up for child in self.children)

    def stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self.children:
            child.stop(deadline)

    def _stop(self, _signal: int, _frame: object) -> None:
        self.stopping = True


_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def tied_to(parent: int) -> Callable[[], None]:
    """For a new child: Linux ends it when its parent is killed, so that ports become free."""

    def tie() -> None:
        if sys.platform != "linux":
            return
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # killed before we asked
            os._exit(1)

    return tie
