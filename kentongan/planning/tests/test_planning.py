"""Issues end with a decision; facts stay within their agency."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from kentongan.accounts import actions as actions_of
from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions as listening
from kentongan.listening.models import Story
from kentongan.listening.tests.factories import FLOOD, article
from kentongan.planning import actions
from kentongan.planning.enums import IssueStatus, KnowledgeState, Urgency
from kentongan.planning.models import Fact, Issue
from kentongan.verification.tests.factories import rumour

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


def test_an_issue_belongs_where_its_rumour_does(agency: Agency) -> None:
    """A head of one office, later writer of another, opens an issue from the other's rumour."""
    first = AgencyFactory.create()
    person = member(first, Role.HEAD)
    actions_of.grant_role(user=person, agency=agency, role=Role.WRITER, by=None)
    claim = rumour(agency)
    signed_in(person).post(f"/admin/putuskan/kabar/{claim.pk}/")
    assert Issue.objects.get().agency == agency


def test_an_issue_belongs_where_its_story_is_watched(agency: Agency) -> None:
    first = AgencyFactory.create()
    person = member(first, Role.HEAD)
    actions_of.grant_role(user=person, agency=agency, role=Role.WRITER, by=None)
    listening.create_topic(agency=agency, name="Banjir", words=["meluap"])
    article("https://satu.example/a", "Sungai Kalirejo meluap", FLOOD)
    listening.analyse(everything=True)
    story = Story.objects.get()
    signed_in(person).post(f"/admin/putuskan/peristiwa/{story.pk}/")
    assert Issue.objects.get().agency == agency


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_an_exported_list_holds_no_formula(agency: Agency, kind: str, start: str) -> None:
    writer = member(agency, Role.WRITER)
    evil, until = f"{start}SUM(A1)", date(2030, 1, 1)
    a_fact(agency, evil, until)
    actions.record_qa(
        agency=agency, question=evil, answer=evil, source=evil, owner=evil,
        as_of=date(2020, 1, 1), valid_until=until, by=writer,
    )  # fmt: skip
    for address in ("/admin/fact/", "/admin/qa/"):
        answer = signed_in(writer).get(address, {"export": kind})
        data = b"".join(answer)
        if kind == "xlsx":
            rows = load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
        else:
            rows = csv.reader(io.StringIO(data.decode()))
        cells = [str(cell) for row in rows for cell in row if cell]
        assert f"'{evil}" in cells
        assert not [cell for cell in cells if cell.startswith(start)]


def test_a_wrong_period_is_told_at_its_field(agency: Agency) -> None:
    form = {
        "agency": agency.pk, "statement": "Enam desa", "value": "6", "source": "BPBD",
        "owner": "BPBD", "as_of": "2026-03-01", "valid_until": "2026-02-01",
    }  # fmt: skip
    answer = signed_in(member(agency, Role.WRITER)).post("/admin/fact/new/", form)
    assert list(answer.context["form"].errors) == ["valid_until"]


def test_what_is_written_into_an_issue_is_text(agency: Agency) -> None:
    writer = member(agency, Role.WRITER)
    issue = actions.open_issue(agency=agency, title="Banjir", by=writer)
    office = signed_in(writer)
    for verb, field in (("catat", "text"), ("tutup", "decision")):
        answer = office.post(f"/admin/putuskan/{issue.pk}/{verb}/", {field: "a\x00b"}, follow=True)
        assert answer.status_code == 200
        assert "messages" in answer.content.decode()
    assert not issue.notes.exists()
