"""R2: no watch topic on a person: no number, address or handle, and no name but an official's."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member
from kentongan.engine.queries import Alias, aliases
from kentongan.listening import actions
from kentongan.listening.models import Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["name", "words", "phrases"])
@pytest.mark.parametrize(
    "term",
    [
        "3374010101900001",
        "33 7401 010190 0001",
        "0812 3456 7890",
        "+62-812-3456-7890",
        "198501012010011001",
        "warga@contoh.example",
        "@lurah_tegalsari",
        "akun @lurah_tegalsari",
    ],
)
def test_a_term_that_points_at_a_person_is_refused(agency: Agency, field: str, term: str) -> None:
    fields = {"name": "Banjir", "words": ["banjir"], "phrases": []}
    fields[field] = term if field == "name" else [term]
    with pytest.raises(ValidationError):
        actions.create_topic(agency=agency, **fields)  # type: ignore[arg-type]  # as listed
    assert not Topic.objects.exists()


PERSONS = ["Budi Santoso", "budi santoso", "Bapak Budi", "Laras Wedaningtyas", "Siti Aminah, S.H."]


@pytest.mark.parametrize("field", ["name", "words", "phrases", "exclusions"])
@pytest.mark.parametrize("term", PERSONS)
def test_the_name_of_a_person_is_refused(agency: Agency, field: str, term: str) -> None:
    fields = {"name": "Banjir", "words": ["banjir"], "phrases": [], "exclusions": []}
    fields[field] = term if field == "name" else [term]
    with pytest.raises(ValidationError, match=term.split()[0]):
        actions.create_topic(agency=agency, **fields)  # type: ignore[arg-type]  # as listed
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        '"Budi Santoso"',
        "budi AND santoso",
        "budi santoso",
        "santoso NEAR/3 budi",
        "judul:(budi dan santoso)",
        "banjir AND (budi NEAR santoso)",
        "Laras Wedaningtyas",
        "banjir OR 3374010101900001",
        "banjir OR @lurah_tegalsari",
        '"0812 3456 7890"',
        "banjir NOT NOT (budi AND santoso)",
    ],
)
def test_a_query_on_a_person_is_refused(agency: Agency, query: str) -> None:
    with pytest.raises(ValidationError):
        actions.create_topic(agency=agency, name="Banjir", words=[], query=query)
    assert not Topic.objects.exists()


def test_a_short_form_is_written_out_before_it_is_judged(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody put a person among the aliases, the topic is refused all the same."""
    table = {"bs": Alias(names=("Budi Santoso", "BS"))}
    monkeypatch.setattr(aliases, "_known_table", lambda: table)
    with pytest.raises(ValidationError, match="Budi Santoso"):
        actions.create_topic(agency=agency, name="Banjir", words=[], query="BS")


def test_an_office_holder_may_be_watched_while_in_office(agency: Agency) -> None:
    holder = actions.record_office_holder(
        agency=agency,
        name="Laras Wedaningtyas",
        office="Bupati",
        body=agency.name,
        valid_from=date(2020, 1, 1),
    )
    assert actions.create_topic(agency=agency, name="Bupati", words=["Laras Wedaningtyas"]).active
    page = Client().get("/transparansi/pantauan/").content.decode()
    assert page.count("Laras Wedaningtyas") == 2  # the topic, and the list of office-holders
    holder.valid_to = date(2021, 1, 1)
    holder.save()
    with pytest.raises(ValidationError):
        actions.create_topic(agency=agency, name="Mantan", words=["Laras Wedaningtyas"])


def test_a_query_stands_on_the_public_page(agency: Agency) -> None:
    actions.create_topic(agency=agency, name="Air", words=[], query='banjir NEAR/5 "tanggul timur"')
    page = Client().get("/transparansi/pantauan/").content.decode()
    assert "banjir NEAR/5 &quot;tanggul timur&quot;" in page


def test_who_holds_no_office_comes_on_no_list(agency: Agency) -> None:
    with pytest.raises(ValidationError):
        actions.record_office_holder(
            agency=agency, name="Budi Santoso", office="", body="", valid_from=date(2020, 1, 1)
        )
    writer = member(agency, Role.WRITER)
    with pytest.raises(PermissionDenied):
        actions.record_office_holder(
            agency=agency,
            name="Budi Santoso",
            office="Warga",
            body="Desa",
            valid_from=date(2020, 1, 1),
            by=writer,
        )


def test_a_term_of_an_event_is_watched(agency: Agency) -> None:
    assert actions.create_topic(agency=agency, name="Banjir 2026", words=["banjir"]).active
