"""How urgent a rumour is: harm, reach, speed and lack of information.

Its actor part is left out: who said it never counts (design §5, R4).
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from kentongan.core import clocks, rules
from kentongan.core.models import Rule

from .enums import WAITING, ClaimStatus, Risk
from .models import Claim

MOST_HARM = 3
HIGH_RISK = ("hoaks.tinggi.lapor_pimpinan", "hoaks.tinggi.pernyataan")
UNANSWERED = WAITING | {ClaimStatus.DECIDED}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something a high-risk rumour asks for, until when, and whether that has passed."""

    label: str
    at: datetime
    is_over: bool


def high_risk_rules() -> list[Rule]:
    """The office's clocks of today for rumours of high risk; asked once for a whole list."""
    found = []
    for name in HIGH_RISK:
        with suppress(rules.UnknownRule):
            found.append(rules.get(name))
    return found


def deadlines(claim: Claim, risk: Risk, by: Iterable[Rule]) -> list[Deadline]:
    """What is due for a rumour of high risk that is not answered, from when it was first seen."""
    if risk is not Risk.HIGH or claim.status not in UNANSWERED:
        return []
    now = clocks.now()
    due = [(rule, clocks.due(claim.first_seen_at, rule, claim.agency.zone).at) for rule in by]
    return [Deadline(label=rule.description, at=at, is_over=at < now) for rule, at in due]
