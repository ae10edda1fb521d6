"""Two people decide, and the answer that follows."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS, WRITERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.verification.enums import ClaimStatus, DecisionState, Verdict
from kentongan.verification.models import Claim, VerdictDecision

from .library import add_fact_check
from .moves import check_move, hold, move
from .refusals import check_verdict


@transaction.atomic
def propose_verdict(
    *, claim: Claim, verdict: Verdict, explanation: str, by: User
) -> VerdictDecision:
    """The first person's word. Raises ValidationError where the rules of R5 or evidence forbid."""
    require(by, claim.agency, *WRITERS)
    hold(claim)
    check_move(claim, ClaimStatus.PROPOSED)
    check_verdict(claim, verdict)
    if not explanation.strip():
        raise ValidationError({"explanation": _("Say why, in words the public can follow.")})
    with history.context(by=by, why="verdict proposed"):
        decision = VerdictDecision.objects.create(
            claim=claim,
            verdict=verdict,
            explanation=explanation.strip(),
            proposed_by=by,
            proposed_at=clocks.now(),
        )
    move(claim, ClaimStatus.PROPOSED, by=by, why="verdict proposed")
    return decision


@transaction.atomic
def confirm_verdict(*, decision: VerdictDecision, by: User) -> VerdictDecision:
    """The second person's word: only now the rumour is decided."""
    claim = decision.claim
    require(by, claim.agency, *APPROVERS)
    _hold(decision)
    if decision.proposed_by_id == by.pk:
        raise ValidationError(_("A verdict needs a second person: you proposed this one."))
    if decision.state != DecisionState.PROPOSED:
        raise ValidationError(_("This verdict no longer waits."))
    check_verdict(claim, Verdict(decision.verdict))
    with history.context(by=by, why="verdict confirmed"):
        earlier = claim.decisions.filter(state=DecisionState.CONFIRMED)
        earlier.update(state=DecisionState.SUPERSEDED)
        decision.state, decision.confirmed_by = DecisionState.CONFIRMED, by
        decision.confirmed_at = clocks.now()
        decision.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    move(claim, ClaimStatus.DECIDED, by=by, why="verdict confirmed")
    return decision


@transaction.atomic
def return_verdict(*, decision: VerdictDecision, by: User, notes: str) -> VerdictDecision:
    """Back to whoever proposed it, with what is missing. Raises ValidationError without notes."""
    require(by, decision.claim.agency, *APPROVERS)
    _hold(decision)
    if decision.state != DecisionState.PROPOSED:
        raise ValidationError(_("This verdict no longer waits."))
    if not notes.strip():
        raise ValidationError({"notes": _("Write what is missing, so that it can be done.")})
    decision.state, decision.notes = DecisionState.RETURNED, notes.strip()
    with history.context(by=by, why="verdict returned"):
        decision.save(update_fields=["state", "notes"])
    move(decision.claim, ClaimStatus.CHECKING, by=by, why="verdict returned")
    return decision


@transaction.atomic
def mark_answered(*, claim: Claim, key: str, url: str, by: User | None = None) -> Claim:
    """Our answer is public; it becomes a fact-check of ours that later reports are matched with."""
    claim.answer_key, claim.answered_url = key, url
    claim.answered_at = claim.answered_at or clocks.now()
    with history.context(by=by, why="answered"):
        claim.save(update_fields=["answer_key", "answered_url", "answered_at"])
    if claim.status == ClaimStatus.DECIDED:
        move(claim, ClaimStatus.ANSWERED, by=by, why="answered")
    decision = claim.decisions.filter(state=DecisionState.CONFIRMED).first()
    if decision is not None:
        add_fact_check(
            by=by,
            url=url,
            publisher=claim.agency.name,
            title=claim.text[:300],
            claim=claim.text,
            conclusion=decision.explanation,
            verdict=decision.verdict,
            published_at=claim.answered_at,
            own=True,
        )
    return claim


def _hold(decision: VerdictDecision) -> None:
    """The claim first, then its decision: always in this order, so that nobody waits for ever."""
    hold(decision.claim)
    decision.refresh_from_db(fields=["state"])
