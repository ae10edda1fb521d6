"""Bursts, new terms, weak signals and stages, from articles that were really analysed."""

import random
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks, packs
from kentongan.core.tasks import drain
from kentongan.engine.queries import parse
from kentongan.listening import actions, tasks
from kentongan.listening.enums import Steep
from kentongan.listening.models import (
    Article,
    Copy,
    SignalMark,
    SignalScan,
    Story,
    TermHour,
    Topic,
    TopicHour,
    TopicMatch,
)
from kentongan.listening.trends import keeping, stages, steep

from .factories import FLOOD, MARKET, article, outlet

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FLOOD_TITLES = (
    "Tanggul Kalirejo Jebol",
    "Tanggul Kalirejo Jebol, Warga Mengungsi",
    "Warga Mengungsi Setelah Tanggul Kalirejo Jebol",
    "Sungai Meluap, Tanggul Kalirejo Jebol",
)


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create(zone="Asia/Makassar")


@pytest.fixture
def topic(agency: Agency) -> Topic:
    return actions.create_topic(agency=agency, name="Banjir", words=["tanggul", "meluap"])


@pytest.fixture
def office(agency: Agency) -> Client:
    return signed_in(member(agency, Role.ANALYST))


def tell(at: datetime, title: str, site: str, text: str = FLOOD) -> Article:
    """Most of the text is its own, so that it is nobody's copy."""
    address = f"https://{site}.example/{at:%m%d%H%M}-{len(title)}"
    own = random.Random(address + title)
    words = " ".join("".join(own.choices("aiueobdgklmnprst", k=6)) for _word in range(60))
    text = f"{title}. {text.split('. ')[0]}. {words}."
    return article(address, title, text, published_at=at, at=at)


@pytest.fixture
def flood(topic: Topic) -> datetime:
    """Six weeks of markets, one a day; then a flood, told by four within three hours."""
    start = clocks.now().replace(minute=0, second=0, microsecond=0) - 5 * DAY
    for back in range(1, 43):
        tell(start - back * DAY, f"Pasar murah ke-{back} dibuka di kecamatan", "pasar", MARKET)
    for number, title in enumerate(FLOOD_TITLES * 2):
        tell(start + number * HOUR / 3, title, f"media{number % 4}")
    actions.analyse(everything=True)
    return start


def test_an_article_is_counted_once_by_topic_hour_and_owner(topic: Topic) -> None:
    at = clocks.now().replace(minute=20) - DAY
    found = tell(at, "Tanggul jebol", "satu")
    tell(at, "Tanggul retak", "dua")
    actions.analyse(everything=True)
    Article.objects.filter(pk=found.pk).update(analysed_at=None)
    actions.analyse(everything=True)  # its text was read again
    told = TopicHour.objects.filter(topic=topic).values_list("hour", "owner", "documents")
    hour = at.replace(minute=0, second=0, microsecond=0)
    assert sorted(told) == [(hour, "dua.example", 1), (hour, "satu.example", 1)]
    assert TopicHour.objects.filter(topic=None).count() == 2
    assert TermHour.objects.get(term="tanggul").documents == 2
    assert len(TermHour.objects.get(term="tanggul").owners) == 2


def test_copies_of_one_owner_and_paid_articles_are_not_counted(topic: Topic) -> None:
    at = clocks.now() - DAY
    for name in ("satu", "dua"):
        outlet(f"{name}.example", owner_network="Satu Grup")
    for name in ("satu", "dua", "tiga"):
        article(f"https://{name}.example/a", "Tanggul jebol", FLOOD, published_at=at, at=at)
    paid = tell(at, "Tanggul kokoh", "iklan")
    Article.objects.filter(pk=paid.pk).update(is_paid=True)
    actions.analyse(everything=True)
    assert Copy.objects.exists()
    counted = dict(TopicHour.objects.filter(topic=topic).values_list("owner", "documents"))
    assert counted == {"Satu Grup": 1, "tiga.example": 1}
    keeping.count_again(at - DAY, at + DAY)
    again = dict(TopicHour.objects.filter(topic=topic).values_list("owner", "documents"))
    assert again == counted


