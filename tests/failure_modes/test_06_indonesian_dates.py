"""Failure mode 6: dates as Indonesian pages write them, and none with an invented zone (5)."""

from datetime import UTC, datetime

import pytest

from kentongan.engine import dates

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
