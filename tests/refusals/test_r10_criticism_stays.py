"""R10: criticism is no ground for hiding, refusing or dropping what somebody wrote."""

import re

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member
from kentongan.desk import actions as desk
from kentongan.desk.enums import CaseKind, CaseStatus, Door
from kentongan.verification import actions
from kentongan.verification.enums import Nature, Verdict
from kentongan.verification.tests.factories import rumour, with_evidence

pytestmark = pytest.mark.django_db
HARSH = "Bupati dan humasnya tidak becus mengurus banjir, kalian pembohong semua!"


def test_no_state_or_reason_is_called_criticism() -> None:
    """Every choice of every table; the nature of a rumour only protects what it names."""
    reasons = [
        f"{model._meta.label}.{field.name}={value}"
        for model in apps.get_models()
        if model.__module__.startswith("kentongan.")
        for field in model._meta.fields
        if isinstance(field, models.CharField) and field.name != "nature"
        for value, _label in field.choices or ()
    ]
    assert len(reasons) > 50
    hiding = re.compile(r"critici|kritik|insult|hina|hidden|hide|spam|negative", re.I)
    assert [reason for reason in reasons if hiding.search(reason)] == []


def test_harsh_words_are_a_case_like_any_other(agency: Agency) -> None:
    case = desk.open_case(agency=agency, kind=CaseKind.COMPLAINT, door=Door.WEB, text=HARSH).case
    case.refresh_from_db()
    assert case.status == CaseStatus.RECEIVED
    assert HARSH in " ".join(case.messages.values_list("text", flat=True))


def test_criticism_that_goes_round_cannot_be_branded(agency: Agency) -> None:
    claim = rumour(agency, HARSH, nature=Nature.OPINION)
    writer = member(agency, Role.WRITER)
    with_evidence(claim, writer)
    with pytest.raises(ValidationError):
        actions.propose_verdict(claim=claim, verdict=Verdict.MISLEADING, explanation="x", by=writer)
