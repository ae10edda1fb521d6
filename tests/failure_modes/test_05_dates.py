"""Failure mode 5: dates that lie, or tell no zone: a zone is never invented, an edit no birth."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kentongan.engine.flow import Publication, told_time
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import FLOOD

from .site import item, look, rss, running, watch

pytestmark = pytest.mark.django_db
TITLE = "Sungai Kalirejo meluap"


def _html(head: str = "", line: str = "") -> bytes:
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1><p>{line}</p>"
        f"<article><p>{FLOOD}</p></article></body></html>"
    ).encode()


def _json_ld(published: str, modified: str = "") -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "{TITLE}", "datePublished": "{published}", "dateModified": "{modified}"}}'
        "</script>"
    )


def read(settings: Any, html: bytes, *, path: str = "/a", at: str = "", zone: str = "") -> Article:
    """The article after its feed was looked at and its page was read."""
    pages: dict[str, Page] = {path: page(html)}
    with running(pages, settings) as site:
        pages["/feed"] = page(rss(item(site.url(path), TITLE, at)))
        look(watch(site, zone=zone))
        return actions.read_page(article=Article.objects.get())


@pytest.mark.parametrize(
    ("head", "evidence"),
    [
        (_json_ld("2026-03-02T08:15:00+07:00"), "json-ld"),
        ('<meta property="article:published_time" content="2026-03-02T08:15+07:00">', "meta"),
        ('<meta name="pubdate" content="Senin, 02 Mar 2026 08:15 WIB">', "meta"),
    ],
)
def test_the_minute_and_zone_of_the_page_are_kept(settings: Any, head: str, evidence: str) -> None:
    told = read(settings, _html(head))
    assert told.published_at == datetime(2026, 3, 2, 1, 15, tzinfo=UTC)
    assert told.date_evidence == evidence


@pytest.mark.parametrize(
    ("head", "line", "path"),
    [
        (_json_ld("2026-03-02T08:15:00"), "", "/a"),
        ("", "Senin, 2 Maret 2026 08:15", "/a"),
        ("", "", "/read/2026/03/02/08150031/sungai-meluap"),
        ("", "", "/20260302081500-120-1/sungai-meluap"),
    ],
    ids=["json-ld", "visible", "kompas", "cnn"],
)
def test_without_a_zone_only_the_wall_clock_is_kept_until_the_source_has_one(
    settings: Any, head: str, line: str, path: str
) -> None:
    told = read(settings, _html(head, line), path=path)
    assert (told.published_at, told.date_evidence) == (None, "")
    assert told.published_local is not None
    assert f"{told.published_local:%Y-%m-%d %H:%M}" == "2026-03-02 08:15"
    Article.objects.all().delete()
    told.source.delete() if told.source else None
    zoned = read(settings, _html(head, line), path=path, zone="Asia/Makassar")
    assert zoned.published_at == datetime(2026, 3, 2, 0, 15, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Asia/Jakarta"])
def test_a_mere_day_is_no_midnight(settings: Any, zone: str) -> None:
    told = read(settings, _html('<meta name="date" content="2026-03-02">'), zone=zone)
    assert told.published_at is None
    assert told.published_local == datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("told", ["", "tidak diketahui", "0000-00-00 00:00:00", "2062-03-02"])
def test_what_cannot_be_read_leaves_the_feeds_time(settings: Any, told: str) -> None:
    found = read(settings, _html(_json_ld(told)), at="Mon, 02 Mar 2026 08:15:00 +0700")
    assert found.published_at == datetime(2026, 3, 2, 1, 15, tzinfo=UTC)
    assert found.date_evidence == "feed"


def test_the_edit_is_kept_apart_from_the_publication(settings: Any) -> None:
    told = read(settings, _html(_json_ld("2026-03-02T08:15:00+07:00", "2026-03-03T10:00:00+07:00")))
    assert (told.published_at, told.modified_at) == (
        datetime(2026, 3, 2, 1, 15, tzinfo=UTC),
        datetime(2026, 3, 3, 3, 0, tzinfo=UTC),
    )


def test_an_edit_told_as_publication_is_unmasked_by_the_stamp_in_the_address() -> None:
    """CNN in the data: 3,936 of 3,940 pages told a time a day and more after their address."""
    published = datetime(2026, 3, 2, 1, 15, tzinfo=UTC)
    edited = Publication(
        id="a",
        owner="A",
        published_at=published + timedelta(hours=26),
        first_seen_at=published + timedelta(hours=30),
        url="https://contoh.example/20260302081500-120-1/sungai",
        zone="Asia/Jakarta",
    )
    assert told_time(edited) == (published, "address")
