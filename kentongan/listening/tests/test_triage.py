"""The triage list: in which order, what a mark does, what a topic learns, and all of it undone."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.listening import actions, triage
from kentongan.listening.enums import Verdict
from kentongan.listening.models import (
    Article,
    CoderTone,
    Coding,
    Topic,
    TopicLesson,
    TopicMatch,
    TriageMark,
)

from .factories import FLOOD, MARKET, article

pytestmark = pytest.mark.django_db
STONE = "Harga batu akik di pasar seni kota Batu naik, kata pedagang perhiasan nomor {}. "


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def analyst(agency: Agency) -> User:
    return member(agency, Role.ANALYST)


@pytest.fixture
def office(analyst: User) -> Client:
    synchronise()
    return signed_in(analyst)


@pytest.fixture
def topic(agency: Agency) -> Topic:
    return actions.create_topic(agency=agency, name="Batu", words=["batu", "meluap"])


def told(number: int, title: str = "Sungai meluap di Batu", text: str = FLOOD) -> Article:
    at = clocks.now() - timedelta(minutes=number)
    return article(f"https://koran{number}.example/{number}", title, text, at=at, published_at=at)


def stones(count: int, start: int = 50) -> list[Article]:
    return [
        told(
            start + n,
            f"Batu akik kembali ramai, kisah {n}",
            STONE.format(f"x{n}") + f"Toko {n} buka.",
        )
        for n in range(count)
    ]


def order(agency: Agency) -> list[str]:
    queue = triage.waiting(agency)
    return [card.article.title for card in triage.cards(agency, queue, queue.keys)]


def mark(each: Article, by: User, verdict: Verdict = Verdict.SEEN, **tones: int) -> None:
    actions.mark_article(
        article=each, agency=by.memberships.get().agency, verdict=verdict, by=by, **tones
    )


def test_newest_first_without_what_was_looked_at(
    topic: Topic, agency: Agency, analyst: User
) -> None:
    older = told(9, "Batu longsor menutup jalan", MARKET + "Batu.")
    told(1, "Sungai meluap pagi ini", FLOOD)
    told(2, "Kabar lain sama sekali", MARKET.replace("Beras", "Gula"))
    actions.analyse(everything=True)
    assert order(agency) == ["Sungai meluap pagi ini", "Batu longsor menutup jalan"]
    mark(older, analyst)
    assert order(agency) == ["Sungai meluap pagi ini"]


def test_copies_are_folded_under_the_first_and_stay_folded(
    topic: Topic, agency: Agency, analyst: User
) -> None:
    for number in (3, 2, 1):
        told(number, f"Sungai meluap, berita {number}")
    actions.analyse(everything=True)
    queue = triage.waiting(agency)
    (card,) = triage.cards(agency, queue, queue.keys)
    assert (card.publisher, sorted(card.copies)) == ("Koran3", ["Koran1", "Koran2"])
    mark(card.article, analyst, Verdict.NOT_OURS)
    assert order(agency) == []


def test_a_mark_codes_what_was_said_and_nothing_else(
    topic: Topic, agency: Agency, analyst: User
) -> None:
    first, second = told(1), told(2, "Batu kali menutup jalan", MARKET + "Batu.")
    actions.analyse(everything=True)
    mark(first, analyst, headline=-1)
    mark(second, analyst)
    coding = Coding.objects.get()
    assert (coding.article, coding.tone_headline, coding.tone_body) == (first, -1, None)
    assert not coding.machine


def test_undo_gives_back_list_topic_and_coding(topic: Topic, agency: Agency, analyst: User) -> None:
    first = told(1)
    actions.analyse(everything=True)
    mark(first, analyst, headline=-1, body=0)
    actions.unmark_article(article=first, agency=agency, by=analyst)
    assert not Coding.objects.exists()
    assert not CoderTone.objects.exists()
    mark(first, analyst, Verdict.NOT_OURS)
    assert not TopicMatch.objects.exists()
    actions.unmark_article(article=first, agency=agency, by=analyst)
    assert TopicMatch.objects.filter(topic=topic, article=first).exists()
    assert order(agency) == [first.title]


def test_undo_leaves_a_coding_that_was_there_before(
    topic: Topic, agency: Agency, analyst: User
) -> None:
    first = told(1)
    actions.analyse(everything=True)
    actions.code_tone(article=first, agency=agency, headline=1, body=1, by=analyst)
    mark(first, analyst)
    actions.unmark_article(article=first, agency=agency, by=analyst)
    assert Coding.objects.filter(tone_headline=1).exists()


def test_what_was_taken_out_does_not_come_back_by_itself(
    topic: Topic, agency: Agency, analyst: User
) -> None:
    first = told(1)
    actions.analyse(everything=True)
    mark(first, analyst, Verdict.NOT_OURS)
    Article.objects.update(analysed_at=None)
    actions.analyse(everything=True)
    topic.phrases = ["hujan deras"]
    actions.change_topic(topic=topic, by=analyst)
    drain("listening")
    assert not TopicMatch.objects.exists()


@pytest.fixture
def taught(topic: Topic, agency: Agency, analyst: User) -> Topic:
    """Three articles on gem stones said to be not about us, two on a flood kept."""
    for each in stones(3):
        actions.analyse(everything=True)
        mark(each, analyst, Verdict.NOT_OURS)
    for number in range(2):
        each = told(20 + number, f"Batu kali dan lumpur di desa {number}", f"{FLOOD} {number}")
        actions.analyse(everything=True)
        mark(each, analyst)
    drain("listening")
    return topic


def test_not_about_us_teaches_the_topic_words(taught: Topic) -> None:
    lesson = TopicLesson.objects.get(topic=taught)
    assert "akik" in lesson.words
    assert "batu" not in lesson.words
    assert "desa" not in lesson.words


def test_what_the_topic_doubts_comes_last_and_says_why(
    taught: Topic, agency: Agency, office: Client
) -> None:
    told(1, "Pasar batu akik dibuka lagi", MARKET)
    told(5, "Sungai meluap lagi di hilir", "Air masuk ke sawah. Petani menjaga tanggul.")
    actions.analyse(everything=True)
    assert order(agency) == ["Sungai meluap lagi di hilir", "Pasar batu akik dibuka lagi"]
    assert (
        "Mungkin bukan tentang kami: akik"
        in office.get(reverse("listening:triage")).content.decode()
    )


def test_a_learned_word_is_taken_back_or_made_an_exclusion(
    taught: Topic, agency: Agency, office: Client
) -> None:
    assert "akik" in office.get(reverse("listening:lessons")).content.decode()
    address = reverse("listening:lesson_word", args=[taught.pk])
    office.post(address, {"word": "akik", "what": "ignore"})
    assert "akik" not in TopicLesson.objects.get().telling
    office.post(address, {"word": "akik", "what": "count"})
    assert "akik" in TopicLesson.objects.get().telling
    office.post(address, {"word": "akik", "what": "exclude"})
    taught.refresh_from_db()
    assert taught.exclusions == ["akik"]
    drain("listening")
    assert not TopicMatch.objects.filter(article__title__contains="akik").exists()


def test_undone_marks_teach_nothing(
    taught: Topic, agency: Agency, analyst: User, office: Client
) -> None:
    for each in TriageMark.objects.filter(verdict=Verdict.NOT_OURS):
        answer = office.post(
            reverse("listening:unmark", args=[each.article_id]), {"from": "lessons"}
        )
        assert answer.url == reverse("listening:lessons")  # type: ignore[attr-defined]  # a redirect
    drain("listening")
    assert TopicLesson.objects.get().words == []


def test_it_works_without_script(topic: Topic, agency: Agency, office: Client) -> None:
    first = told(1)
    actions.analyse(everything=True)
    page = office.get(reverse("listening:triage")).content.decode()
    assert "1 menunggu" in page
    address = reverse("listening:mark", args=[first.pk])
    assert f'action="{address}"' in page
    answer = office.post(address, {"verdict": "seen", "headline": "1", "body": ""}, follow=True)
    assert "Sudah dilihat" in answer.content.decode()
    assert Coding.objects.get().tone_headline == 1
    refused = office.post(
        address, {"verdict": "seen", "headline": "7"}, HTTP_ACCEPT="application/json"
    )
    assert refused.status_code == 400


def test_the_next_cards_leave_out_those_that_are_there(
    topic: Topic, office: Client, agency: Agency
) -> None:
    first = told(1)
    second = told(2, "Batu kali menutup jalan", MARKET + "Batu.")
    actions.analyse(everything=True)
    page = office.get(reverse("listening:triage_more"), {"ada": first.pk}).content.decode()
    assert f'data-key="{second.pk}"' in page
    assert f'data-key="{first.pk}"' not in page


def test_an_issue_is_opened_from_the_card(topic: Topic, office: Client) -> None:
    first = told(1)
    actions.analyse(everything=True)
    assert office.get(reverse("listening:triage_offers", args=[first.pk])).status_code == 200


def test_readers_see_the_list_and_mark_nothing(topic: Topic, agency: Agency) -> None:
    first = told(1)
    actions.analyse(everything=True)
    reader = signed_in(member(agency, Role.PPID))
    page = reader.get(reverse("listening:triage"))
    if page.status_code == 200:
        assert "<form method" not in page.content.decode().split('id="triage-cards"')[1]
    assert (
        reader.post(reverse("listening:mark", args=[first.pk]), {"verdict": "seen"}).status_code
        == 403
    )


def test_other_agencies_marks_and_topics_stay_theirs(topic: Topic, agency: Agency) -> None:
    first = told(1)
    other = AgencyFactory.create()
    actions.create_topic(agency=other, name="Air", words=["meluap"])
    actions.analyse(everything=True)
    mark(first, member(other, Role.ANALYST), Verdict.NOT_OURS)
    assert order(agency) == [first.title]
    assert order(other) == []


def test_a_list_of_many_asks_as_often_as_one_of_one(
    topic: Topic, office: Client, agency: Agency, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        told(
            number,
            f"Batu nomor {number} jatuh",
            f"Batu {number} " + MARKET.replace("Beras", f"B{number}"),
        )
    stones(6)
    actions.analyse(everything=True)
    office.get(reverse("listening:triage"))
    with django_assert_max_num_queries(24):
        office.get(reverse("listening:triage"))
    with django_assert_max_num_queries(14):
        office.get(reverse("listening:triage_more"))
