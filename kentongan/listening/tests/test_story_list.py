"""The list of stories: what it is narrowed and sorted by, its pages and its files."""

import csv
import io
import re
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from kentongan.accounts import lists
from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.models import Article, Outlet, OwnText, PickUp, Story, Topic

from .factories import article

pytestmark = pytest.mark.django_db
TITLES = {"banjir": "Sungai Kalirejo Meluap", "pasar": "Pasar Murah Dibuka", "jalan": "Jalan Rusak"}


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def writer(agency: Agency) -> User:
    return member(agency, Role.WRITER)


@pytest.fixture
def office(writer: User) -> Client:
    synchronise()
    return signed_in(writer)


@pytest.fixture
def stories() -> dict[str, Story]:
    """A flood of four articles a day and a half ago, a market of three today, one old road."""
    now = clocks.now()
    hours = {"banjir": [36, 35, 34, 33], "pasar": [3, 2, 1], "jalan": [200]}
    return {name: _story(name, now, each) for name, each in hours.items()}


def _story(name: str, now: Any, hours: list[int]) -> Story:
    moments = [now - timedelta(hours=each) for each in hours]
    made = [
        article(f"https://{name}{n}.example/a", TITLES.get(name, name), published_at=at, at=at)
        for n, at in enumerate(moments)
    ]
    story = Story.objects.create(
        pk=made[0].pk, title=TITLES.get(name, name), first_at=moments[0], last_at=moments[-1],
        article_count=len(made), outlet_count=len(made),
    )  # fmt: skip
    Article.objects.filter(pk__in=[each.pk for each in made]).update(story=story)
    return story


def _titles(client: Client, **query: str | int) -> list[str]:
    """The titles of the list below "stirring", in order."""
    answer = client.get(reverse("listening:stories"), query)
    assert answer.status_code == 200
    page = answer.content.decode()
    return re.findall(r"<h3><a [^>]*>([^<]+)</a>", page[page.rindex("<h2>") :])


FLOOD, MARKET, ROAD = TITLES["banjir"], TITLES["pasar"], TITLES["jalan"]


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("terbaru", [MARKET, FLOOD, ROAD]),
        ("terbesar", [FLOOD, MARKET, ROAD]),
        ("tumbuh", [MARKET, FLOOD]),
        ("entah", [MARKET, FLOOD, ROAD]),
    ],
)
def test_the_list_is_sorted(office: Client, order: str, expected: list[str]) -> None:
    assert _titles(office, urut=order) == expected


@pytest.mark.usefixtures("stories")
def test_each_story_shows_its_growth_as_a_picture_and_in_words(office: Client) -> None:
    page = office.get(reverse("listening:stories"), {"q": "pasar"}).content.decode()
    assert page.count('class="office-pulse"') == 1
    assert "24 jam terakhir 3, sehari sebelumnya 0" in page


def test_the_list_is_narrowed(
    office: Client, agency: Agency, writer: User, stories: dict[str, Story]
) -> None:
    flood = Article.objects.filter(story=stories["banjir"])
    topic = Topic.objects.create(agency=agency, name="Banjir", words=["x"], since=clocks.now())
    topic.matches.create(article=flood[0])
    Outlet.objects.filter(articles=flood[0]).update(region_code="33")
    actions.code_tone(article=flood[1], agency=agency, headline=-1, body=0, by=writer)
    own = OwnText.objects.create(
        agency=agency, key="rilis", title="Rilis", text="x", published_at=clocks.now()
    )
    PickUp.objects.create(own_text=own, article=flood[2], containment=1)
    day = clocks.to_zone(stories["jalan"].last_at, agency.zone).date().isoformat()
    assert _titles(office, topic=topic.pk) == [FLOOD]
    assert _titles(office, agency=agency.pk) == [FLOOD]
    assert _titles(office, region="33") == [FLOOD]
    assert _titles(office, tone="-1") == [FLOOD]
    assert _titles(office, tone="1") == []
    assert _titles(office, mark="rilis") == [FLOOD]
    assert _titles(office, start=day, end=day) == [ROAD]
    assert _titles(office, q="murah pasar") == [MARKET]
    assert _titles(office, topic="x", tone="9", start="kemarin", mark="?") == [MARKET, FLOOD, ROAD]


@pytest.mark.usefixtures("stories")
def test_pages_go_forth_and_back_by_the_row_they_begin_after(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 1)
    address, seen = reverse("listening:stories"), list[str]()
    query = "?urut=terbesar"
    for _page in range(3):
        page = office.get(address + query).content.decode()
        seen += re.findall(r"<h3><a [^>]*>([^<]+)</a>", page[page.rindex("<h2>") :])
        following = re.search(r'href="(\?[^"]*setelah=[^"]+)"', page)
        query = following[1].replace("&amp;", "&") if following else query
    assert seen == [FLOOD, MARKET, ROAD]
    assert following is None
    back = re.search(r'href="(\?[^"]*sebelum=[^"]+)"', page)
    assert back
    page = office.get(address + back[1].replace("&amp;", "&")).content.decode()
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a>", page) == [MARKET]
    assert _titles(office, setelah="bukan~tanda")[-1] == MARKET


@pytest.mark.usefixtures("stories")
def test_the_list_is_had_as_a_file(office: Client) -> None:
    Story.objects.filter(title=ROAD).update(title="=1+1")
    answer = office.get(reverse("listening:stories_csv"), {"urut": "terbesar"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [FLOOD, MARKET, "'=1+1"]
    assert [row[3] for row in rows[1:]] == ["4", "3", "1"]
    assert rows[1][8].startswith("http://testserver/admin/dengar/peristiwa/")
    book = openpyxl.load_workbook(
        io.BytesIO(office.get(reverse("listening:stories_xlsx"), {"q": "pasar"}).content)
    )
    assert [row[0] for row in book.active.iter_rows(values_only=True)][1:] == [MARKET]


@pytest.mark.parametrize("order", ["terbaru", "terbesar", "tumbuh"])
def test_the_list_asks_as_often_for_many_stories_as_for_few(
    office: Client, order: str, django_assert_max_num_queries: Any
) -> None:
    now = clocks.now()
    for number in range(12):
        _story(f"kabar{number}", now, [number + 2, number + 1])
    office.get(reverse("listening:stories"))
    with django_assert_max_num_queries(32):
        office.get(reverse("listening:stories"), {"urut": order})
