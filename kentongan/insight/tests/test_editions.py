"""Editions leave at their hour, once, to those registered; a brief never without advice."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.delivery.models import Dispatch
from kentongan.delivery.tests.factories import account
from kentongan.insight import actions, briefs, clippings, editions
from kentongan.insight.enums import BriefPeriod, BriefState, EditionKind
from kentongan.insight.models import Brief, Clipping, Edition
from kentongan.listening import actions as listening
from kentongan.listening.models import Outlet
from kentongan.listening.tests.factories import FLOOD, article

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
SEVEN = datetime(2026, 3, 3, 0, 0, tzinfo=UTC)  # 07.00 WIB
ADVICE = "Umumkan jadwal air bersih."


@pytest.fixture
def agency() -> Agency:
    made = AgencyFactory.create()
    account(made, "email", handle="humas@kabupaten.example")
    return made


@pytest.fixture
def head(agency: Agency) -> User:
    return member(agency, Role.HEAD)


def edition(agency: Agency, head: User, kind: EditionKind = EditionKind.BRIEF) -> Edition:
    """Every day at 07.30, for the leader."""
    with time_machine.travel(SEVEN - timedelta(days=3), tick=False):
        made = actions.save_edition(
            agency=agency, kind=kind, period=BriefPeriod.MORNING, at=time(7, 30),
            weekdays=[0, 1, 2, 3, 4, 5, 6], active=True, by=head,
        )  # fmt: skip
    leader = {"name": "Bupati", "channel": "email", "address": "bupati@kabupaten.example"}
    actions.add_recipient(edition=made, by=head, **leader)
    Edition.objects.filter(pk=made.pk).update(since=SEVEN - timedelta(hours=12))
    return made


def look(minutes: int) -> list[str]:
    """Titles of everything told once the clock has reached so many minutes after seven."""
    with time_machine.travel(SEVEN + timedelta(minutes=minutes), tick=False):
        editions.run_due()
    return [row.title for row in Dispatch.objects.order_by("pk")]


def test_a_brief_waits_for_its_advice_and_leaves_once(agency: Agency, head: User) -> None:
    edition(agency, head)
    assert look(-1) == []
    reminder = "Tulis rekomendasi: laporan pagi 03-03-2026, dikirim pukul 07.30"
    assert [look(0), look(1), look(40)] == [[reminder]] * 3
    actions.recommend(brief=Brief.objects.get(), text=ADVICE, by=head)
    told = [reminder, "Laporan pagi 03-03-2026"]
    assert [look(41), look(42)] == [told, told]
    assert Brief.objects.get().state == BriefState.SENT
    assert Dispatch.objects.order_by("-pk")[0].address == "bupati@kabupaten.example"


def test_advised_early_it_still_leaves_at_its_hour(agency: Agency, head: User) -> None:
    edition(agency, head)
    look(0)
    actions.recommend(brief=Brief.objects.get(), text=ADVICE, by=head)
    assert [len(look(10)), len(look(30))] == [1, 2]


def test_after_a_stop_the_missed_edition_is_caught_up_once(agency: Agency, head: User) -> None:
    edition(agency, head, EditionKind.CLIPPING)
    title = "Kliping, laporan pagi 03-03-2026"
    assert [look(60 * 20), look(60 * 21)] == [[title], [title]]


def test_the_page_asks_as_often_for_many_editions_and_recipients_as_for_one(
    agency: Agency, head: User
) -> None:
    made, office = edition(agency, head), signed_in(head)
    few = _queries(office)
    for period in (BriefPeriod.NOON, BriefPeriod.EVENING):
        actions.save_edition(
            agency=agency, kind=EditionKind.CLIPPING, period=period, at=time(12),
            weekdays=[0], active=True, by=head,
        )  # fmt: skip
    for number in range(8):
        told = {"name": f"Camat {number}", "address": f"camat{number}@kabupaten.example"}
        actions.add_recipient(edition=made, by=head, channel="email", **told)
    assert _queries(office) == few


def _queries(office: Client) -> int:
    address = reverse("insight:editions")
    assert office.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        office.get(address)
    return len(asked)


def test_only_the_head_lets_a_clipping_leave_by_itself(agency: Agency) -> None:
    with pytest.raises(PermissionDenied):
        edition(agency, member(agency, Role.EDITOR), EditionKind.CLIPPING)


def clipping(agency: Agency) -> Clipping:
    listening.create_topic(agency=agency, name="Banjir", words=["meluap"])
    for number, title in enumerate(("Sungai meluap", "=1+1 sungai meluap")):
        at = SEVEN - timedelta(hours=number + 1)
        article(f"https://m{number}.example/a", title, published_at=at, at=at)
    listening.analyse(everything=True)
    span = briefs.window(DAY, BriefPeriod.MORNING, agency.zone)
    return clippings.gather(agency=agency, span=span, title="Kliping banjir", by=None)


def test_a_clipping_holds_what_was_chosen_and_no_formula(agency: Agency, head: User) -> None:
    made, office = clipping(agency), signed_in(head)
    page = reverse("insight:clipping", args=[made.pk])
    assert "Sungai meluap" in office.get(page).content.decode()
    kept = made.items.get(article__title__startswith="=")
    office.post(reverse("insight:choose_articles", args=[made.pk]), {"item": [kept.pk]})
    book = openpyxl.load_workbook(
        BytesIO(office.get(reverse("insight:clipping_xlsx", args=[made.pk])).content)
    )
    rows = list(book.active.values)
    assert [row[1] for row in rows] == ["Judul", "'=1+1 sungai meluap"]
    assert not any("Rahmat" in str(cell) for row in rows for cell in row)


@pytest.mark.parametrize(("allowed", "told"), [(None, FLOOD[:90]), (40, FLOOD[:30]), (0, "")])
def test_no_file_shows_more_of_a_text_than_its_outlet_allows(
    agency: Agency, head: User, allowed: int | None, told: str
) -> None:
    made, office = clipping(agency), signed_in(head)
    Outlet.objects.update(excerpt_limit=allowed)
    answer = office.get(reverse("insight:clipping_xlsx", args=[made.pk]))
    leads = [row[4] or "" for row in openpyxl.load_workbook(BytesIO(answer.content)).active.values]
    paper = _words(clippings.pdf(made))
    snapshot = briefs.compile_snapshot(agency, briefs.window(DAY, BriefPeriod.MORNING, agency.zone))
    [story] = snapshot["stories"]
    for shown in (leads[1], story["summary"]):
        assert shown.startswith(told)
        assert len(shown) <= (600 if allowed is None else allowed)
    assert ("pada Senin dini" in paper) is (allowed != 0)
    assert ("dua ratus rumah" in paper) is (allowed is None)


def _words(document: bytes) -> str:
    pages = PdfReader(BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_clipping_on_paper_is_accessible_and_leads_to_the_articles(agency: Agency) -> None:
    made = clippings.pdf(clipping(agency))
    assert b"pdfuaid" in made
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert "https://m0.example/a" in text
