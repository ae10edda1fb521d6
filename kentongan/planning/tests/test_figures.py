"""The office's own figures stand beside those of the media, only where they are about the same."""

from datetime import date

import pytest
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.listening import actions as listening
from kentongan.listening.models import Article, Story
from kentongan.listening.tests.factories import article
from kentongan.planning import actions

pytestmark = pytest.mark.django_db
TEXT = (
    "Sungai Kalirejo meluap dan merendam 200 rumah di Desa Tegalsari. "
    "Sebanyak 350 orang mengungsi ke balai desa. "
)
STATEMENT = "Banjir Kalirejo di Tegalsari: 312 warga mengungsi, 180 rumah terendam."


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def office(agency: Agency) -> Client:
    synchronise()
    return signed_in(member(agency, Role.WRITER))


@pytest.fixture
def flood(agency: Agency) -> Story:
    listening.create_topic(agency=agency, name="Banjir", words=["meluap"])
    article("https://satu.example/a", "Sungai Kalirejo meluap, banjir merendam Tegalsari", TEXT)
    listening.analyse(everything=True)
    story = Article.objects.get().story
    assert story
    return story


def _record(
    agency: Agency, statement: str, as_of: date = date(2026, 3, 2), value: str = ""
) -> None:
    actions.record_fact(
        agency=agency, statement=statement, source="BPBD", owner="BPBD", as_of=as_of, value=value,
        valid_until=date(2027, 1, 1), by=member(agency, Role.WRITER),
    )  # fmt: skip


def _page(client: Client, story: Story) -> str:
    return client.get(f"/admin/dengar/peristiwa/{story.pk}/").content.decode()


def test_a_fact_of_the_same_days_and_words_stands_beside(
    office: Client, agency: Agency, flood: Story
) -> None:
    assert "Tulis angka resmi" in _page(office, flood)
    _record(agency, STATEMENT)
    page = _page(office, flood)
    assert "<strong>312</strong>" in page
    assert "<strong>180</strong>" in page
    assert page.count("fakta kita") == 2
    assert "angkanya berbeda" in page
    assert "Tulis angka resmi" not in page


def test_the_figure_of_a_fact_may_stand_in_its_own_field(
    office: Client, agency: Agency, flood: Story
) -> None:
    _record(agency, "mengungsi karena banjir Kalirejo di Tegalsari", value="312 orang")
    assert "<strong>312</strong>" in _page(office, flood)


def test_what_an_issue_about_the_story_counts_stands_beside(
    office: Client, agency: Agency, flood: Story
) -> None:
    issue = actions.open_issue(
        agency=agency, title="Banjir", by=member(agency, Role.WRITER), story=flood
    )
    issue.summary = "Menurut posko, 305 orang mengungsi."
    issue.save()
    page = _page(office, flood)
    assert "<strong>305</strong>" in page
    assert f"/admin/putuskan/{issue.pk}/" in page


@pytest.mark.parametrize(
    ("statement", "as_of"),
    [
        ("Kasus diare di Muara Saruna: 71 orang mengungsi.", date(2026, 3, 2)),
        (STATEMENT, date(2025, 11, 2)),
    ],
    ids=["other words", "other days"],
)
def test_other_facts_stay_away(
    office: Client, agency: Agency, flood: Story, statement: str, as_of: date
) -> None:
    _record(agency, statement, as_of)
    assert "fakta kita" not in _page(office, flood)


def test_another_agencys_facts_stay_away(office: Client, flood: Story) -> None:
    _record(AgencyFactory.create(), STATEMENT)
    assert "fakta kita" not in _page(office, flood)


def test_the_button_leads_to_a_new_fact_about_the_story(office: Client, flood: Story) -> None:
    page = office.get("/admin/fact/new/", {"peristiwa": flood.pk}).content.decode()
    assert flood.title in page
    assert office.get("/admin/fact/new/?peristiwa=x").status_code == 200


def test_the_list_of_stories_is_narrowed_to_our_issues_and_rumours(
    office: Client, agency: Agency, flood: Story
) -> None:
    address = "/admin/dengar/peristiwa/"
    assert flood.title not in office.get(address, {"mark": "isu"}).content.decode()
    actions.open_issue(agency=agency, title="Banjir", by=member(agency, Role.WRITER), story=flood)
    assert flood.title in office.get(address, {"mark": "isu"}).content.decode()
    assert flood.title not in office.get(address, {"mark": "kabar"}).content.decode()
