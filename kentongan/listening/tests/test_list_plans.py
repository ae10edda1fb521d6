"""Lists cost the same however long their tables are: queries counted, indexes proved by the plan.

The planner of a small table rightly reads all of it; with `enable_seqscan` off it shows whether
there is an index by which the rows can be found at all.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Value
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.enums import AlertKind, AlertState, ArticleKind, Urgency
from kentongan.listening.models import (
    Alert,
    AlertReason,
    AlertRule,
    Article,
    ArticleText,
    Outlet,
    Poll,
    Post,
    SearchDocument,
    Source,
    Story,
    TopicMatch,
)

pytestmark = pytest.mark.django_db
ROWS = 2000
FEW, MANY = 60, 900


@pytest.fixture
def agency() -> Agency:
    made = AgencyFactory.create()
    actions.create_topic(agency=made, name="Banjir", words=["meluap"])
    return made


@pytest.fixture
def office(agency: Agency) -> Client:
    return signed_in(member(agency, Role.HEAD))


def fill(agency: Agency, count: int) -> None:
    """So many articles, each its own story, posts, sources and alerts, a minute apart."""
    now, start = clocks.now(), Article.objects.count()
    outlets = Outlet.objects.bulk_create(
        [Outlet(name=f"Koran {n}", domain=f"k{start}-{n}.example") for n in range(20)]
    )
    sources = Source.objects.bulk_create(
        [
            Source(outlet=outlets[n % 20], name=f"Sumber {n}", kind="feed", added_at=now,
                   url=f"https://k{start}-{n}.example/feed", next_poll_at=now + timedelta(days=1))
            for n in range(count // 10)
        ]
    )  # fmt: skip
    numbers = range(start, start + count)
    times = {n: now - timedelta(minutes=n) for n in numbers}
    stories = Story.objects.bulk_create(
        [
            Story(id=n + 1, title=f"Sungai {n}", first_at=times[n], last_at=times[n],
                  article_count=1, outlet_count=1)
            for n in numbers
        ]
    )  # fmt: skip
    articles = Article.objects.bulk_create(
        [
            Article(url=f"https://k{n}.example/a", host=f"k{n}.example", title=f"Sungai {n} meluap",
                    outlet=outlets[n % 20], source=sources[n % len(sources)], story=story,
                    published_at=times[n], first_seen_at=times[n], analysed_at=times[n],
                    kind=ArticleKind.ARTICLE, language="id")
            for n, story in zip(numbers, stories, strict=True)
        ]
    )  # fmt: skip
    ArticleText.objects.bulk_create(
        [ArticleText(article=each, revision=1, title=each.title, text="Isi", body_hash="1",
                     fetched_at=now) for each in articles]
    )  # fmt: skip
    SearchDocument.objects.bulk_create(
        [SearchDocument(article=each, moment=each.first_seen_at, outlet=each.outlet,
                        language="id", kind=each.kind, tsv=Value("meluap")) for each in articles]
    )  # fmt: skip
    topic = agency.topics.get()
    TopicMatch.objects.bulk_create([TopicMatch(topic=topic, article=each) for each in articles])
    Post.objects.bulk_create(
        [Post(source=sources[0], platform="Mastodon", text="Air naik", seen_at=times[n],
              mark=str(n), author="1") for n in numbers]
    )  # fmt: skip
    Poll.objects.bulk_create([Poll(source=sources[0], at=times[n], outcome="new") for n in numbers])
    rule, _made = AlertRule.objects.get_or_create(
        agency=agency, name="Melonjak", defaults={"kind": AlertKind.GROWTH, "since": now}
    )
    alerts = Alert.objects.bulk_create(
        [Alert(agency=agency, subject=f"story:{n}", story=story, title="Sungai", path="/",
               urgency=Urgency.NORMAL, raised_at=times[n],
               state=AlertState.CLOSED if n % 50 else AlertState.NEW)
         for n, story in zip(numbers, stories, strict=True)]
    )  # fmt: skip
    AlertReason.objects.bulk_create(
        [AlertReason(alert=each, rule=rule, why="", at=now) for each in alerts]
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(sorted({table for table, _index in INDEX.values()}))}")


LISTS = {
    "stories": "/admin/dengar/peristiwa/",
    "articles": "/admin/dengar/berita/",
    "outlet": "/admin/dengar/pemuat/{outlet}/",
    "sources": "/admin/dengar/sumber/",
    "source": "/admin/dengar/sumber/{source}/",
    "alerts": "/admin/dengar/ruang-kendali/",
    "triage": "/admin/dengar/pilah-berita/",
    "posts": "/admin/dengar/unggahan/",
    "headlines": "/admin/dengar/judul-berubah/",
}
MOST = {"stories": 30, "outlet": 32, "triage": 30}  # queries; the others less
# The table whose rows the list shows, and an index by which they are found.
INDEX = {
    "stories": ("listening_story", "listening_story_last"),
    "articles": ("listening_searchdocument", "listening_search_newest"),
    "outlet": ("listening_article", "listening_article"),
    "source": ("listening_poll", "listening_poll_source"),
    "alerts": ("listening_alert", "listening_alert"),
    "triage": ("listening_topicmatch", "listening_match|topicmatch_topic"),
    "posts": ("listening_post", "listening_post_seen"),
}


def _address(name: str) -> str:
    outlet, source = Outlet.objects.order_by("pk")[0], Source.objects.order_by("pk")[0]
    return LISTS[name].format(outlet=outlet.pk, source=source.pk)


def _asked(office: Client, name: str) -> list[str]:
    office.get(_address(name))  # what a process reads once is read now
    with CaptureQueriesContext(connection) as asked:
        assert office.get(_address(name)).status_code == 200
    return [each["sql"] for each in asked.captured_queries]


def test_no_list_asks_more_when_there_is_more(agency: Agency, office: Client) -> None:
    fill(agency, FEW)
    few = {name: len(_asked(office, name)) for name in LISTS}
    fill(agency, MANY)
    many = {name: len(_asked(office, name)) for name in LISTS}
    assert many == few
    assert {name: count for name, count in many.items() if count > MOST.get(name, 26)} == {}


def test_the_rows_of_a_list_are_found_by_an_index(agency: Agency, office: Client) -> None:
    fill(agency, ROWS)
    for name, (table, index) in INDEX.items():
        asked = [sql for sql in _asked(office, name) if re.search(f'FROM "?{table}\\b', sql)]
        # What counts the rows reads ten thousand of them at most.
        nodes = [node for sql in asked if "COUNT(" not in sql for node in _nodes(_plan(sql))]
        used = {node.get("Index Name", "") for node in nodes}
        assert any(part in each for each in used for part in index.split("|")), (name, used)
        whole = [each for each in nodes if each["Node Type"] == "Seq Scan"]
        assert [each for each in whole if each["Relation Name"] == table] == [], name


def test_facets_ask_for_the_topics_of_their_hits_only(agency: Agency, office: Client) -> None:
    """All matches of the topics of an office are millions in the end."""
    fill(agency, ROWS)
    [counted] = [sql for sql in _asked(office, "articles") if "watched AS" in sql]
    asked = [each for each in _nodes(_plan(counted)) if _reads(each, "listening_topicmatch")]
    assert asked
    assert {each["Index Name"] for each in asked} == {"listening_match_article"}
    assert all("article_id = rows" in each["Index Cond"] for each in asked)


def test_a_search_with_words_finds_its_rows_by_the_words(agency: Agency, office: Client) -> None:
    """What narrows it is asked of these; the rows of an outlet reach back over all time."""
    fill(agency, ROWS)
    for narrowed in ("medium=online", "language=id", "topic=1", "use=pick_up", "tone=1"):
        with CaptureQueriesContext(connection) as asked:
            office.get(f"{LISTS['articles']}?q=meluap&{narrowed}")
        found = [each["sql"] for each in asked.captured_queries if "tsv @@" in each["sql"]]
        nodes = [node for sql in found for node in _nodes(_plan(sql))]
        used = {node["Index Name"] for node in nodes if "listening_search" in _index(node)}
        assert used == {"listening_search_words"}, narrowed


def _reads(node: dict[str, Any], table: str) -> bool:
    return bool(node.get("Relation Name") == table)


def _index(node: dict[str, Any]) -> str:
    return str(node.get("Index Name", ""))


def _plan(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        [(found,)] = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan = on")
    plan: dict[str, Any] = found[0]["Plan"]
    return plan


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
