from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kentongan.engine import dates
from kentongan.engine.dates import machine
from kentongan.engine.dates.reading import read_freely

FETCHED = datetime(2025, 11, 25, 3, 0, tzinfo=UTC)  # 10.00 WIB


def read(text: str) -> dates.DateReading:
    return dates.read(text, fetched_at=FETCHED)


@pytest.mark.parametrize(
    ("text", "instant", "evidence"),
    [
        ("Wed, 27 Jul 2022 15:57:20 GMT", "2022-07-27T15:57:20+00:00", "GMT"),
        ("Wed, 27 Jul 2022 15:57:20 GMT+9", "2022-07-27T15:57:20+09:00", "GMT+9"),
        ("Wed, 27 Jul 2022 15:57 GMT+09:00", "2022-07-27T15:57:00+09:00", "GMT+09:00"),
        ("Wed, 27 Jul 2022 15:57:20 +0700", "2022-07-27T15:57:20+07:00", "+0700"),
        ("Wed, 27 Jul 2022 15:57:20 +02:00", "2022-07-27T15:57:20+02:00", "+02:00"),
        ("Wed, 27 Jul 2022 15:57:20 WIB", "2022-07-27T15:57:20+07:00", "WIB"),
        ("27 Jul 22 15:57 EDT", "2022-07-27T15:57:00-04:00", "EDT"),
        ("2025-11-24T10:21:33Z", "2025-11-24T10:21:33+00:00", "Z"),
        ("2025-11-24T10:21:33.250+07:00", "2025-11-24T10:21:33.250000+07:00", "+07:00"),
        ("2025-11-24T10:21+07", "2025-11-24T10:21:00+07:00", "+07"),
        ("20251124T102133Z", "2025-11-24T10:21:33+00:00", "Z"),
        ("2015-11-05 T10:08:58Z", "2015-11-05T10:08:58+00:00", "Z"),
        ("2022-07-27 15:57:20 +0000 UTC", "2022-07-27T15:57:20+00:00", "+0000"),
        ("Mon Nov 24 2025 10:21:00 GMT+0700 (x)", "2025-11-24T10:21:00+07:00", "GMT+0700"),
        ("Senin, 24 Nov 2025 10:21 WIB", "2025-11-24T10:21:00+07:00", "WIB"),
        ("24 Agustus 2025 | 09.15 WITA", "2025-08-24T09:15:00+08:00", "WITA"),
        ("05/11/2025 14.30 WIB", "2025-11-05T14:30:00+07:00", "WIB"),
        ("05/11/2025 14.30 WIT", "2025-11-05T14:30:00+09:00", "WIT"),
        ("09/10/2023, 13:33 WIB", "2023-10-09T13:33:00+07:00", "WIB"),
        ("Kompas.com - 24/11/2025, 10:21 WIB", "2025-11-24T10:21:00+07:00", "WIB"),
        ("Pukul 10.21 WIB, Senin 24 November 2025", "2025-11-24T10:21:00+07:00", "WIB"),
        ("Kamis , 05 November 2015, 14:56 Wib", "2015-11-05T14:56:00+07:00", "WIB"),
        ("November 24, 2025 3:05 PM WIB", "2025-11-24T15:05:00+07:00", "WIB"),
        ("Senin, 24 Nov 2025 09.00-11.00 WIB", "2025-11-24T09:00:00+07:00", "WIB"),
        ("2025-11-24T10:21-05:00", "2025-11-24T10:21:00-05:00", "-05:00"),
        ("1446710203000", "2015-11-05T07:56:43+00:00", "epoch"),
        ("1446710203", "2015-11-05T07:56:43+00:00", "epoch"),
    ],
)
def test_a_told_zone_gives_an_instant(text: str, instant: str, evidence: str) -> None:
    reading = read(text)
    assert reading.instant is not None
    assert reading.instant.isoformat() == instant
    assert reading.zone_evidence == evidence
    assert reading.local is None


