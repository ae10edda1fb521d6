"""R5: no hoax label on opinion, satire or journalism; about ourselves we only clarify."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member
from kentongan.core import clocks
from kentongan.newsroom import blockers
from kentongan.newsroom.tests.factories import clarification, office
from kentongan.verification import actions
from kentongan.verification.enums import HOAX_LABELS, DecisionState, Nature, Verdict
from kentongan.verification.models import Claim, VerdictDecision
from kentongan.verification.tests.factories import a_fact_check, decided, rumour, with_evidence

pytestmark = pytest.mark.django_db
SPEECH = [Nature.OPINION, Nature.SATIRE, Nature.JOURNALISM]


def confirmed_in_the_database(claim: Claim, verdict: Verdict) -> None:
    """Past every screen and action, as a script would."""
    VerdictDecision.objects.create(
        claim=claim, verdict=verdict, explanation="x", proposed_at=clocks.now(),
        proposed_by=member(claim.agency, Role.WRITER), state=DecisionState.CONFIRMED,
        confirmed_by=member(claim.agency, Role.HEAD),
    )  # fmt: skip


@pytest.mark.parametrize("verdict", sorted(HOAX_LABELS))
@pytest.mark.parametrize("nature", SPEECH)
def test_speech_gets_no_label(agency: Agency, nature: Nature, verdict: Verdict) -> None:
    claim, writer = rumour(agency, nature=nature), member(agency, Role.WRITER)
    with_evidence(claim, writer)
    with pytest.raises(ValidationError):
        actions.propose_verdict(claim=claim, verdict=verdict, explanation="x", by=writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        confirmed_in_the_database(claim, verdict)


@pytest.mark.parametrize("nature", SPEECH)
def test_a_labelled_claim_does_not_become_speech(agency: Agency, nature: Nature) -> None:
    claim = rumour(agency)
    decided(claim, Verdict.FALSE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(nature=nature)


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - {Verdict.CLARIFICATION}))
def test_about_ourselves_there_is_one_verdict(agency: Agency, verdict: Verdict) -> None:
    claim, writer = rumour(agency, about_own_agency=True), member(agency, Role.WRITER)
    with_evidence(claim, writer)
    with pytest.raises(ValidationError):
        actions.propose_verdict(claim=claim, verdict=verdict, explanation="x", by=writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        confirmed_in_the_database(claim, verdict)


def test_an_independent_fact_check_opens_the_others_ours_does_not(agency: Agency) -> None:
    checked = a_fact_check()
    claim, writer = rumour(agency, about_own_agency=True), member(agency, Role.WRITER)
    (match,) = actions.match_claim(claim=claim)
    actions.confirm_match(match=match, by=writer)
    type(checked).objects.update(own=True)
    with pytest.raises(ValidationError):
        decided(claim, Verdict.FALSE)
    type(checked).objects.update(own=False)
    decided(claim, Verdict.FALSE)


def test_a_clarification_about_ourselves_brings_evidence_and_right_of_reply() -> None:
    page = clarification(office(), verdict="false", right_of_reply="", evidence="")
    assert {one.field for one in blockers.find(page)} >= {"verdict", "right_of_reply", "evidence"}
