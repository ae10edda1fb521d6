"""Issues end with a decision; facts stay within their agency."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening.models import Story
from kentongan.planning import actions
from kentongan.planning.enums import IssueStatus, KnowledgeState, Urgency
from kentongan.planning.models import Fact, Issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def a_fact(agency: Agency, statement: str, until: date) -> Fact:
    return actions.record_fact(
        agency=agency, statement=statement, source="Dinas", owner="Dinas", as_of=date(2020, 1, 1),
        valid_until=until, by=member(agency, Role.WRITER),
    )  # fmt: skip


def test_a_story_has_one_issue_however_often_it_is_opened(agency: Agency) -> None:
    now, writer = clocks.now(), member(agency, Role.WRITER)
    story = Story.objects.create(id=1, title="Banjir", first_at=now, last_at=now)
    first = actions.open_issue(agency=agency, title="Banjir", by=writer, story=story)
    again = actions.open_issue(agency=agency, title="Banjir lagi", by=writer, story=story)
    assert first == again


def test_an_issue_is_closed_with_a_decision_only(agency: Agency) -> None:
    writer = member(agency, Role.WRITER)
    issue = actions.open_issue(agency=agency, title="Banjir", by=writer)
    with pytest.raises(ValidationError):
        actions.close_issue(issue=issue, decision=" ", by=writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(status=IssueStatus.CLOSED)
    actions.close_issue(issue=issue, decision="Dibuka posko.", by=writer)
    assert not Issue.objects.open().exists()


def test_urgency_follows_impact_and_likelihood(agency: Agency) -> None:
    writer = member(agency, Role.WRITER)
    issue = actions.open_issue(agency=agency, title="Banjir", by=writer)
    actions.advance_issue(issue=issue, by=writer, impact=5, likelihood=4)
    assert issue.urgency is Urgency.RED


def test_a_fact_grows_stale(agency: Agency) -> None:
    today = clocks.today(agency.zone)
    old = a_fact(agency, "Enam desa", today - timedelta(days=1))
    new = a_fact(agency, "Tujuh desa", today + timedelta(days=1))
    assert (old.state, new.state) == (KnowledgeState.STALE, KnowledgeState.VALID)


def test_facts_of_another_agency_are_neither_listed_nor_opened(agency: Agency) -> None:
    fact = a_fact(agency, "Enam desa terendam", date(2030, 1, 1))
    mine = signed_in(member(agency, Role.WRITER))
    stranger = signed_in(member(AgencyFactory.create(), Role.WRITER))
    address = f"/admin/fact/edit/{fact.pk}/"
    assert "Enam desa" in mine.get("/admin/fact/").content.decode()
    assert mine.get(address).status_code == 200
    assert "Enam desa" not in stranger.get("/admin/fact/").content.decode()
    assert stranger.get(address).status_code != 200


def test_a_fact_is_made_for_ones_own_agency_only(agency: Agency) -> None:
    other = AgencyFactory.create()
    mine = signed_in(member(agency, Role.WRITER))
    form = {
        "statement": "Enam desa", "value": "6", "source": "BPBD", "owner": "BPBD",
        "as_of": "2026-03-01", "valid_until": "2026-04-01",
    }  # fmt: skip
    mine.post("/admin/fact/new/", form | {"agency": other.pk})
    assert not Fact.objects.exists()
    mine.post("/admin/fact/new/", form | {"agency": agency.pk, "valid_until": "2026-02-01"})
    assert not Fact.objects.exists()
    mine.post("/admin/fact/new/", form | {"agency": agency.pk})
    assert Fact.objects.get().agency == agency


def test_a_closed_issue_keeps_its_decision(agency: Agency) -> None:
    writer = member(agency, Role.WRITER)
    issue = actions.open_issue(agency=agency, title="Banjir", by=writer)
    actions.close_issue(issue=issue, decision="Dibuka posko.", by=writer)
    with pytest.raises(ValidationError):
        actions.close_issue(issue=issue, decision="Lain", by=writer)
