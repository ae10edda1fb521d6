"""How urgent a rumour is: harm, reach, speed and lack of information.

Its actor part is left out: who said it never counts (design §5, R4).
"""

from dataclasses import dataclass
from decimal import Decimal

from kentongan.core import rules

from .enums import Risk
from .models import Claim

MOST_HARM = 3


def score(*, harm: int, reach: int, speed: int, vacuum: int) -> int:
    """0 to 11: the sum of the parts."""
    return harm + reach + speed + vacuum


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """From which score a rumour is of medium, of high risk."""

    medium: Decimal
    high: Decimal


def bands() -> Bands:
    """By the rules of today; asked once for a whole list."""
    return Bands(medium=rules.value("hoaks.ambang.sedang"), high=rules.value("hoaks.ambang.tinggi"))


def risk(claim: Claim, by: Bands | None = None) -> Risk:
    """The band of a rumour; danger to life is high whatever the sum."""
    limits = by or bands()
    if claim.harm == MOST_HARM or claim.score >= limits.high:
        return Risk.HIGH
    return Risk.MEDIUM if claim.score >= limits.medium else Risk.LOW


def reach_of(sightings: int) -> int:
    """Suggested reach by how often it was seen: once, a few times, often."""
    return sum(sightings >= least for least in (2, 4, 8))
