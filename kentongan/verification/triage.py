"""How urgent a rumour is: harm, reach, speed and lack of information (domain.md §6.4).

Its actor part is left out: who said it never counts (design §5, R4).
"""

from kentongan.core import rules

from .enums import Risk
from .models import Claim

MOST_HARM = 3


def score(*, harm: int, reach: int, speed: int, vacuum: int) -> int:
    """0 to 11: the sum of the parts."""
    return harm + reach + speed + vacuum


def risk(claim: Claim) -> Risk:
    """The band by the rules of the day; danger to life is high whatever the sum."""
    if claim.harm == MOST_HARM or claim.score >= rules.value("hoaks.ambang.tinggi"):
        return Risk.HIGH
    if claim.score >= rules.value("hoaks.ambang.sedang"):
        return Risk.MEDIUM
    return Risk.LOW


def reach_of(sightings: int) -> int:
    """Suggested reach by how often it was seen: once, a few times, often."""
    return sum(sightings >= least for least in (2, 4, 8))
