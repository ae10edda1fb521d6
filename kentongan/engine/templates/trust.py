"""How far a template is believed: when to compare it with the consensus, and when it is stale.

A site that changes its layout shows at once in pages that the template cannot read; a change
that it can still read, wrongly, shows only in a comparison. So comparisons are frequent after
learning and grow rare with every one that comes out well.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

ALIKE: Final = 0.9  # likeness to the consensus (0..1) at which a reading is right
FIRST_CHECK: Final = 2  # pages after learning
RAREST_CHECK: Final = 64  # pages between two comparisons at the most
STRIKES: Final = 3  # bad pages among the last five that make a template stale
WINDOW: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The standing of one template. Start with `Trust()`; each page gives the next standing.

    `recent` has one mark a page, oldest first: "." read, "+" compared and alike, "x" unreadable
    or unlike the consensus.
    """

    recent: str = ""
    until_check: int = FIRST_CHECK
    interval: int = FIRST_CHECK
    read: int = 0

    @property
    def is_stale(self) -> bool:
        """Whether the site has changed: learn anew from its latest pages."""
        return self.recent[-WINDOW:].count("x") >= STRIKES

    @property
    def wants_check(self) -> bool:
        """Whether the next page is to be read by the consensus too and compared."""
        return self.until_check <= 1 or self.recent.endswith("x")

    def after_reading(self) -> "Trust":
        """A page was read by the template alone."""
        return replace(self._marked("."), until_check=self.until_check - 1)

    def after_miss(self) -> "Trust":
        """The template could not read a page of which the consensus made an article."""
        return self._doubted()

    def after_check(self, likeness: float) -> "Trust":
        """A page was read both ways; `likeness` (0..1) is that of the two texts, 0 if unread."""
        if likeness < ALIKE:
            return self._doubted()
        interval = min(RAREST_CHECK, 2 * self.interval)
        return replace(self._marked("+"), until_check=interval, interval=interval)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Trust":
        return cls(**told)

    def _doubted(self) -> "Trust":
        return replace(self._marked("x"), until_check=1, interval=FIRST_CHECK)

    def _marked(self, mark: str) -> "Trust":
        return replace(self, recent=(self.recent + mark)[-WINDOW:], read=self.read + 1)
