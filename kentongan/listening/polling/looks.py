"""What one look at a source brought, before anything of it is kept."""

from dataclasses import dataclass

from kentongan.engine.fetch import Response
from kentongan.listening.enums import PollOutcome
from kentongan.listening.kinds import Brought, Found

NOTHING = Brought()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look brought; `response` is None when nothing came.

    `wait` is in seconds, where the site said when to come back.
    """

    outcome: PollOutcome
    detail: str = ""
    brought: Brought = NOTHING
    response: Response | None = None
    wait: float | None = None

    @property
    def found(self) -> tuple[Found, ...]:
        return self.brought.found

    @property
    def seen(self) -> int:
        return len(self.brought.found) + len(self.brought.posts) + self.brought.rejected
