"""Where the office started from: answered at the first run, changed only by who may."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member
from kentongan.insight import actions
from kentongan.insight.models import Baseline

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def test_the_first_run_and_an_administrator_record_it_and_history_keeps_both(
    agency: Agency,
) -> None:
    actions.record_baseline(agency=agency, hours_to_release=9, days_to_answer=12, paper_share=80)
    admin = member(agency, Role.ADMIN)
    actions.record_baseline(
        agency=agency, hours_to_release=7, days_to_answer=10, paper_share=100, by=admin
    )
    assert Baseline.objects.get().hours_to_release == 7
    events = Baseline.pgh_event_model.objects.order_by("pk")  # type: ignore[attr-defined]  # made by pghistory
    told = [(event.hours_to_release, event.pgh_context.get("by")) for event in events]
    assert told == [(9, None), (7, admin.pk)]


def test_others_do_not_change_it(agency: Agency) -> None:
    elsewhere = member(AgencyFactory.create(), Role.ADMIN)
    for person in (member(agency, Role.WRITER), elsewhere):
        with pytest.raises(PermissionDenied):
            actions.record_baseline(
                agency=agency, hours_to_release=1, days_to_answer=1, paper_share=0, by=person
            )
    assert not Baseline.objects.exists()


@pytest.mark.parametrize("answers", [(1, 1, 101), (1, 1, -1), (-1, 1, 50), (1, -1, 50)])
def test_impossible_answers_are_refused_in_words(
    agency: Agency, answers: tuple[int, int, int]
) -> None:
    hours, days, paper = answers
    with pytest.raises(ValidationError, match="antara 0 dan 100"):
        actions.record_baseline(
            agency=agency, hours_to_release=hours, days_to_answer=days, paper_share=paper
        )
