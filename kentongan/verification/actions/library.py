"""The known fact-checks, and which of them answers a rumour."""

from typing import Any

from django.db import transaction

from kentongan.accounts.enums import APPROVERS, WRITERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.engine.claims import ClaimIndex, ClaimMatch
from kentongan.verification import tasks
from kentongan.verification.enums import MatchState
from kentongan.verification.models import Claim, FactCheck, Match
from kentongan.verification.stores import SqlClaimStore, document

from .moves import hold
from .refusals import check_standing

KEPT_MATCHES = 5
LONGEST = 4000  # characters of a text that are compared


@transaction.atomic
def match_claim(*, claim: Claim) -> list[Match]:
    """Look for fact-checks that may answer it; what a person decided stays decided."""
    found = []
    for each in check_text(claim.text, limit=KEPT_MATCHES):
        if each.decision == "none":
            continue
        match, _made = Match.objects.get_or_create(
            claim=claim,
            fact_check_id=int(each.id),
            defaults={"score": each.score, "decision": each.decision, "why": list(each.why)},
        )
        found.append(match)
    claim.matched_at = clocks.now()
    claim.save(update_fields=["matched_at"])
    return found


def check_text(text: str, limit: int = 5) -> list[ClaimMatch]:
    """What the known fact-checks say about a text; ids are those of FactCheck."""
    return ClaimIndex(SqlClaimStore()).match(text[:LONGEST], limit=limit, at=clocks.now())


@transaction.atomic
def add_fact_check(*, by: User | None = None, **fields: Any) -> tuple[FactCheck, bool]:
    """Keep a fact-check, known by its address; told again it is brought up to date."""
    url = fields.pop("url")
    with history.context(by=by, why="fact-check kept"):
        row, made = FactCheck.objects.update_or_create(
            url=url, defaults=fields, create_defaults={**fields, "added_at": clocks.now()}
        )
    SqlClaimStore().add_many([document(row)])
    if made:
        tasks.look_again()
    return row, made


@transaction.atomic
def confirm_match(*, match: Match, by: User) -> Match:
    """A person says that this fact-check answers the rumour."""
    return _decide_match(match, MatchState.CONFIRMED, by)


@transaction.atomic
def reject_match(*, match: Match, by: User) -> Match:
    return _decide_match(match, MatchState.REJECTED, by)


def _decide_match(match: Match, state: MatchState, by: User) -> Match:
    require(by, match.claim.agency, *(WRITERS | APPROVERS))
    hold(match.claim)
    match.state, match.decided_by, match.decided_at = state, by, clocks.now()
    with history.context(by=by, why=f"match {state}"):
        match.save(update_fields=["state", "decided_by", "decided_at"])
    check_standing(match.claim)
    return match
