"""What a piece of work costs by the clock and of the processors."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench._office import processor_seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds by the clock, and of the processors (the database's counted in)."""

    clock: float
    processor: float


def spent_on(processes: Sequence[int], work: Callable[[], object]) -> Spent:
    before = sum(map(processor_seconds, processes))
    started = time.perf_counter()
    work()
    clock = time.perf_counter() - started
    return Spent(clock=clock, processor=sum(map(processor_seconds, processes)) - before)
