"""What is known about a message that somebody pastes: our answers and checked claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kentongan.engine.text import sentences
from kentongan.verification import actions as verification
from kentongan.verification.models import FactCheck

from .verdicts import words

LIMIT = 5
SPOKEN = 2  # sentences that can be said aloud


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One answer; `sure` when it is the same claim, otherwise it is only like it.

    `spoken` is the answer in two sentences, the verdict first.
    """

    title: str
    url: str
    verdict: str
    publisher: str
    spoken: str
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


def answer(known: Sequence[Known]) -> str:
    """What to say to whoever asks, honest where nothing is sure."""
    if known and known[0].sure:
        return known[0].spoken
    if known:
        return _("Something like it was checked. Read it before you decide, and do not pass it on.")
    return _("We have not checked this yet. Do not pass it on for now.")


def _known(check: FactCheck, *, sure: bool) -> Known:
    verdict = str(words(check.verdict))
    return Known(
        title=check.title,
        url=check.url,
        verdict=verdict,
        publisher=check.publisher,
        spoken=_spoken(verdict, check.conclusion),
        sure=sure,
    )


def _spoken(verdict: str, conclusion: str) -> str:
    told = sentences(conclusion)
    if not told or not told[0].casefold().startswith((verdict.casefold(), "tidak benar")):
        told = [f"{verdict}.", *told]
    return " ".join(told[:SPOKEN])
