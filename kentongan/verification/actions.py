"""What happens to a rumour, from the report to the measured answer."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS, DESK, WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.core.masking import mask
from kentongan.engine import text as engine_text
from kentongan.engine.claims import ClaimIndex, ClaimMatch
from kentongan.listening.models import Article, Story

from . import tasks
from .enums import (
    HOAX_LABELS,
    TRANSITIONS,
    VERDICT_GIVEN,
    ClaimStatus,
    DecisionState,
    MatchState,
    Nature,
    Verdict,
)
from .models import Claim, Evidence, FactCheck, Match, Sighting, VerdictDecision
from .stores import SqlClaimStore, document
from .triage import reach_of, score

LONGEST = 4000  # characters of a rumour that are kept
LEAST_EVIDENCE = 2
REPORTERS = WRITERS | DESK
KEPT_MATCHES = 5


@transaction.atomic
def report_claim(
    *,
    text: str,
    agency: Agency,
    door: str,
    by: User | None = None,
    story: Story | None = None,
    article: Article | None = None,
    reporter_ref: str = "",
) -> Claim:
    """Take in a rumour. The same words again add a sighting, not another row in the queue.

    Personal data in the text is masked before it is kept. Raises ValidationError.
    """
    if by is not None:
        require(by, agency, *REPORTERS)
    words = mask(text.strip()[:LONGEST])
    if not words:
        raise ValidationError({"text": _("Write or paste the message that goes round.")})
    with history.context(by=by, why="rumour reported"):
        claim, made = Claim.objects.get_or_create(
            agency=agency,
            fingerprint=fingerprint(words),
            defaults={
                "text": words,
                "door": door,
                "story": story,
                "first_seen_at": clocks.now(),
            },
        )
    _see(claim, place=door, article=article, ref=reporter_ref)
    if made:
        tasks.match_claim.defer(claim_id=claim.pk)
    return claim


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
        tasks.match_waiting.defer(fact_check_id=row.pk)
    return row, made


@transaction.atomic
def confirm_match(*, match: Match, by: User) -> Match:
    """A person says that this fact-check answers the rumour."""
    return _decide_match(match, MatchState.CONFIRMED, by)


@transaction.atomic
def reject_match(*, match: Match, by: User) -> Match:
    return _decide_match(match, MatchState.REJECTED, by)


@transaction.atomic
def assess(
    *,
    claim: Claim,
    by: User,
    harm: int,
    reach: int,
    speed: int,
    vacuum: int,
    nature: str = Nature.CLAIM,
    about_own_agency: bool | None = None,
) -> Claim:
    """Set the parts of the triage score and what kind of speech it is."""
    require(by, claim.agency, *WRITERS)
    if claim.status in VERDICT_GIVEN:
        raise ValidationError(_("This rumour is decided; propose a new verdict instead."))
    claim.harm, claim.reach, claim.speed, claim.vacuum = harm, reach, speed, vacuum
    claim.nature = nature
    if about_own_agency is not None:
        claim.about_own_agency = about_own_agency
    claim.score = score(harm=harm, reach=reach, speed=speed, vacuum=vacuum)
    claim.full_clean(exclude=["assigned_to", "story"])
    with history.context(by=by, why="assessed"):
        claim.save()
    if claim.status == ClaimStatus.REPORTED:
        _move(claim, ClaimStatus.CHECKING, by=by, why="assessed")
    return claim


@transaction.atomic
def assign(*, claim: Claim, to: User, by: User) -> Claim:
    require(by, claim.agency, *REPORTERS)
    require(to, claim.agency, *WRITERS)
    claim.assigned_to = to
    with history.context(by=by, why="assigned"):
        claim.save(update_fields=["assigned_to"])
    return claim


@transaction.atomic
def add_evidence(
    *,
    claim: Claim,
    source_name: str,
    note: str,
    by: User,
    url: str = "",
    is_data_owner: bool = False,
) -> Evidence:
    require(by, claim.agency, *WRITERS)
    with history.context(by=by, why="evidence"):
        evidence, _made = Evidence.objects.update_or_create(
            claim=claim,
            source_name=source_name.strip(),
            defaults={
                "note": note,
                "url": url,
                "is_data_owner": is_data_owner,
                "added_by": by,
                "added_at": clocks.now(),
            },
        )
    return evidence


@transaction.atomic
def propose_verdict(
    *, claim: Claim, verdict: Verdict, explanation: str, by: User
) -> VerdictDecision:
    """The first person's word. Raises ValidationError where the rules of R5 or evidence forbid."""
    require(by, claim.agency, *WRITERS)
    _check_move(claim, ClaimStatus.PROPOSED)
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
    _move(claim, ClaimStatus.PROPOSED, by=by, why="verdict proposed")
    return decision


