"""How far an issue is in its life (Hainsworth & Meng): the rule of the field, with its reasons.

origin: little is told, by specialist outlets only. mediation: several outlets, or fast growth.
organization: organised actors, or three days far above the usual. resolution: a decision was
issued and it declined for a week.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

StageName = Literal["origin", "mediation", "organization", "resolution"]
Code = Literal[
    "decided_and_declining", "actors", "days_high", "outlets", "growth", "specialists", "low",
    "quiet", "decided", "declining",
]  # fmt: skip

OUTLETS = 2
"""Outlets of general news from which it is mediated."""
GROWTH = 0.5
"""Growth a day above which it is mediated."""
GROWN = 3
"""Documents a day below which growth says nothing."""
HIGH_DAYS = 3
"""Days above the usual plus two scatters from which it is organised."""
DECLINE = 7
"""Days of decline after a decision from which it is resolved."""
ACTOR_OWNERS = 2
"""Owners that must tell of an organised actor."""
LATELY = 14
"""Days in which days far above the usual are looked for."""
SMOOTHED = 3
"""Days over which the decline is smoothed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageInputs:
    """What the rule looks at.

    `days`: documents of each day, oldest first, today last. `expected`, `scatter`: usual documents
    a day. `owners` told it lately, `general_owners` of them tell general news. `actors`: owners
    that tell of each kind of organised actor. `decided`: days since a decision, or None.
    """

    days: Sequence[int]
    expected: float
    scatter: float
    owners: int
    general_owners: int
    actors: Mapping[str, int] = field(default_factory=dict)
    decided: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReason:
    """`value` met or missed `limit`: documents, owners, days, or a share (growth)."""

    code: Code
    value: float
    limit: float
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReading:
    """The first reason decided; the others were true as well."""

    stage: StageName
    reasons: tuple[StageReason, ...]
    inputs: StageInputs


def read_stage(inputs: StageInputs) -> StageReading:
    """The furthest stage whose condition is met, with every condition that is met."""
    resolved, organised, mediated = _resolved(inputs), _organised(inputs), _mediated(inputs)
    reasons = (*resolved, *organised, *mediated, *_origin(inputs), *_beside(inputs))
    stage: StageName = "origin"
    if resolved:
        stage = "resolution"
    elif organised:
        stage = "organization"
    elif mediated:
        stage = "mediation"
    return StageReading(stage=stage, reasons=reasons, inputs=inputs)


def _resolved(inputs: StageInputs) -> list[StageReason]:
    falling = days_of_decline(inputs.days)
    if inputs.decided is None or falling < DECLINE:
        return []
    return [StageReason(code="decided_and_declining", value=falling, limit=DECLINE)]


def _organised(inputs: StageInputs) -> list[StageReason]:
    reasons = [
        StageReason(code="actors", value=owners, limit=ACTOR_OWNERS, name=name)
        for name, owners in sorted(inputs.actors.items())
        if owners >= ACTOR_OWNERS
    ]
    high = days_high(inputs)
    if high >= HIGH_DAYS:
        reasons.append(StageReason(code="days_high", value=high, limit=HIGH_DAYS))
    return reasons


def _mediated(inputs: StageInputs) -> list[StageReason]:
    reasons = []
    if inputs.general_owners >= OUTLETS:
        reasons.append(StageReason(code="outlets", value=inputs.general_owners, limit=OUTLETS))
    grown = growth(inputs.days)
    if grown is not None and grown > GROWTH:
        reasons.append(StageReason(code="growth", value=grown, limit=GROWTH))
    return reasons


def _origin(inputs: StageInputs) -> list[StageReason]:
    reasons = []
    today = inputs.days[-1] if inputs.days else 0
    limit = inputs.expected + inputs.scatter
    if today < limit:
        reasons.append(StageReason(code="low", value=today, limit=limit))
    if inputs.owners and not inputs.general_owners:
        reasons.append(StageReason(code="specialists", value=inputs.owners, limit=0))
    return reasons


def _beside(inputs: StageInputs) -> list[StageReason]:
    """What decides nothing alone, but a reader wants to know."""
    reasons = []
    falling = days_of_decline(inputs.days)
    if inputs.decided is not None and falling < DECLINE:
        reasons.append(StageReason(code="decided", value=inputs.decided, limit=DECLINE))
    if inputs.decided is None and falling >= DECLINE:
        reasons.append(StageReason(code="declining", value=falling, limit=DECLINE))
    silent = next((n for n, each in enumerate(reversed(inputs.days)) if each), len(inputs.days))
    if silent >= DECLINE:
        reasons.append(StageReason(code="quiet", value=silent, limit=DECLINE))
    return reasons


def growth(days: Sequence[int]) -> float | None:
    """Of today over yesterday as a share; None where there is too little to say so."""
    if len(days) < 2 or days[-1] < GROWN:
        return None
    return (days[-1] - days[-2]) / max(days[-2], 1)


def days_high(inputs: StageInputs) -> int:
    """Of the last fourteen days, those above the usual plus two scatters."""
    limit = inputs.expected + 2 * inputs.scatter
    return sum(each > limit for each in inputs.days[-LATELY:])


def days_of_decline(days: Sequence[int]) -> int:
    """Days in a row, up to today, on which the mean of three days did not rise; after a rise only.

    0 where nothing was ever told.
    """
    if not any(days):
        return 0
    smooth = [
        sum(days[max(0, place - SMOOTHED + 1) : place + 1]) / SMOOTHED for place in range(len(days))
    ]
    falling = 0
    for before, after in zip(smooth[-2::-1], smooth[:0:-1], strict=True):
        if after > before:
            break
        falling += 1
    return falling if smooth and smooth[-1] < max(smooth) else 0
