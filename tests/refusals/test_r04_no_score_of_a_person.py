"""R4: no tone, score or blacklist per journalist, commenter, activist or citizen."""

import inspect

import pytest
from django.apps import apps

from kentongan.accounts.models import Agency
from kentongan.listening.models import Coding
from kentongan.verification import actions, triage
from kentongan.verification.models import Claim, Sighting
from kentongan.verification.tests.factories import TEXT

pytestmark = pytest.mark.django_db


def test_who_tells_a_rumour_adds_nothing_to_its_score(agency: Agency) -> None:
    parts = set(inspect.signature(triage.score).parameters)
    assert parts == {"harm", "reach", "speed", "vacuum"}
    claims = [
        actions.report_claim(text=f"{TEXT} {name}", agency=agency, door=door, reporter_ref=name)
        for name, door in (("aktivis", "web"), ("wartawan", "chat"))
    ]
    assert {claim.score for claim in claims} == {0}


def test_one_person_who_insists_is_not_a_crowd(agency: Agency) -> None:
    for _time in range(9):
        actions.report_claim(text=TEXT, agency=agency, door="web", reporter_ref="a")
    assert Claim.objects.get().reach == 0
    assert Sighting.objects.count() == 1


def test_tone_belongs_to_an_article_and_an_agency() -> None:
    """The only person on a coding is the officer who coded it."""
    names = {field.name for field in Coding._meta.fields} - {"id"}
    assert names == {"agency", "article", "tone_headline", "tone_body", "machine", "why", "by"}


def test_no_table_lists_people_to_shun() -> None:
    names = [model._meta.model_name or "" for model in apps.get_models()]
    shunned = ("blacklist", "blocklist", "journalist", "activist", "buzzer", "hater")
    assert [name for name in names if any(word in name for word in shunned)] == []