def test_what_changed_later_is_counted_anew(topic: Topic) -> None:
    at = clocks.now() - DAY
    tell(at, "Tanggul jebol", "satu")
    actions.analyse(everything=True)
    TopicMatch.objects.all().delete()
    tasks.count_day(0)
    tasks.count_day(1)
    assert not TopicHour.objects.filter(topic=topic).exists()
    assert TopicHour.objects.filter(topic=None).count() == 1


def test_terms_stay_few_however_much_is_read(agency: Agency) -> None:
    """Rare ones go after two days, hours become days after two weeks, all ends in 150 days."""
    now = clocks.now().replace(minute=0, second=0, microsecond=0)
    rows = [("jarang", 3, 1), ("jarang lama", 40, 1), ("sering", 3, 2), ("baru", 0, 1),
            ("tua", 200, 9)]  # fmt: skip
    keeping.add_terms(
        [(term, now - back * DAY, "satu", n) for term, back, times in rows for n in range(times)]
    )
    keeping.add_terms([("harian", now - 15 * DAY + n * HOUR, "dua", 50 + n) for n in (0, 1, 2)])
    keeping.tidy(now)
    left = dict(TermHour.objects.values_list("term", "documents"))
    assert left["sering"] == 2
    assert left["baru"] == 1
    assert "jarang" not in left
    assert "tua" not in left
    assert sum(TermHour.objects.filter(term="harian").values_list("documents", flat=True)) == 3
    assert TermHour.objects.filter(term="harian").count() <= 2


def test_no_term_is_the_name_of_a_private_person(agency: Agency) -> None:
    tell(clocks.now() - HOUR, "Pak Daliman dan Siti Aminah Terseret Arus", "satu")
    actions.analyse(everything=True)
    assert sorted(TermHour.objects.values_list("term", flat=True)) == [
        "arus", "terseret", "terseret arus",
    ]  # fmt: skip


