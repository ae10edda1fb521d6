"""A topic made today also finds what was told yesterday."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.core.tasks import drain
from kentongan.listening import actions, matching
from kentongan.listening.analysis import watching
from kentongan.listening.models import Topic, TopicMatch

from .factories import MARKET, article

pytestmark = pytest.mark.django_db


def flood(number: int, *, days_ago: int = 1) -> None:
    seen = clocks.now() - timedelta(days=days_ago)
    article(f"https://koran{number}.example/a", f"Sungai meluap {number}", at=seen)


def make_topic() -> Topic:
    return actions.create_topic(agency=AgencyFactory.create(), name="Banjir", words=["meluap"])


def test_a_new_topic_meets_recent_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "RECENT_BATCH", 2)
    for number in range(5):
        flood(number)
    flood(9, days_ago=90)
    article("https://pasar.example/a", "Pasar murah", MARKET, at=clocks.now())
    actions.analyse(everything=True)
    topic = make_topic()
    drain("listening")
    found = TopicMatch.objects.filter(topic=topic).values_list("article__title", flat=True)
    assert sorted(found) == [f"Sungai meluap {number}" for number in range(5)]


def test_a_changed_topic_lets_go_of_what_it_no_longer_means() -> None:
    flood(1)
    actions.analyse(everything=True)
    topic = make_topic()
    drain("listening")
    topic.words = ["pasar"]
    actions.change_topic(topic=topic, by=member(topic.agency, Role.WRITER))
    drain("listening")
    assert not TopicMatch.objects.exists()


def preview(client: Client, **fields: str) -> str:
    return client.post("/admin/dengar/topik/pratinjau/", fields).content.decode()


def test_what_a_topic_would_catch_is_seen_while_it_is_written() -> None:
    for number in range(3):
        flood(number)
    actions.analyse(everything=True)
    client = signed_in(member(AgencyFactory.create(), Role.WRITER))
    page = preview(client, words="luapan", query="")
    assert "3 berita" in page
    assert "meluap" in page
    assert "3 berita" in preview(client, query="sungai NEAR/3 meluap")
    assert "0 berita" in preview(client, query="gempa")
    assert "karakter 8" in preview(client, query="banjir )").lower()
    assert "Budi Santoso" in preview(client, words="Budi Santoso")
    assert client.get("/admin/dengar/topik/new/").status_code == 200


def test_a_preview_asks_little() -> None:
    for number in range(5):
        flood(number)
    actions.analyse(everything=True)
    query = matching.tree(words=("banjir", "meluap"), phrases=(), exclusions=(), query="")
    assert query is not None
    with CaptureQueriesContext(connection) as asked:
        assert matching.preview(query).count == 5
    assert len(asked) == 3
