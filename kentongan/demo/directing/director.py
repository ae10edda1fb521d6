"""Plays every step in order of time, on a clock that jumps from one to the next."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import InterfaceError, OperationalError, connection

from kentongan.core import clocks
from kentongan.web.progress import ALL, tell

from . import cast, citizens, office, ticks
from .settling import settle
from .stage import Stage, Step, is_done, perform

END = "end"
AGAIN_SECONDS = 1.0
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Director:
    """Plays a stage's world; killed and started again, it goes on where it stopped."""

    stage: Stage
    stop: Callable[[], bool] = lambda: False

    def play(self) -> None:
        """All steps that were not played yet, then the end. The clock stays at the world's end."""
        steps = self.steps()
        for number, step in enumerate(steps):
            if self.stop():
                return
            self._play_one(step)
            self._again(partial(_tell, number, len(steps)))
        self._again(lambda: _tell(len(steps), len(steps)))
        self._play_one(Step(key=END, at=self.stage.world.end, play=lambda: None))

    def steps(self) -> list[Step]:
        found = [
            *cast.steps(self.stage),
            *ticks.steps(self.stage),
            *citizens.steps(self.stage),
            *office.steps(self.stage),
        ]
        return sorted(found, key=lambda step: step.at)

    def _play_one(self, step: Step) -> None:
        if self._again(lambda: is_done(step.key)):
            return
        self._again(lambda: clocks.freeze(step.at))
        self._again(ticks.pass_time)
        settle(self.stop)
        self._again(lambda: perform(step))
        settle(self.stop)

    def _again(self, what: Callable[[], object]) -> object:
        """Do it, and again while the database or the web process is starting anew."""
        while True:
            try:
                return what()
            except (OperationalError, InterfaceError, ConnectionError, OSError) as error:
                if self.stop():
                    return None
                log.warning("demo waits: %s", type(error).__name__)
                connection.close()
                time.sleep(AGAIN_SECONDS)


def has_ended() -> bool:
    return is_done(END)


def _tell(done: int, total: int) -> None:
    tell(round(ALL * done / max(total, 1)))
