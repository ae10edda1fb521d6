"""Who is speaking: quotes are kept of office-holders and institutions, and of nobody else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions, analysis, storing
from kentongan.listening.enums import ArticleKind
from kentongan.listening.models import Article, InstitutionMention, OfficeHolder, Quote

from .factories import article

pytestmark = pytest.mark.django_db
SAID = (
    "Sungai Wana meluap di Wanasari pada Senin dini hari dan merendam dua desa di tepi timur. "
    '"Sebanyak 120 rumah terendam," kata Bupati Wanasari Ratna Kusumaningrum. '
    '"Saya kehilangan semua buku," ujar Nuraini (43), warga Desa Kalibening. '
    "Menurut Dinas Kesehatan Wanasari, obat tersedia di semua puskesmas. "
)
LATER = SAID.replace("120 rumah", "340 rumah").replace("dua desa", "empat desa")


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create(
        name="Dinas Kesehatan Kabupaten Wanasari", short_name="Dinkes Wanasari"
    )


@pytest.fixture
def regent(agency: Agency) -> OfficeHolder:
    return _holder(agency, "Bupati Wanasari", date(2020, 1, 1), None)


@pytest.fixture
def office(agency: Agency) -> Client:
    return signed_in(member(agency, Role.ANALYST))


def _holder(agency: Agency, office: str, start: date, end: date | None) -> OfficeHolder:
    return actions.record_office_holder(
        agency=agency, name="Ratna Kusumaningrum", office=office,
        body="Pemerintah Kabupaten Wanasari", valid_from=start, valid_to=end,
    )  # fmt: skip


def _publish(*texts: str, hours: int = 3) -> list[Article]:
    found = []
    for number, text in enumerate(texts):
        at = clocks.now() - timedelta(hours=hours, minutes=-number)
        address = f"https://koran{number}.example/{hours}"
        found.append(article(address, "Sungai Wana meluap", text, published_at=at, at=at))
    actions.analyse(everything=True)
    return found


def _page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"listening:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_analysis_keeps_who_said_what(regent: OfficeHolder, agency: Agency) -> None:
    (told,) = _publish(SAID)
    said, meant = told.quotes.order_by("place")
    assert (said.holder, said.text, said.direct) == (regent, "Sebanyak 120 rumah terendam", True)
    assert said.office == "Bupati Wanasari, Pemerintah Kabupaten Wanasari"
    assert (meant.agency, meant.direct, meant.rule) == (agency, False, "according")
    assert told.institutions.get().agency == agency


def test_of_private_people_nothing_is_kept(regent: OfficeHolder) -> None:
    _publish(SAID)
    kept = " ".join(f"{each.text} {each.office} {each.speaker}" for each in Quote.objects.all())
    for name in ("Nuraini", "kehilangan semua buku", "Rahmat Contoh"):
        assert name not in kept


def test_the_office_is_the_one_held_on_the_day_of_the_article(agency: Agency) -> None:
    day = clocks.today()
    before = _holder(agency, "Wakil Bupati Wanasari", date(2020, 1, 1), day - timedelta(days=10))
    now = _holder(agency, "Bupati Wanasari", day - timedelta(days=9), None)
    words = '"Air sudah surut semua," kata Ratna Kusumaningrum di Wanasari.'
    old, new = _publish(words, hours=24 * 20)[0], _publish(words, hours=3)[0]
    assert old.quotes.get().holder == before
    assert new.quotes.get().holder == now


def test_running_again_and_a_new_version_put_quotes_in_place_of_the_old(
    regent: OfficeHolder,
) -> None:
    (told,) = _publish(SAID)
    Article.objects.update(analysed_at=None)
    actions.analyse(everything=True)
    assert told.quotes.count() == 2
    newer = storing.Reading(title=told.title, text=LATER, kind=ArticleKind.ARTICLE)
    assert storing.revise(told, newer, at=clocks.now())
    actions.analyse(everything=True)
    assert [each.text for each in told.quotes.filter(direct=True)] == [
        "Sebanyak 340 rumah terendam"
    ]


def test_quotes_go_with_their_article_and_with_the_office_holder(regent: OfficeHolder) -> None:
    one, other = _publish(SAID, LATER)
    one.delete()
    assert not Quote.objects.exclude(article=other).exists()
    regent.delete()
    assert not Quote.objects.filter(text__contains="rumah").exists()
    other.delete()
    assert not InstitutionMention.objects.exists()


def test_a_quote_has_exactly_one_speaker(regent: OfficeHolder, agency: Agency) -> None:
    quote = _publish(SAID)[0].quotes.filter(holder=regent).get()
    for change in ({"holder": None}, {"agency": agency}, {"institution": "Siapa Saja"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Quote.objects.filter(pk=quote.pk).update(**change)


def test_whoever_comes_on_the_list_is_found_in_what_was_read_before(agency: Agency) -> None:
    (told,) = _publish(SAID)
    assert not told.quotes.filter(holder__isnull=False).exists()
    regent = _holder(agency, "Bupati Wanasari", date(2020, 1, 1), None)
    assert analysis.quote_recent() is None
    assert told.quotes.filter(holder=regent).exists()


def test_the_board_counts_quotes_statements_and_outlets(
    regent: OfficeHolder, office: Client
) -> None:
    _publish(SAID, SAID, LATER)
    page = _page(office, "quoted")
    row = page[page.index("Ratna Kusumaningrum") :].split("</tr>")[0]
    assert "<td>3</td><td>2</td><td>3</td>" in row.replace("\n", "")
    assert "office-pulse" in row
    assert "Nuraini" not in page
    assert "Ratna Kusumaningrum" not in _page(office, "quoted", kind="body")
    assert "Ratna Kusumaningrum" in _page(office, "quoted", kind="person", way="direct", days="7")


def test_bought_space_counts_for_nobody(regent: OfficeHolder, office: Client) -> None:
    _publish(SAID)
    Article.objects.update(is_paid=True)
    assert "Ratna Kusumaningrum" not in _page(office, "quoted")


def test_the_page_of_a_speaker_has_the_quotes_with_their_article_and_story(
    regent: OfficeHolder, agency: Agency, office: Client
) -> None:
    actions.create_topic(agency=agency, name="Banjir Wana", words=["meluap"])
    (told,) = _publish(SAID)
    told.refresh_from_db()
    page = _page(office, "quoted_holder", regent.pk)
    for words in ("120 rumah terendam", "Koran0", "Banjir Wana", "Sungai Wana meluap"):
        assert words in page
    assert reverse("listening:story", args=[told.story_id]) in page
    assert "obat tersedia" in _page(office, "quoted_agency", agency.pk)
    body = "Badan Meteorologi, Klimatologi, dan Geofisika"
    assert body in _page(office, "quoted_body", body)
    anybody = office.get(reverse("listening:quoted_body", args=["Nuraini"]))
    assert anybody.status_code == 404


def test_a_story_and_an_article_show_who_is_quoted(regent: OfficeHolder, office: Client) -> None:
    told, _same, _later = _publish(SAID, SAID, LATER)
    told.refresh_from_db()
    story = _page(office, "story", told.story_id)
    block = story[story.index("Dikutip") :].split("</table>")[0]
    assert "Sebanyak 120 rumah terendam" in block
    assert "Sebanyak 340 rumah terendam" in block
    assert "Koran0, Koran1" in block
    assert "angkanya berbeda" in block
    assert "Sebanyak 120 rumah terendam" in _page(office, "article", told.pk)


def test_files_hold_the_board_or_one_speakers_quotes(regent: OfficeHolder, office: Client) -> None:
    _publish(SAID)
    board = _page(office, "quoted_csv")
    assert "Ratna Kusumaningrum" in board
    assert "120 rumah" not in board
    assert "120 rumah" in _page(office, "quoted_csv", pejabat=regent.pk)
    files = office.get(reverse("listening:quoted_xlsx"))
    assert files.content[:2] == b"PK"
    assert "Rahmat Contoh" not in _page(office, "quoted_csv", pejabat=regent.pk)


def test_more_quotes_cost_no_more_queries(regent: OfficeHolder, office: Client) -> None:
    addresses = [
        reverse("listening:quoted"),
        reverse("listening:quoted_holder", args=[regent.pk]),
    ]
    _publish(SAID)
    for name in addresses:
        _count(office, name)  # what is asked once only
    few = {name: _count(office, name) for name in addresses}
    for hours in range(4, 12):
        _publish(SAID, LATER, hours=hours)
    assert {name: _count(office, name) for name in few} == few


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as told:
        assert client.get(address).status_code == 200
    return len(told)


def test_the_public_page_says_what_is_kept_of_office_holders(client: Client) -> None:
    AgencyFactory.create()
    page = client.get(reverse("listening:monitored")).content.decode()
    assert "Siapa berbicara" in page