@pytest.mark.parametrize(
    ("text", "local", "precision"),
    [
        ("Wed, 27 Jul 2022 15:57:20", "2022-07-27T15:57:20", "second"),
        ("Wed Jul 27 15:57:20 2022", "2022-07-27T15:57:20", "second"),
        ("2025-11-24T10:21:33", "2025-11-24T10:21:33", "second"),
        ("2025-11-24", "2025-11-24T00:00:00", "day"),
        ("20251124102133", "2025-11-24T10:21:33", "second"),
        ("22 April 2024, 17:22", "2024-04-22T17:22:00", "minute"),
        ("Jum'at, 07 Nopember 2025 - 10:00", "2025-11-07T10:00:00", "minute"),
        ("Jumat 7 Pebruari 2025 10.00", "2025-02-07T10:00:00", "minute"),
        ("7 Agu 2025 10:00", "2025-08-07T10:00:00", "minute"),
        ("7 Agt 2025 10:00", "2025-08-07T10:00:00", "minute"),
        ("7 Ags 2025 10:00", "2025-08-07T10:00:00", "minute"),
        ("Senin (24/11/2025)", "2025-11-24T00:00:00", "day"),
        ("11/24/2025", "2025-11-24T00:00:00", "day"),
        ("24 Desember 10:00", "2024-12-24T10:00:00", "minute"),
        ("kemarin", "2025-11-24T00:00:00", "day"),
        ("Hari ini, 08.30", "2025-11-25T08:30:00", "minute"),
        ("24 Nov 2025 10:00 - 5 komentar", "2025-11-24T10:00:00", "minute"),
        ("24 Nov 2025 10:00-12:00", "2025-11-24T10:00:00", "minute"),
        ("2025-11-24 24:00", "2025-11-25T00:00:00", "minute"),
    ],
)
def test_a_zone_is_never_invented(text: str, local: str, precision: str) -> None:
    reading = read(text)
    assert reading.local is not None
    assert reading.local.isoformat() == local
    assert reading.instant is None
    assert reading.zone_evidence == ""
    assert reading.precision == precision


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("5 menit yang lalu", timedelta(minutes=5)),
        ("2 jam lalu", timedelta(hours=2)),
        ("sejam lalu", timedelta(hours=1)),
        ("3 hari yang lalu", timedelta(days=3)),
        ("an hour ago", timedelta(hours=1)),
        ("10 minutes ago", timedelta(minutes=10)),
        ("Baru saja", timedelta()),
    ],
)
def test_relative_times_count_back_from_the_fetch(text: str, back: timedelta) -> None:
    reading = read(text)
    assert reading.instant == FETCHED - back
    assert reading.zone_evidence == "relative"


def test_yesterday_with_a_zone_is_yesterday_on_that_wall() -> None:
    late = datetime(2025, 11, 24, 20, 0, tzinfo=UTC)  # already the 25th in Jakarta
    reading = dates.read("Kemarin, 10.00 WIB", fetched_at=late)
    assert reading.instant == datetime(2025, 11, 24, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "   ", "Baca juga", "31/02/2025", "99/99/9999", "13:30", "12345", "harga 10.500"]
)
def test_text_without_a_date_tells_nothing(text: str) -> None:
    assert not read(text).found


def test_a_naive_fetch_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        dates.read("kemarin", fetched_at=datetime(2025, 11, 25))  # noqa: DTZ001 - what is refused


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    reading = read(text)
    assert reading.instant is None or reading.local is None


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))  # noqa: DTZ001
def test_iso_dates_come_back_as_they_went_in(moment: datetime) -> None:
    assert read(moment.isoformat()).local == moment
    assert read(moment.replace(tzinfo=UTC).isoformat()).instant == moment.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        (
            "http://regional.kompas.com/read/2015/11/04/21040031/Polres.L",
            datetime(2015, 11, 4, 21, 4),  # noqa: DTZ001
        ),
        (
            "http://inet.detik.com/read/2015/11/05/100026/3062623/323/x",
            datetime(2015, 11, 5, 10, 0, 26),  # noqa: DTZ001
        ),
        (
            "https://www.cnnindonesia.com/internasional/20231129143253-120-1030741/x",
            datetime(2023, 11, 29, 14, 32, 53),  # noqa: DTZ001
        ),
        ("https://contoh.id/2024/02/29/judul", datetime(2024, 2, 29)),  # noqa: DTZ001
        ("https://contoh.id/nasional/16/02/15/o2l-x", datetime(2016, 2, 15)),  # noqa: DTZ001
        ("https://contoh.id/judul-2024-02-29", datetime(2024, 2, 29)),  # noqa: DTZ001
    ],
)
def test_stamps_in_addresses_are_local_times(url: str, local: datetime) -> None:
    assert dates.from_url(url).local == local


@pytest.mark.parametrize("url", ["https://contoh.id/", "file:/a/b.html", "https://x.id/2024/99/1"])
def test_addresses_without_a_stamp_tell_nothing(url: str) -> None:
    assert not dates.from_url(url).found


@pytest.mark.parametrize(
    "text",
    [
        "Wed, 27 Jul 2022 03:27:09 GMT",
        "Thu,28 Jul 2022 4:35:5 GMT+9",
        "24 Nov 2025 10:00 WIB",
        "Mon, 24 Nov 2025 03:00:00 +0730",
        "Mon, 24 Nov 2025 03:00:00 -0500",
        "Mon, 24 Nov 2025 03:00:00 EST",
        "2025-11-24T10:00:00+08:00",
        "2025-11-24 10:00:00.1234567Z",
        "2025-11-24t10:00z",
    ],
)
def test_what_machines_write_is_read_faster_but_not_otherwise(text: str) -> None:
    assert machine.read(text) == read_freely(text, fetched_at=FETCHED) != dates.NOTHING


@pytest.mark.parametrize(
    "text", ["31 Feb 2025 10:00 GMT", "24 Nov 2025 10:00 IST", "2025-11-24T10:00:00", "kemarin"]
)
def test_what_is_not_wholly_clear_is_read_with_care(text: str) -> None:
    assert machine.read(text) is None