@transaction.atomic
def confirm_verdict(*, decision: VerdictDecision, by: User) -> VerdictDecision:
    """The second person's word: only now the rumour is decided."""
    claim = decision.claim
    require(by, claim.agency, *APPROVERS)
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
    _move(claim, ClaimStatus.DECIDED, by=by, why="verdict confirmed")
    return decision


@transaction.atomic
def return_verdict(*, decision: VerdictDecision, by: User, notes: str) -> VerdictDecision:
    require(by, decision.claim.agency, *APPROVERS)
    if decision.state != DecisionState.PROPOSED:
        raise ValidationError(_("This verdict no longer waits."))
    decision.state, decision.notes = DecisionState.RETURNED, notes
    with history.context(by=by, why="verdict returned"):
        decision.save(update_fields=["state", "notes"])
    _move(decision.claim, ClaimStatus.CHECKING, by=by, why="verdict returned")
    return decision


@transaction.atomic
def monitor_only(*, claim: Claim, by: User, why: str) -> Claim:
    """Watch, do not amplify: a proper outcome."""
    require(by, claim.agency, *WRITERS)
    _move(claim, ClaimStatus.MONITORED, by=by, why=why or "monitor only")
    return claim


@transaction.atomic
def mark_answered(*, claim: Claim, key: str, url: str, by: User | None = None) -> Claim:
    """Our answer is public; it becomes a fact-check of ours that later reports are matched with."""
    claim.answer_key, claim.answered_url = key, url
    claim.answered_at = claim.answered_at or clocks.now()
    with history.context(by=by, why="answered"):
        claim.save(update_fields=["answer_key", "answered_url", "answered_at"])
    if claim.status == ClaimStatus.DECIDED:
        _move(claim, ClaimStatus.ANSWERED, by=by, why="answered")
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


def fingerprint(text: str) -> str:
    """The same for the same words, whatever their case, spacing and punctuation."""
    return hashlib.sha256(" ".join(engine_text.words(text)).encode()).hexdigest()


def _require_evidence(claim: Claim) -> None:
    evidence = list(claim.evidence.all())
    if len(evidence) < LEAST_EVIDENCE or not any(row.is_data_owner for row in evidence):
        raise ValidationError(
            _("Two independent sources are needed first, the owner of the data among them.")
        )


def _independent(claim: Claim) -> bool:
    return claim.matches.filter(state=MatchState.CONFIRMED, fact_check__own=False).exists()


def _decide_match(match: Match, state: MatchState, by: User) -> Match:
    require(by, match.claim.agency, *(WRITERS | APPROVERS))
    match.state, match.decided_by, match.decided_at = state, by, clocks.now()
    with history.context(by=by, why=f"match {state}"):
        match.save(update_fields=["state", "decided_by", "decided_at"])
    return match


def _see(claim: Claim, *, place: str, article: Article | None, ref: str) -> None:
    defaults = {"place": place[:40], "at": clocks.now()}
    if article is not None:
        Sighting.objects.get_or_create(claim=claim, article=article, defaults=defaults)
    elif ref:
        Sighting.objects.get_or_create(claim=claim, ref=ref, defaults=defaults)
    else:
        Sighting.objects.create(claim=claim, **defaults)
    reach = max(claim.reach, reach_of(claim.sightings.count()))
    if reach != claim.reach:
        claim.reach = reach
        claim.score = score(harm=claim.harm, reach=reach, speed=claim.speed, vacuum=claim.vacuum)
        claim.save(update_fields=["reach", "score"])


def _check_move(claim: Claim, to: ClaimStatus) -> None:
    if to not in TRANSITIONS[ClaimStatus(claim.status)]:
        raise ValidationError(
            _("A rumour that is “%(now)s” cannot become “%(next)s”.")
            % {"now": claim.get_status_display(), "next": to.label}
        )


def _move(claim: Claim, to: ClaimStatus, *, by: User | None, why: str) -> None:
    _check_move(claim, to)
    claim.status = to
    with history.context(by=by, why=why):
        claim.save(update_fields=["status"])
