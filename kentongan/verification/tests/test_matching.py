"""Which fact-check answers which rumour, and what new articles add to that."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.engine.claims import ClaimIndex
from kentongan.listening import actions as listening
from kentongan.listening.models import Outlet
from kentongan.listening.tests.factories import article
from kentongan.verification import actions, detection, tasks
from kentongan.verification.enums import Verdict
from kentongan.verification.models import Claim, ClaimTotal, FactCheck, Match
from kentongan.verification.stores import SqlClaimStore, known

from .factories import TEXT, a_fact_check, rumour

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def told(number: int, title: str = TEXT) -> None:
    """One article more; when the last one is written, they are analysed and read."""
    text = f"{TEXT}. {TEXT}. Kabar nomor {number} dari pasar ke pasar di tepi sungai."
    article(f"https://koran{number}.example/a", title, text)


def read_articles() -> None:
    listening.analyse(everything=True)
    detection.detect()


def test_articles_that_tell_it_again_raise_reach_and_score(agency: Agency) -> None:
    a_fact_check()
    claim = rumour(agency, harm=1, reach=0, speed=0, vacuum=0)
    actions.match_claim(claim=claim)
    for number in range(4):
        told(number)
    read_articles()
    claim.refresh_from_db()
    assert claim.sightings.count() == 5
    assert (claim.reach, claim.score) == (2, 3)


def test_a_label_makes_no_outlet_a_fact_checker(agency: Agency) -> None:
    told(1, f"[Hoaks] {TEXT}")
    article("https://cek.example/b", f"[Hoaks] {TEXT}", f"{TEXT}. Kabar itu tidak benar.")
    Outlet.objects.filter(domain="cek.example").update(is_fact_checker=True)
    read_articles()
    kept = FactCheck.objects.get()
    assert (kept.url, kept.verdict) == ("https://cek.example/b", Verdict.FALSE)


def test_a_new_fact_check_meets_every_rumour_that_waits(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "STEP", 2)
    for number in range(5):
        actions.report_claim(text=f"{TEXT}, versi {number}", agency=agency, door="web")
    drain()
    assert not Match.objects.exists()
    for address in ("https://cek.example/air", "https://cek.example/air-lagi"):
        a_fact_check(address)
    drain()
    assert Match.objects.values("claim").distinct().count() == 5
    before = Claim.objects.order_by("pk").values_list("matched_at", flat=True)
    assert None not in before


def test_the_totals_are_those_of_an_index_in_memory() -> None:
    for number in range(3):
        a_fact_check(f"https://cek.example/{number}", title=f"Air keran {number} tercemar")
    a_fact_check("https://cek.example/1", title="Judul yang jauh lebih panjang dari semula")
    memory = ClaimIndex()
    memory.add_many([known(row) for row in FactCheck.objects.all()])
    ours, theirs = SqlClaimStore().statistics([]), memory.store.statistics([])
    assert (ours.documents, ours.lengths) == (theirs.documents, dict(theirs.lengths))


def test_a_text_is_compared_without_reading_every_fact_check() -> None:
    a_fact_check()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        SqlClaimStore().statistics(["title:air"])
    assert not any("factcheckterms" in each["sql"] for each in asked)
    assert ClaimTotal.objects.get(name="documents").amount == 1


def test_an_old_article_is_seen_when_it_was_published(agency: Agency) -> None:
    a_fact_check()
    claim = rumour(agency)
    actions.match_claim(claim=claim)
    long_ago: Any = clocks.now() - timedelta(days=20)
    article("https://koran.example/a", TEXT, f"{TEXT}. {TEXT}.", published_at=long_ago)
    read_articles()
    seen = claim.sightings.get(article__isnull=False)
    assert seen.at == long_ago
