"""The known fact-checks, and which of them answers a rumour."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS, WRITERS, Zone
from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any, require
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
def keep_fact_checks(*, rows: Sequence[Mapping[str, Any]], by: User) -> int:
    """Keep checked rows of `FactCheckForm`, all of them or none; returns how many were new.

    Raises ValidationError for an address of our own answers, which only an answer changes.
    """
    if not holds_any(by, WRITERS):
        raise PermissionDenied(_("Only writers keep fact-checks."))
    addresses = [row["url"] for row in rows]
    ours = FactCheck.objects.filter(url__in=addresses, own=True).first()
    if ours is not None:
        raise ValidationError(
            _("%(url)s is our own answer; correct it on its page.") % {"url": ours.url}
        )
    return sum(_keep(row, by) for row in rows)


def _keep(row: Mapping[str, Any], by: User) -> bool:
    fields = dict(row)
    day = fields.pop("published_on")
    if day is not None and fields["published_at"] is None:
        fields["published_at"] = datetime.combine(day, time(), tzinfo=ZoneInfo(Zone.WIB))
    _row, made = add_fact_check(by=by, **fields)
    return made


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
