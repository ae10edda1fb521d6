"""Plays every step in order of time, on a clock that jumps from one to the next."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

import httpx
from django.db import connection

from kentongan.core import clocks
from kentongan.core.database.outage import is_outage
from kentongan.web.progress import ALL, tell

from . import cast, citizens, office, ticks
from .settling import Stuck, settle
from .stage import Stage, Step, is_done, perform

END = "end"
AGAIN_SECONDS = 1.0
PATIENCE = 180.0  # seconds for database and web process to come back
TRIES = 3  # of a step that fails by itself
TIMES = 20  # that the clock is moved on for deliveries that wait
T = TypeVar("T")
log = logging.getLogger(__name__)


class StepFailed(RuntimeError):
    """A step cannot be played; `key` names it, the cause is the last error."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Director:
    """Plays a stage's world; killed and started again, it goes on where it stopped."""

    stage: Stage
    stop: Callable[[], bool] = lambda: False

    def play(self) -> None:
        """All steps that were not played yet, then the end. The clock stays at the world's end.

        Raises StepFailed.
        """
        steps = self.steps()
        for number, step in enumerate(steps):
            if self.stop():
                return
            self._play_or_fail(step)
            self._again(partial(_tell, number, len(steps)))
        self._again(lambda: _tell(len(steps), len(steps)))
        self._play_or_fail(Step(key=END, at=self.stage.world.end, play=lambda: None))

    def steps(self) -> list[Step]:
        found = [
            *cast.steps(self.stage),
            *ticks.steps(self.stage),
            *citizens.steps(self.stage),
            *office.steps(self.stage),
        ]
        return sorted(found, key=lambda step: step.at)

    def _play_or_fail(self, step: Step) -> None:
        for number in range(1, TRIES + 1):
            try:
                self._play_one(step)
            except Exception as error:
                log.exception("step %s failed (%d of %d)", step.key, number, TRIES)
                if number == TRIES or isinstance(error, Stuck):
                    raise StepFailed(step.key) from error
                time.sleep(AGAIN_SECONDS)
            else:
                return

    def _play_one(self, step: Step) -> None:
        if self._again(lambda: is_done(step.key)):
            return
        self._go_to(step.at)
        if step.key == END:
            self._let_all_be_sent()
        self._again(lambda: perform(step))
        settle(self.stop)

    def _go_to(self, at: datetime) -> None:
        self._again(lambda: clocks.freeze(at))
        self._again(ticks.pass_time)
        settle(self.stop)

    def _let_all_be_sent(self) -> None:
        """Time goes on a little where a channel was away and deliveries wait to be tried again."""
        for _ in range(TIMES):
            at = self._again(ticks.next_try)
            if at is None or self.stop():
                return
            self._go_to(at)

    def _again(self, what: Callable[[], T]) -> T | None:
        """Do it, and again while the database or the web process is starting anew."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return what()
            except Exception as error:
                if not _will_pass(error) or time.monotonic() > deadline:
                    raise
                if self.stop():
                    return None
                log.warning("demo waits: %s", type(error).__name__)
                connection.close()
                time.sleep(AGAIN_SECONDS)


def _will_pass(error: Exception) -> bool:
    return is_outage(error) or isinstance(error, (OSError, httpx.TransportError))


def has_ended() -> bool:
    return is_done(END)


def _tell(done: int, total: int) -> None:
    tell(round(ALL * done / max(total, 1)))
