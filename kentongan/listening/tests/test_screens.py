"""Listening's screens, used by the people they are for."""

import csv
import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from wagtail import hooks

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, UserFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions, exports
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Article, Coding, Outlet, Poll, Story, Topic
from kentongan.listening.story_actions import StoryAction

from .factories import AT, FLOOD, MARKET, article, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create(short_name="Kabupaten Randusari")


@pytest.fixture
def analyst(agency: Agency) -> User:
    return member(agency, Role.ANALYST)


@pytest.fixture
def office(analyst: User) -> Client:
    synchronise()
    return signed_in(analyst)


def _page(client: Client, name: str, *args: int, **query: str | int) -> str:
    answer = client.get(reverse(f"listening:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def _flood_story() -> Story:
    article("https://satu.example/banjir", "Sungai Kalirejo meluap, warga mengungsi")
    article(
        "https://dua.example/banjir",
        "Sungai Kalirejo meluap, warga mengungsi",
        published_at=AT + timedelta(minutes=3),
    )
    article(
        "https://tiga.example/banjir",
        "Warga Tegalsari mengungsi, Sungai Kalirejo meluap",
        text=FLOOD + MARKET,
        published_at=AT + timedelta(hours=2),
    )
    actions.analyse(everything=True)
    return Article.objects.get(url="https://satu.example/banjir").story  # type: ignore[return-value]  # analysed


def test_a_story_tells_who_was_first_who_was_level_and_who_repeats(office: Client) -> None:
    story = _flood_story()
    assert story.article_count == 3
    page = _page(office, "story", story.pk)
    assert "menurut waktu di halamannya" in page
    assert "setara dengan yang pertama" in page
    assert "Kata demi kata sama dengan tulisan Satu" in page
    assert "Memuat 100% tulisan" in page
    assert page.index("satu.example/banjir") < page.index("tiga.example/banjir")


def test_a_changed_headline_stays_visible(office: Client) -> None:
    story = _flood_story()
    told = Article.objects.get(url="https://satu.example/banjir")
    told.texts.create(
        revision=2, title="Banjir Kalirejo surut", text=FLOOD, body_hash="x", fetched_at=AT
    )
    assert "<del>Sungai Kalirejo meluap, warga mengungsi</del>" in _page(office, "story", story.pk)


def test_no_tone_is_suggested_before_it_was_learned(office: Client, agency: Agency) -> None:
    actions.create_topic(agency=agency, name="Banjir", words=["meluap"])
    story = _flood_story()
    assert not Coding.objects.exists()
    assert "saran mesin" not in _page(office, "story", story.pk)


def test_a_tone_outside_the_three_is_refused(office: Client) -> None:
    told = _flood_story().articles.first()
    assert told is not None
    office.post(reverse("listening:code", args=[told.pk]), {"headline": "5", "body": "0"})
    assert not Coding.objects.exists()


def test_later_steps_offer_their_buttons_on_a_story(office: Client) -> None:
    def offer(story: Story, user: User) -> list[StoryAction]:
        return [StoryAction(label="Buka isu", url=f"/isu/?peristiwa={story.pk}", method="post")]

    with hooks.register_temporarily("kentongan_story_actions", offer):
        story = _flood_story()
        page = _page(office, "story", story.pk)
    assert f'action="/isu/?peristiwa={story.pk}"' in page
    assert "Buka isu" in page


def test_stirring_stories_come_first_with_their_outlets(office: Client) -> None:
    _flood_story()
    now = clocks.now()
    Story.objects.update(last_at=now - timedelta(hours=1))
    page = _page(office, "stories")
    assert "3 berita" in page
    assert "Dua, Satu, Tiga" in page


def test_an_article_without_address_says_so(office: Client) -> None:
    article("file:/tmp/simpanan.html", "Simpanan lama")
    actions.analyse(everything=True)
    page = _page(office, "articles", span="semua")
    assert "alamat tidak diketahui" in page
    assert "simpanan.html" not in page


def test_files_hold_the_list_but_no_formula_and_no_journalist(office: Client) -> None:
    article("https://satu.example/a", '=HYPERLINK("http://jahat.example")')
    article("file:/tmp/b.html", "@SUM(A1)\x07")
    actions.analyse(everything=True)
    answer = office.get(reverse("listening:articles_csv"), {"span": "semua"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[3] for row in rows[1:]] == ["'@SUM(A1)", '\'=HYPERLINK("http://jahat.example")']
    assert rows[1][4] == "alamat tidak diketahui"
    assert rows[1][0] == "2026-03-02T08:00+07:00"
    book = openpyxl.load_workbook(
        io.BytesIO(office.get(reverse("listening:articles_xlsx"), {"span": "semua"}).content)
    )
    cells = [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert cells == rows
    assert "Rahmat Contoh" not in answer.content.decode()


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r1"])
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert exports.harmless(text).startswith("'")


def test_a_sources_page_tells_its_health_and_what_to_do(office: Client) -> None:
    watched = source(
        "https://contoh.example/feed",
        failures=4,
        last_outcome=PollOutcome.ROBOTS,
        next_poll_at=clocks.now(),
    )
    for outcome in (PollOutcome.NEW, PollOutcome.ROBOTS, PollOutcome.ROBOTS):
        Poll.objects.create(source=watched, at=clocks.now(), outcome=outcome)
    page = _page(office, "source", watched.pk)
    assert "Situs ini tidak mau dibaca program" in page
    assert "Periksa sekarang" in page
    assert "<dd>2</dd>" in page
    assert "1 sumber perlu diperhatikan" in _page(office, "sources")
    office.post(reverse("listening:pause_source", args=[watched.pk]))
    watched.refresh_from_db()
    assert not watched.active


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("3374010101900001", "mengenali seseorang"),
        ("@lurah_tegalsari", "akun"),
        ("0812 3456 7890", "mengenali seseorang"),
        ("warga@contoh.example", ""),
    ],
)
def test_people_are_not_watched(office: Client, words: str, why: str) -> None:
    """Refusal R2, on the screen."""
    answer = office.post(
        reverse("listening_topics:add"),
        {"name": "Orang", "words": words, "phrases": "", "exclusions": "", "active": "on"},
    )
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert not Topic.objects.exists()


def test_a_topic_is_made_changed_and_refused_twice(office: Client, agency: Agency) -> None:
    fields = {
        "name": "Jalan",
        "words": "aspal, lubang",
        "phrases": "",
        "exclusions": "",
        "active": "on",
    }
    assert office.post(reverse("listening_topics:add"), fields).status_code == 302
    topic = Topic.objects.get()
    assert (topic.agency, topic.words) == (agency, ["aspal", "lubang"])
    assert office.post(reverse("listening_topics:add"), fields).status_code == 200
    fields["words"] = "jembatan"
    address = reverse("listening_topics:edit", args=[topic.pk])
    assert office.post(address, fields).status_code == 302
    topic.refresh_from_db()
    assert topic.words == ["jembatan"]
    assert office.get(reverse("listening_topics:index")).status_code == 200
    assert office.get(reverse("listening_outlets:index")).status_code == 200


def test_starter_topics_carry_the_region_and_come_once(office: Client, agency: Agency) -> None:
    assert "Tambahkan topik awal" in _page(office, "stories")
    office.post(reverse("listening:starter_topics"))
    assert "Tambahkan topik awal" not in _page(office, "stories")
    office.post(reverse("listening:starter_topics"))
    assert Topic.objects.filter(agency=agency).count() == 12
    assert "banjir Randusari" in Topic.objects.filter(agency=agency).get(name="Banjir").phrases


def test_the_public_sees_every_source_and_topic(client: Client, agency: Agency) -> None:
    source("https://contoh.example/feed")
    actions.create_topic(agency=agency, name="Banjir", words=["meluap"])
    page = client.get("/transparansi/pantauan/").content.decode()
    for told in ("https://contoh.example/feed", "Banjir", "meluap", agency.name, "tidak memantau"):
        assert told in page


NAMES = ["stories", "articles", "sources", "triage", "lessons", "tones"]


@pytest.mark.parametrize("name", NAMES)
def test_lists_ask_the_database_as_often_for_many_rows_as_for_one(
    office: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        article(f"https://koran{number}.example/a", f"Kabar nomor {number}", at=AT)
        source(f"https://koran{number}.example/feed", outlet=Outlet.objects.first())
    actions.analyse(everything=True)
    _page(office, name)
    with django_assert_max_num_queries(32):
        _page(office, name)


@pytest.mark.parametrize("name", [*NAMES, "articles_csv", "articles_xlsx", "add_source"])
def test_the_office_is_closed_to_others(client: Client, name: str) -> None:
    address = reverse(f"listening:{name}")
    assert client.get(address).status_code == 302
    client.force_login(UserFactory.create())
    assert client.get(address).status_code in {302, 403}
