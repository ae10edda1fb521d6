"""What a verdict may never say (design §5, R5), checked before and after it is given."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kentongan.verification.enums import HOAX_LABELS, DecisionState, MatchState, Nature, Verdict
from kentongan.verification.models import Claim

LEAST_EVIDENCE = 2


def check_standing(claim: Claim) -> None:
    """The verdict that stands keeps its ground. Raises ValidationError."""
    standing = claim.decisions.filter(state=DecisionState.CONFIRMED).first()
    if standing is not None:
        check_verdict(claim, Verdict(standing.verdict))


def check_verdict(claim: Claim, verdict: Verdict) -> None:
    """The rules a verdict must keep (design §5, R5). Raises ValidationError."""
    if verdict in HOAX_LABELS and claim.nature != Nature.CLAIM:
        raise ValidationError(
            _("Opinion, satire, criticism and journalism never get this label. Answer with facts.")
        )
    if claim.about_own_agency and verdict != Verdict.CLARIFICATION and not _independent(claim):
        raise ValidationError(
            _(
                "This is about our own conduct: it can only be answered as a clarification,"
                " unless an independent fact-check is confirmed as a match."
            )
        )
    if verdict in HOAX_LABELS | {Verdict.TRUE, Verdict.PARTLY_TRUE}:
        _require_evidence(claim)


def _require_evidence(claim: Claim) -> None:
    evidence = list(claim.evidence.all())
    if len(evidence) < LEAST_EVIDENCE or not any(row.is_data_owner for row in evidence):
        raise ValidationError(
            _("Two independent sources are needed first, the owner of the data among them.")
        )


def _independent(claim: Claim) -> bool:
    return claim.matches.filter(state=MatchState.CONFIRMED, fact_check__own=False).exists()