def test_the_board_shows_the_flood_at_its_hour_and_what_drives_it(
    flood: datetime, office: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(40):
        answer = office.get(reverse("listening:trends"))
    board = answer.context["board"]
    spike = next(each for each in board.spikes if each.topic)
    assert (spike.name, spike.burst.start, spike.burst.found) == ("Banjir", flood, 8)
    assert spike.burst.owners == 4
    assert not spike.burst.is_open
    assert "Kalirejo" in spike.stories[0][0].title
    terms = [each.found.term for each in board.terms]
    assert "tanggul kalirejo" in terms
    assert not any("pasar" in term for term in terms)
    page = answer.content.decode()
    for words in ("Lonjakan", "office-pulse", "Banjir", "Media0"):
        assert words in page


def test_more_topics_cost_no_more_queries(
    flood: datetime, agency: Agency, office: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        actions.create_topic(agency=agency, name=f"Topik {number}", words=["warga", "tanggul"])
    with django_assert_max_num_queries(40):
        office.get(reverse("listening:trends"))


def test_the_board_as_files(flood: datetime, office: Client) -> None:
    csv = office.get(reverse("listening:trends_csv")).content.decode("utf-8-sig")
    assert "Banjir" in csv
    assert "tanggul kalirejo" in csv
    body = office.get(reverse("listening:trends_xlsx")).content
    rows = list(load_workbook(BytesIO(body)).active.iter_rows(values_only=True))
    assert len(rows) == len(csv.strip().splitlines())


def test_an_empty_board_says_what_to_do(office: Client) -> None:
    page = office.get(reverse("listening:trends")).content.decode()
    assert "Tulis topik" in page


def test_a_topic_page_tells_what_it_caught(
    flood: datetime, topic: Topic, office: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(40):
        answer = office.get(reverse("listening:topic", args=[topic.pk]), {"hari": "90"})
    told = answer.context["told"]
    assert told.found == 8
    assert len(told.days) == 90
    assert told.bursts[0].start == flood
    assert told.stage.name in ("mediation", "organization")
    assert told.outlets[0][1] == 2
    assert "tanggul kalirejo" in [each.term for each in told.terms]
    page = answer.content.decode()
    assert reverse("listening:monitored") in page
    assert reverse("listening_topics:edit", args=[topic.pk]) in page


def test_another_agencys_topic_has_no_page_here(topic: Topic) -> None:
    stranger = signed_in(member(AgencyFactory.create(), Role.ANALYST))
    assert stranger.get(reverse("listening:topic", args=[topic.pk])).status_code == 404


def test_a_story_tells_its_stage(flood: datetime, agency: Agency, office: Client) -> None:
    story = Story.objects.order_by("-article_count").first()
    assert story is not None
    reading = stages.of_story(story, agency, agency.zone)
    assert reading is not None
    assert reading.inputs.owners == story.outlet_count
    assert "Tahap" in office.get(reverse("listening:story", args=[story.pk])).content.decode()


def test_organised_actors_are_found_in_texts_of_several_owners(agency: Agency) -> None:
    at = clocks.now() - HOUR
    act = "Anggota DPRD mendesak bupati membuka anggaran tanggul. "
    rows = [tell(at, f"Tanggul {site}", site, act) for site in ("satu", "dua")]
    found = stages.actors(rows, {each.pk: act for each in rows})
    assert found == {"council": 2}
    assert stages.actors(rows, {each.pk: "DPRD meresmikan gedung." for each in rows}) == {}


def test_a_weekly_scan_keeps_what_the_board_shows_once_a_week(agency: Agency) -> None:
    actions.create_topic(agency=agency, name="Banjir", words=["tanggul"])
    now = clocks.now()
    for back, verb in enumerate(("Melebar", "Muncul", "Dilaporkan")):
        tell(now - back * DAY - HOUR, f"Retakan Tanah {verb}", f"media{back % 2}")
    actions.analyse(everything=True)
    for _time in range(2):
        tasks.scan_signals(0)
        drain("listening")
    [scan] = SignalScan.objects.all()
    assert scan.week.weekday() == 0
    signal = scan.signals[0]["term"]
    assert "retakan" in signal
    by = member(agency, Role.WRITER)
    actions.dismiss_signal(agency=agency, term=signal, by=by)
    tasks.scan_agency(agency.pk)
    scan.refresh_from_db()
    assert signal not in {row["term"] for row in scan.signals}


def test_a_person_moves_dismisses_and_takes_back_a_signal(
    agency: Agency, office: Client, flood: datetime
) -> None:
    writer = signed_in(member(agency, Role.WRITER))
    address = reverse("listening:signal")
    writer.post(address, {"term": "tanggul kalirejo", "letter": "P"})
    mark = SignalMark.objects.get()
    assert (mark.letter, mark.dismissed) == ("P", False)
    writer.post(address, {"term": "tanggul kalirejo", "letter": "-"})
    assert SignalMark.objects.get().dismissed
    assert "tanggul kalirejo" in writer.get(reverse("listening:trends")).content.decode()
    writer.post(address, {"term": "tanggul kalirejo", "letter": ""})
    assert not SignalMark.objects.exists()


def test_only_writers_of_the_agency_mark_and_only_what_is_counted(
    agency: Agency, flood: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        actions.dismiss_signal(
            agency=agency, term="tanggul", by=member(AgencyFactory.create(), Role.WRITER)
        )
    with pytest.raises(ValidationError):
        actions.move_signal(
            agency=agency, term="tak ada", letter=Steep.SOCIAL, by=member(agency, Role.WRITER)
        )


@pytest.mark.parametrize(
    ("headline", "letter"),
    [
        ("Air Asin Merayap ke Sumur Warga", "L"),
        ("Harga Cabai Naik di Pasar", "E"),
        ("Tautan Palsu Incar Data Pribadi", "T"),
        ("Bidan Keliling Temui Anak Kurang Gizi", "S"),
        ("Fraksi Tolak Raperda Retribusi", "P"),
        ("Langit Biru", ""),
    ],
)
def test_a_headline_is_sorted_by_the_words_of_the_pack(headline: str, letter: str) -> None:
    assert steep.field_of(headline) == letter


def test_the_pack_has_every_field_and_readable_queries() -> None:
    fields = packs.read("kentongan.listening", "steep.toml")["field"]
    assert {each["letter"] for each in fields} == set(Steep.values)
    assert all(len(each["words"]) > 30 for each in fields)
    for actor in packs.read("kentongan.listening", "actors.toml")["actor"]:
        parse(actor["query"])
