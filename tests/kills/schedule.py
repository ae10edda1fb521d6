"""When to kill what: drawn from a seed, spread over the whole run."""

import random
from dataclasses import dataclass
from enum import StrEnum

LONGEST_DELAY = 1.5  # seconds after the step began; a step lasts about one
LATEST = 0.9  # of all steps: whoever is killed later may not be back before the end


class Victim(StrEnum):
    WORKER = "worker"
    POSTGRES = "postgres"
    WEB = "web"
    GROUP = "group"  # everything at once; then the command is started again


# Issue 2, "done when" 4.
FULL = {Victim.WORKER: 10, Victim.POSTGRES: 10, Victim.WEB: 3, Victim.GROUP: 1}


@dataclass(frozen=True, slots=True, order=True)
class Kill:
    """`delay` seconds after so many steps of the demo were played."""

    after: int
    delay: float
    victim: Victim


def draw(seed: int, *, steps: int, counts: dict[Victim, int] = FULL) -> list[Kill]:
    """The kills in order; none so late that the run could end before it."""
    chance = random.Random(seed)
    last = int(steps * LATEST)
    return sorted(
        Kill(chance.randrange(1, last), chance.uniform(0, LONGEST_DELAY), victim)
        for victim, count in counts.items()
        for _ in range(count)
    )
