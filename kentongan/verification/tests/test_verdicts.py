"""Two people, evidence, and no hoax label on opinion or on talk about ourselves."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member
from kentongan.core import clocks
from kentongan.verification import actions
from kentongan.verification.enums import (
    ClaimStatus,
    DecisionState,
    MatchState,
    Nature,
    Risk,
    Verdict,
)
from kentongan.verification.models import Claim, FactCheck, VerdictDecision
from kentongan.verification.triage import risk

from .factories import TEXT, a_fact_check, decided, rumour, with_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def test_the_same_words_again_weigh_more_and_do_not_lengthen_the_queue(agency: Agency) -> None:
    first = actions.report_claim(text=TEXT, agency=agency, door="web", reporter_ref="a")
    for ref in ("b", "c", "c"):
        again = actions.report_claim(text=f"  {TEXT.upper()}!! ", agency=agency, door="chat",
                                     reporter_ref=ref)  # fmt: skip
    assert again.pk == first.pk
    assert again.sightings.count() == 3
    assert again.reach == 1
    assert Claim.objects.waiting().count() == 1


def test_telephone_numbers_are_not_kept(agency: Agency) -> None:
    claim = actions.report_claim(text=f"{TEXT} hubungi 081234567890", agency=agency, door="web")
    assert "081234567890" not in claim.text


def test_a_verdict_needs_evidence_of_two_sources_and_the_datas_owner(agency: Agency) -> None:
    claim, writer = rumour(agency), member(agency, Role.WRITER)
    with pytest.raises(ValidationError):
        actions.propose_verdict(claim=claim, verdict=Verdict.FALSE, explanation="x", by=writer)


def test_who_proposed_cannot_confirm(agency: Agency) -> None:
    claim, head = rumour(agency), member(agency, Role.HEAD)
    with_evidence(claim, head)
    decision = actions.propose_verdict(
        claim=claim, verdict=Verdict.FALSE, explanation="Tidak benar.", by=head
    )
    with pytest.raises(ValidationError):
        actions.confirm_verdict(decision=decision, by=head)
    with pytest.raises(PermissionDenied):
        actions.confirm_verdict(decision=decision, by=member(agency, Role.WRITER))
    with pytest.raises(IntegrityError), transaction.atomic():
        VerdictDecision.objects.filter(pk=decision.pk).update(
            state=DecisionState.CONFIRMED, confirmed_by=head
        )


def test_two_people_decide(agency: Agency) -> None:
    claim = rumour(agency)
    decided(claim)
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.DECIDED


def test_the_database_refuses_a_decided_rumour_without_a_verdict(agency: Agency) -> None:
    claim = rumour(agency)
    for status in (ClaimStatus.DECIDED, ClaimStatus.ANSWERED, ClaimStatus.MEASURED):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(status=status)


@pytest.mark.parametrize("nature", [Nature.OPINION, Nature.SATIRE, Nature.JOURNALISM])
def test_opinion_satire_and_journalism_get_no_hoax_label(agency: Agency, nature: Nature) -> None:
    claim, writer = rumour(agency, nature=nature), member(agency, Role.WRITER)
    with_evidence(claim, writer)
    for verdict in (Verdict.FALSE, Verdict.MISLEADING, Verdict.SCAM):
        with pytest.raises(ValidationError):
            actions.propose_verdict(claim=claim, verdict=verdict, explanation="x", by=writer)
        with pytest.raises(IntegrityError), transaction.atomic():
            VerdictDecision.objects.create(
                claim=claim, verdict=verdict, explanation="x", proposed_by=writer,
                proposed_at=clocks.now(), state=DecisionState.CONFIRMED,
                confirmed_by=member(agency, Role.HEAD),
            )  # fmt: skip


def test_talk_about_ourselves_ends_as_a_clarification(agency: Agency) -> None:
    claim = rumour(agency, about_own_agency=True)
    writer = member(agency, Role.WRITER)
    with_evidence(claim, writer)
    with pytest.raises(ValidationError):
        actions.propose_verdict(claim=claim, verdict=Verdict.FALSE, explanation="x", by=writer)
    decided(claim, Verdict.CLARIFICATION)


def test_an_independent_fact_check_opens_the_other_verdicts(agency: Agency) -> None:
    checked = a_fact_check()
    claim = rumour(agency, about_own_agency=True)
    matches = actions.match_claim(claim=claim)
    assert [match.fact_check for match in matches] == [checked]
    actions.confirm_match(match=matches[0], by=member(agency, Role.WRITER))
    decided(claim, Verdict.FALSE)


def test_a_corrected_verdict_keeps_the_first_one_listed(agency: Agency) -> None:
    claim = rumour(agency)
    first = decided(claim)
    claim.refresh_from_db()
    decided(claim, Verdict.TRUE)
    first.refresh_from_db()
    assert first.state == DecisionState.SUPERSEDED
    assert claim.decisions.count() == 2


def test_our_answer_becomes_a_fact_check_for_the_next_report(agency: Agency) -> None:
    claim = rumour(agency)
    decided(claim)
    claim.refresh_from_db()
    actions.mark_answered(
        claim=claim, key="newsroom.clarification:1", url="https://kab.example/k/1"
    )
    assert FactCheck.objects.get().own
    (best, *_rest) = actions.check_text(f"Benarkah {TEXT.lower()}?")
    assert best.id == str(FactCheck.objects.get().pk)


def test_danger_to_life_is_high_whatever_the_sum(agency: Agency) -> None:
    assert risk(rumour(agency, harm=3, reach=0, speed=0, vacuum=0)) is Risk.HIGH
    assert risk(rumour(agency, text="lain " + TEXT)) is Risk.LOW


def test_a_second_proposal_waits_for_the_first(agency: Agency) -> None:
    claim, writer = rumour(agency), member(agency, Role.WRITER)
    with_evidence(claim, writer)
    actions.propose_verdict(claim=claim, verdict=Verdict.FALSE, explanation="x", by=writer)
    with pytest.raises(ValidationError):
        actions.propose_verdict(claim=claim, verdict=Verdict.TRUE, explanation="y", by=writer)
    assert claim.decisions.count() == 1


def test_a_decided_rumour_keeps_its_nature(agency: Agency) -> None:
    claim = rumour(agency)
    decided(claim)
    claim.refresh_from_db()
    with pytest.raises(ValidationError):
        actions.assess(
            claim=claim, by=member(agency, Role.WRITER), harm=1, reach=1, speed=1, vacuum=1,
            nature=Nature.OPINION,
        )  # fmt: skip


def test_a_given_verdict_is_neither_taken_back_nor_rewritten_nor_deleted(agency: Agency) -> None:
    decision = decided(rumour(agency))
    row = VerdictDecision.objects.filter(pk=decision.pk)
    for change in (
        {"state": DecisionState.PROPOSED},
        {"state": DecisionState.RETURNED},
        {"state": DecisionState.SUPERSEDED},
        {"verdict": Verdict.TRUE},
        {"explanation": "Lain."},
        {"confirmed_by": member(agency, Role.HEAD)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
    decision.refresh_from_db()
    assert decision.state == DecisionState.CONFIRMED


def test_what_a_standing_verdict_was_given_on_stays_even_while_the_next_one_waits(
    agency: Agency,
) -> None:
    claim, writer = rumour(agency), member(agency, Role.WRITER)
    decided(claim)
    actions.propose_verdict(claim=claim, verdict=Verdict.TRUE, explanation="x", by=writer)
    numbers: dict[str, Any] = {"harm": 2, "reach": 1, "speed": 1, "vacuum": 1}
    for change in ({"nature": Nature.OPINION}, {"about_own_agency": True}):
        with pytest.raises(ValidationError):
            actions.assess(claim=claim, by=writer, **numbers, **change)
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(**change)
    assert actions.assess(claim=claim, by=writer, **numbers).harm == 2


def test_a_screen_left_open_does_not_undo_the_decision(agency: Agency) -> None:
    """The writer's page still shows the rumour as being checked."""
    claim = rumour(agency)
    stale = Claim.objects.get(pk=claim.pk)
    decided(claim)
    with pytest.raises(ValidationError):
        actions.assess(
            claim=stale, by=member(agency, Role.WRITER), harm=1, reach=1, speed=1, vacuum=1
        )
    assert Claim.objects.get(pk=claim.pk).status == ClaimStatus.DECIDED


def test_the_fact_check_a_verdict_rests_on_is_not_rejected_afterwards(agency: Agency) -> None:
    a_fact_check()
    claim, writer = rumour(agency, about_own_agency=True), member(agency, Role.WRITER)
    (match,) = actions.match_claim(claim=claim)
    actions.confirm_match(match=match, by=writer)
    decided(claim, Verdict.FALSE)
    with pytest.raises(ValidationError):
        actions.reject_match(match=match, by=writer)
    match.refresh_from_db()
    assert match.state == MatchState.CONFIRMED


def test_returned_is_a_verdict_with_notes_only(agency: Agency) -> None:
    claim, writer = rumour(agency), member(agency, Role.WRITER)
    head = member(agency, Role.HEAD)
    with_evidence(claim, writer)
    decision = actions.propose_verdict(
        claim=claim, verdict=Verdict.FALSE, explanation="x", by=writer
    )
    with pytest.raises(ValidationError):
        actions.return_verdict(decision=decision, by=head, notes="  ")
    assert VerdictDecision.objects.get().state == DecisionState.PROPOSED
    actions.return_verdict(decision=decision, by=head, notes="Tanya Dinas Kesehatan.")
    assert VerdictDecision.objects.get().notes == "Tanya Dinas Kesehatan."
