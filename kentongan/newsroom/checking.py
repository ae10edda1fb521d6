"""What is known about a message that somebody pastes: our answers and checked claims."""

from dataclasses import dataclass

from kentongan.verification import actions as verification
from kentongan.verification.models import FactCheck

from .verdicts import words

LIMIT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One answer; `sure` when it is the same claim, otherwise it is only like it."""

    title: str
    url: str
    verdict: str
    publisher: str
    sure: bool


def check_text(text: str) -> list[Known]:
    """At most five, the surest first; empty means that we have not checked it."""
    matches = [one for one in verification.check_text(text, limit=LIMIT) if one.decision != "none"]
    checks = FactCheck.objects.in_bulk([int(one.id) for one in matches])
    return [
        _known(checks[int(one.id)], sure=one.decision == "confirm")
        for one in matches
        if int(one.id) in checks
    ]


def _known(check: FactCheck, *, sure: bool) -> Known:
    return Known(
        title=check.title,
        url=check.url,
        verdict=str(words(check.verdict)),
        publisher=check.publisher,
        sure=sure,
    )
