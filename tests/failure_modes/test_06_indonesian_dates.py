"""Failure mode 6: dates as Indonesian pages write them, and none with an invented zone (5)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from kentongan.engine import dates
from kentongan.engine.tests.loopback import Page, page
from kentongan.listening import actions
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import FLOOD

from .site import item, look, rss, running, watch

FETCHED = datetime(2025, 11, 24, 5, tzinfo=UTC)
TOLD = {
    "Senin, 24 Nov 2025 10:21 WIB": "2025-11-24T10:21:00+07:00",
    "24 Agustus 2025 | 09.15 WITA": "2025-08-24T09:15:00+08:00",
    "05/11/2025 14.30 WIB": "2025-11-05T14:30:00+07:00",
    "09/10/2023, 13:33 WIB": "2023-10-09T13:33:00+07:00",
}
ZONELESS = {
    "22 April 2024, 17:22": "2024-04-22T17:22:00",
    "Jum'at, 07 Nopember 2025 - 10:00": "2025-11-07T10:00:00",
    "Senin (24/11/2025)": "2025-11-24T00:00:00",
}


@pytest.mark.parametrize(("text", "moment"), TOLD.items())
def test_a_told_zone_is_kept(text: str, moment: str) -> None:
    instant = dates.read(text, fetched_at=FETCHED).instant
    assert instant is not None
    assert instant == datetime.fromisoformat(moment)


@pytest.mark.parametrize(("text", "moment"), ZONELESS.items())
def test_a_zone_that_is_not_told_is_not_invented(text: str, moment: str) -> None:
    reading = dates.read(text, fetched_at=FETCHED)
    assert reading.instant is None
    assert reading.local == datetime.fromisoformat(moment)


BACK = {
    "5 menit yang lalu": timedelta(minutes=5),
    "2 jam lalu": timedelta(hours=2),
    "kemarin, 12.00 WIB": timedelta(days=1),
}


@pytest.mark.parametrize(("text", "back"), BACK.items())
def test_relative_times_count_from_the_fetch(text: str, back: timedelta) -> None:
    assert dates.read(text, fetched_at=FETCHED).instant == FETCHED - back


def test_yesterday_without_a_time_is_that_day() -> None:
    reading = dates.read("kemarin", fetched_at=FETCHED)
    assert reading.wall is not None
    assert (reading.wall.date(), reading.precision) == (date(2025, 11, 23), "day")


SPELLINGS = {
    "Jum'at, 7 Nopember 2025 10.00 WIB": "2025-11-07",
    "Jumat, 7 November 2025 10.00 WIB": "2025-11-07",
    "Jum\u2019at, 7 Nov 2025 10:00 WIB": "2025-11-07",
    "Sabtu, 7 Pebruari 2026 10.00 WIB": "2026-02-07",
    "Jumat 7 Agu 2026 10.00 WIB": "2026-08-07",
    "Jumat 7 Agt 2026 10.00 WIB": "2026-08-07",
    "Jumat 7 Ags 2026 10.00 WIB": "2026-08-07",
    "07/08/2026 10.00 WIB": "2026-08-07",  # the day comes first
    "7-8-2026 10:00 WIB": "2026-08-07",
}


@pytest.mark.parametrize(("text", "day"), SPELLINGS.items())
def test_every_spelling_is_the_same_day_at_ten(text: str, day: str) -> None:
    instant = dates.read(text, fetched_at=FETCHED).instant
    assert instant is not None
    assert instant.isoformat() == f"{day}T10:00:00+07:00"


@pytest.mark.django_db
@pytest.mark.parametrize("text", [*TOLD, "5 menit yang lalu"])
def test_the_date_under_a_headline_is_read_on_the_real_path(settings: Any, text: str) -> None:
    pages: dict[str, Page] = {}
    with running(pages, settings) as site:
        pages["/a"] = page(
            f"<html><head><title>Sungai meluap</title></head><body><h1>Sungai meluap</h1>"
            f"<div class='tanggal'>{text}</div><article><p>{FLOOD}</p></article></body>"
            "</html>".encode()
        )
        pages["/feed"] = page(rss(item(site.url("/a"), "Sungai meluap")))
        with time_machine.travel(FETCHED, tick=False):
            look(watch(site))
            told = actions.read_page(article=Article.objects.get())
    wanted = TOLD.get(text)
    assert told.date_evidence == "visible"
    assert told.published_at == (
        datetime.fromisoformat(wanted) if wanted else FETCHED - timedelta(minutes=5)
    )
