"""Hoax sorting: a debunk repeats the hoax, and whoever denies a rumour does not spread it."""

from datetime import timedelta

import pytest

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.core import clocks
from kentongan.engine.claims import ClaimIndex, FactCheck, guards
from kentongan.engine.claims.guards import stance
from kentongan.listening import actions as listening
from kentongan.listening.tests.factories import article
from kentongan.verification import actions, detection
from kentongan.verification.models import Claim
from kentongan.verification.tests.factories import TEXT, a_fact_check, rumour

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    agency: Agency = AgencyFactory.create()
    a_fact_check()
    found = rumour(agency, harm=1, reach=0, speed=0, vacuum=0)
    actions.match_claim(claim=found)
    return found


def spread(claim: Claim, title: str) -> int:
    """How many articles are counted as telling the rumour after this one."""
    article("https://koran.example/a", title, f"{TEXT}. {TEXT}. Begitu bunyi pesan itu.")
    listening.analyse(everything=True)
    detection.detect()
    return int(claim.sightings.filter(article__isnull=False).count())


@pytest.mark.parametrize("label", ["[SALAH]", "[HOAKS]", "Cek Fakta:", "Tidak benar,"])
def test_who_denies_it_is_no_spreader(claim: Claim, label: str) -> None:
    assert stance(f"{label} {TEXT}") == "debunk"
    assert spread(claim, f"{label} {TEXT}") == 0


def test_who_tells_it_on_is_one(claim: Claim) -> None:
    assert spread(claim, TEXT) == 1


def test_likeness_alone_gives_no_verdict(claim: Claim) -> None:
    spread(claim, TEXT)
    claim.refresh_from_db()
    assert not claim.decisions.exists()


def test_few_words_are_a_topic_and_no_claim() -> None:
    check = FactCheck(id="1", title=TEXT, claim=TEXT)
    found = guards.fired(" ".join(TEXT.split()[:4]), check, at=None, aliases={})
    assert "guard: short" in found


def test_an_old_check_confirms_nothing_by_itself() -> None:
    now = clocks.now()
    index = ClaimIndex()
    index.add(FactCheck(id="1", title=TEXT, claim=TEXT, published_at=now - timedelta(days=600)))
    [found] = index.match(TEXT, at=now)
    assert found.decision == "suggest"


def test_a_person_decides_and_the_check_is_linked(claim: Claim) -> None:
    spread(claim, TEXT)
    claim.refresh_from_db()
    assert claim.matches.exists()
    assert not claim.decisions.exists()
