"""The rumour screens, used by the people they are for."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.verification import actions
from kentongan.verification.enums import DecisionState, Verdict
from kentongan.verification.models import Claim, VerdictDecision

from .factories import TEXT, rumour, with_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def test_the_queue_asks_as_often_for_many_rumours_as_for_one(agency: Agency) -> None:
    office = signed_in(member(agency, Role.WRITER))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert office.get("/admin/pilah/").status_code == 200
        return len(queries)

    rumour(agency)
    asked()
    one = asked()
    for number in range(10):
        rumour(agency, f"{TEXT}, versi {number}")
    assert asked() == one


@pytest.mark.parametrize("number", ["", "x", "-1", "1.5", "99999999999999999999", "\u00b2"])
def test_a_match_that_is_not_there_is_not_found(agency: Agency, number: str) -> None:
    office, claim = signed_in(member(agency, Role.WRITER)), rumour(agency)
    address = f"/admin/pilah/{claim.pk}/cocok/"
    assert office.post(address, {"match": number, "confirm": "1"}).status_code == 404


def test_a_second_proposal_is_refused_in_words(agency: Agency) -> None:
    writer = member(agency, Role.WRITER)
    office, claim = signed_in(writer), with_evidence(rumour(agency), writer)
    form = {"verdict": "false", "explanation": "Air aman."}
    address = f"/admin/pilah/{claim.pk}/usulkan/"
    office.post(address, form)
    answer = office.post(address, form, follow=True)
    assert answer.status_code == 200
    assert "tidak dapat menjadi" in answer.content.decode()
    assert claim.decisions.count() == 1


@pytest.mark.parametrize("notes", ["", "   ", "a\x00b"])
def test_returning_without_readable_notes_says_so(agency: Agency, notes: str) -> None:
    writer = member(agency, Role.WRITER)
    claim = with_evidence(rumour(agency), writer)
    actions.propose_verdict(claim=claim, verdict=Verdict.FALSE, explanation="x", by=writer)
    head = signed_in(member(agency, Role.HEAD))
    answer = head.post(f"/admin/pilah/{claim.pk}/kembalikan/", {"notes": notes}, follow=True)
    assert answer.status_code == 200
    assert "Catatan:" in answer.content.decode()
    assert VerdictDecision.objects.get().state == DecisionState.PROPOSED


def test_a_wrong_number_names_its_field_as_the_screen_does(agency: Agency) -> None:
    office, claim = signed_in(member(agency, Role.WRITER)), rumour(agency)
    form: dict[str, Any] = {"harm": 9, "reach": 1, "speed": 1, "vacuum": 1, "nature": "claim"}
    answer = office.post(f"/admin/pilah/{claim.pk}/nilai/", form, follow=True)
    assert "Bahaya (0 tidak ada, 3 mengancam nyawa):" in answer.content.decode()


def test_a_rumour_is_reported_where_the_person_may_report(agency: Agency) -> None:
    reader = AgencyFactory.create()
    person = member(reader, Role.AUDITOR)
    from_there = member(agency, Role.WRITER)
    from_there.memberships.update(user=person, valid_from="2021-01-01")
    signed_in(person).post("/admin/pilah/lapor/", {"text": TEXT})
    assert Claim.objects.get().agency == agency


def test_the_queue_gives_a_rumour_to_somebody_who_writes_there(agency: Agency) -> None:
    sari = member(agency, Role.ANALYST, name="Sari Analis")
    outsider = member(AgencyFactory.create(), Role.WRITER, name="Orang Luar")
    office, claim = signed_in(member(agency, Role.WRITER)), rumour(agency)
    page = office.get("/admin/pilah/").content.decode()
    assert "Sari Analis" in page
    assert "Orang Luar" not in page
    assert "Belum ada yang menangani" in page
    address = f"/admin/pilah/{claim.pk}/tugaskan/"
    answer = office.post(address, {"to": sari.pk, "antrean": "1"}, follow=True)
    assert answer.redirect_chain[0][0] == "/admin/pilah/"
    assert "Ditangani Sari Analis" in answer.content.decode()
    answer = office.post(address, {"to": outsider.pk}, follow=True)
    assert "tidak menulis untuk instansi ini" in answer.content.decode()
    claim.refresh_from_db()
    assert claim.assigned_to == sari


def test_a_rumour_of_high_risk_shows_until_when(agency: Agency) -> None:
    office = signed_in(member(agency, Role.WRITER))
    high, low = rumour(agency, harm=3), rumour(agency, f"lain {TEXT}")
    Claim.objects.filter(pk=high.pk).update(first_seen_at=datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    queue = office.get("/admin/pilah/").content.decode()
    for page in (queue, office.get(f"/admin/pilah/{high.pk}/").content.decode()):
        assert "Pimpinan tahu kabar berisiko tinggi: paling lambat 2 Mar 09.00" in page
        assert "Pernyataan atas kabar berisiko tinggi: paling lambat 2 Mar 12.00" in page
        assert page.count("waktunya sudah lewat") == 2
    assert "paling lambat" not in office.get(f"/admin/pilah/{low.pk}/").content.decode()


def test_the_notes_of_a_returned_verdict_are_read_on_the_rumour(agency: Agency) -> None:
    writer = member(agency, Role.WRITER)
    claim = with_evidence(rumour(agency), writer)
    decision = actions.propose_verdict(
        claim=claim, verdict=Verdict.FALSE, explanation="x", by=writer
    )
    actions.return_verdict(
        decision=decision, by=member(agency, Role.HEAD), notes="Tanya laboratorium."
    )
    page = signed_in(writer).get(f"/admin/pilah/{claim.pk}/").content.decode()
    assert "Catatan: Tanya laboratorium." in page
