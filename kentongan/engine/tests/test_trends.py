"""What is a burst, what is new, how far an issue is: plain numbers in, words out."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kentongan.engine.trends import (
    HOUR,
    Baseline,
    HourCount,
    RollingBaseline,
    Seen,
    StageInputs,
    TermUse,
    by_day,
    detect_bursts,
    new_terms,
    read_stage,
    tally,
    title_terms,
    weak_signals,
)
from kentongan.engine.trends.bursts import SUREST
from kentongan.engine.trends.stages import days_of_decline
from kentongan.engine.trends.tails import upper_tail

START = datetime(2026, 1, 4, 17, tzinfo=UTC)  # Monday 5 January, 0.00 WIB
WEEKS = 8
END = START + timedelta(weeks=WEEKS)
OWNERS = ("Harian", "Kabar", "Suara", "Warta")


def hour(at: datetime, documents: int, owners: tuple[str, ...] = OWNERS) -> HourCount:
    """So many documents, dealt out among the owners."""
    dealt: dict[str, int] = {}
    for number in range(documents):
        owner = owners[number % len(owners)]
        dealt[owner] = dealt.get(owner, 0) + 1
    return HourCount(at=at, by_owner=dealt)


def hours(
    start: datetime, end: datetime, count: Callable[[datetime], int], zone: str = "Asia/Jakarta"
) -> list[HourCount]:
    """`count` is asked with local time."""
    wall, found, at = ZoneInfo(zone), [], start
    while at < end:
        found.append(hour(at, count(at.astimezone(wall))))
        at += HOUR
    return found


def office_hours(local: datetime) -> int:
    """Ten an hour in office hours of working days, else one."""
    return 10 if local.weekday() < 5 and 8 <= local.hour < 16 else 1


def learned(
    count: Callable[[datetime], int], zone: str = "Asia/Jakarta", holidays: tuple[date, ...] = ()
) -> Baseline:
    past = hours(START, END, count, zone)
    return Baseline.learn(past, start=START, end=END, zone=zone, holidays=holidays)


SILENT = Baseline.learn([], start=START, end=END, zone="Asia/Jakarta")


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_the_baseline_follows_the_wall_clock_of_its_zone(zone: str) -> None:
    baseline = learned(office_hours, zone)
    monday = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo(zone))
    assert baseline.expected(monday).mean == pytest.approx(10, rel=0.15)
    assert baseline.expected(monday + timedelta(hours=12)).mean == pytest.approx(1, rel=0.3)
    assert baseline.expected(monday - timedelta(days=1)).mean == pytest.approx(1.5, rel=0.5)


def test_a_usual_week_has_no_burst() -> None:
    week = hours(END, END + timedelta(days=7), office_hours)
    assert detect_bursts(week, baseline=learned(office_hours)) == []


def test_a_busy_sunday_is_a_burst_where_a_monday_with_as_much_is_none() -> None:
    sunday = END + timedelta(days=6, hours=9)
    monday = END + timedelta(days=7, hours=9)
    baseline = learned(office_hours)
    week = hours(END, END + timedelta(days=9), office_hours)
    busy = [hour(each.at, 20) if each.at == sunday else each for each in week]
    (found,) = detect_bursts(busy, baseline=baseline)
    assert (found.start, found.end, found.peak) == (sunday, sunday + HOUR, sunday)
    assert (found.found, found.owners, found.is_open) == (20, 4, False)
    assert found.expected < 2.5
    assert found.strength > 4
    assert found.confidence == SUREST
    assert detect_bursts([hour(monday, 10)], baseline=baseline) == []


def test_a_burst_bridges_the_night_and_is_open_at_the_end() -> None:
    """A flood told slowly: few an hour, but a day long where nothing is usual."""
    first = END + timedelta(hours=5)
    told = [hour(first + timedelta(hours=n), 1, (OWNERS[n % 4],)) for n in (0, 1, 3, 4, 8, 12, 13)]
    (found,) = detect_bursts([hour(END, 0), *told], baseline=SILENT)
    assert (found.start, found.end, found.found) == (first, first + timedelta(hours=14), 7)
    assert found.is_open
    later = detect_bursts(told, baseline=SILENT, until=END + timedelta(days=30))
    assert [each.is_open for each in later] == [False]


def test_of_a_flat_zero_baseline_three_documents_of_two_owners_are_a_burst() -> None:
    assert len(detect_bursts([hour(END, 3, ("Harian", "Kabar"))], baseline=SILENT)) == 1
    assert detect_bursts([hour(END, 2)], baseline=SILENT) == []
    assert detect_bursts([], baseline=SILENT) == []


def test_one_outlet_repeating_itself_is_no_burst() -> None:
    assert detect_bursts([hour(END, 40, ("Harian",))], baseline=SILENT) == []


def test_nor_is_one_loud_outlet_beside_the_usual_of_the_others() -> None:
    at = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
    loud = HourCount(at=at, by_owner={"Harian": 90, "Kabar": 3, "Suara": 3})
    assert detect_bursts([loud], baseline=learned(office_hours)) == []


def test_copies_of_one_owner_count_once_and_of_several_owners_each() -> None:
    seen = [
        Seen(id="1", at=END, owner="Kencana"),
        Seen(id="2", at=END + timedelta(minutes=2), owner="Kencana", text="1"),
        Seen(id="3", at=END + timedelta(hours=3), owner="Kencana", text="1"),
        Seen(id="4", at=END + timedelta(minutes=9), owner="Harian", text="1"),
        Seen(id="5", at=END + timedelta(minutes=40), owner="Kencana"),
    ]
    first, *rest = tally(seen)
    assert (first.at, first.by_owner, rest) == (END, {"Kencana": 2, "Harian": 1}, [])


def test_a_flood_in_the_past_does_not_hide_the_next_one() -> None:
    """Two days of the eight weeks had forty an hour; the usual stays the usual."""
    flood = {date(2026, 2, 3), date(2026, 2, 4)}
    baseline = learned(lambda local: 40 if local.date() in flood else office_hours(local))
    wednesday = END + timedelta(days=2, hours=10)
    assert baseline.expected(wednesday).mean < 12
    assert len(detect_bursts([hour(wednesday, 40)], baseline=baseline)) == 1


def test_a_week_of_holidays_does_not_make_the_next_working_week_a_burst() -> None:
    silent_week = {date(2026, 2, 23) + timedelta(days=n) for n in range(7)}
    baseline = learned(lambda local: 1 if local.date() in silent_week else office_hours(local))
    assert detect_bursts(hours(END, END + timedelta(days=7), office_hours), baseline=baseline) == []


def test_a_holiday_is_expected_to_be_like_a_sunday() -> None:
    holiday = date(2026, 3, 19)
    at = datetime(2026, 3, 19, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert learned(office_hours, holidays=(holiday,)).expected(at).mean < 3
    assert learned(office_hours).expected(at).mean > 8


def test_a_fasting_month_is_usual_after_its_first_week() -> None:
    """News moves to the hours of sahur; the second week is told by the first."""
    fasting = END + timedelta(days=28)

    def moved(local: datetime) -> int:
        return 10 if 3 <= local.hour < 6 and local >= END.astimezone(local.tzinfo) else 1

    counts = hours(START, fasting, moved)
    baseline = RollingBaseline(counts, zone="Asia/Jakarta", since=START)
    by_week = [
        len(detect_bursts(counts[start : start + 168], baseline=baseline))
        for start in range(WEEKS * 168, len(counts), 168)
    ]
    assert by_week[0] > 0
    assert by_week[1:] == [0, 0, 0]


def test_a_short_history_is_told_by_a_low_confidence() -> None:
    day = Baseline.learn([], start=END - timedelta(days=7), end=END, zone="Asia/Jakarta")
    (found,) = detect_bursts([hour(END, 6)], baseline=day)
    assert found.weeks == 1
    assert found.confidence == pytest.approx(0.25, abs=0.01)


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=100))
def test_bursts_lie_in_order_inside_what_was_counted(documents: list[int]) -> None:
    counts = [hour(END + HOUR * place, each) for place, each in enumerate(documents)]
    found = detect_bursts(counts, baseline=SILENT)
    spans = [moment for each in found for moment in (each.start, each.end)]
    assert spans == sorted(spans)
    assert all(counts[0].at <= each.start <= each.peak < each.end for each in found)
    assert sum(each.found for each in found) <= sum(documents)
    assert all(0 <= each.confidence <= 1 for each in found)


def test_the_tail_is_that_of_the_distributions() -> None:
    """Against scipy's poisson.sf(4, 2) and nbinom.sf(4, 2, 0.5)."""
    assert upper_tail(5, 2.0, 2.0) == pytest.approx(0.052653017343711)
    assert upper_tail(5, 2.0, 4.0) == pytest.approx(0.109375)
    assert upper_tail(1, 2.0, 2.0) == pytest.approx(0.864664716763387)
    assert upper_tail(0, 2.0, 2.0) == 1.0
    assert 0 < upper_tail(400, 1.0, 3.0) < 1e-60


def test_days_are_those_of_the_zone() -> None:
    evening = datetime(2026, 3, 3, 17, tzinfo=UTC)  # 4 March in Jakarta
    assert by_day([hour(evening, 3)], zone="Asia/Jakarta", last=date(2026, 3, 4), days=2) == [0, 3]
    assert by_day([hour(evening, 3)], zone="UTC", last=date(2026, 3, 4), days=2) == [3, 0]


def test_terms_are_words_and_pairs_without_dates_functions_and_people() -> None:
    assert title_terms("Tanggul Bendung Wanapala Jebol pada Rabu 4 Maret") == [
        "tanggul", "bendung", "wanapala", "jebol",
        "tanggul bendung", "bendung wanapala", "wanapala jebol",
    ]  # fmt: skip
    assert title_terms("Pak Daliman dan Siti Aminah Terseret Arus") == [
        "terseret", "arus", "terseret arus",
    ]  # fmt: skip
    assert "siti" in title_terms("Bupati Siti Buka Pasar", known={"siti"})
    assert title_terms("Jadwal Salat Arungsari Hari Ini") == []


def use(term: str, documents: int, past: int = 0, past_days: int = 0, **more: int) -> TermUse:
    return TermUse(
        term=term, documents=documents, owners=more.get("owners", 3),
        most_of_one=more.get("most_of_one", 1), past_documents=past, past_days=past_days,
    )  # fmt: skip


def test_new_terms_were_rare_before_and_are_told_by_several() -> None:
    found = new_terms(
        [
            use("tanggul jebol", 6),
            use("tanggul", 6),
            use("jebol", 9, past=1, past_days=1),
            use("bupati", 9, past=60, past_days=50),
            use("opini", 8, past=8, past_days=8, owners=2),
            use("galeri", 8, owners=2, most_of_one=7),
            use("sendiri", 8, owners=1, most_of_one=8),
            use("sekali", 2),
        ],
        days=7,
        past_days=56,
    )
    assert [each.term for each in found] == ["jebol", "tanggul jebol"]
    assert found[0].expected == pytest.approx(1.5 * 7 / 56)
    assert all(each.strength > 0 for each in found)


def test_a_weak_signal_is_small_rising_and_told_by_few() -> None:
    rising = [0] * 9 + [0, 1, 0, 1, 2]
    found = weak_signals(
        [
            ("air asin", rising, 2, 0.0),
            ("banjir", [each * 5 for each in rising], 2, 0.0),
            ("panen", [2, 1, 1, *[0] * 8, 1, 0, 0], 2, 0.0),
            ("lomba", rising, 6, 0.0),
            ("pasar", rising, 2, 0.4),
            ("dahulu", [1, 2, *[0] * 12], 2, 0.0),
        ]
    )
    assert [each.term for each in found] == ["air asin"]
    assert found[0].slope > 0
    assert found[0].popularity == pytest.approx(4, rel=0.1)


FALLING = [9, 8, 7, 5, 4, 3, 2, 1, 1, 1, 0]


def inputs(days: list[int], general: int = 1, owners: int = 1, **more: object) -> StageInputs:
    values = {"expected": 1.0, "scatter": 1.0} | more
    return StageInputs(days=days, owners=owners, general_owners=general, **values)  # type: ignore[arg-type]  # told by name


@pytest.mark.parametrize(
    ("told", "stage", "reason"),
    [
        (inputs([0, 0, 1], general=0), "origin", "low"),
        (inputs([0, 0, 1], general=2, owners=2), "mediation", "outlets"),
        (inputs([0, 2, 4], general=1), "mediation", "growth"),
        (inputs([0, 1, 1], general=1, actors={"petition": 2}), "organization", "actors"),
        (inputs([0, 1, 1], general=1, actors={"council": 1}), "origin", "low"),
        (inputs([4, 5, 6, 0], general=4, owners=4), "organization", "days_high"),
        (inputs(FALLING, 4, 4, decided=9), "resolution", "decided_and_declining"),
        (inputs(FALLING, 4, 4), "organization", "days_high"),
        (inputs([9, 8, 7, 0, 0, 9], 4, 4, decided=9), "organization", "days_high"),
    ],
)  # fmt: skip
def test_the_stage_and_what_decided_it(told: StageInputs, stage: str, reason: str) -> None:
    reading = read_stage(told)
    assert (reading.stage, reading.reasons[0].code) == (stage, reason)
    assert reading.inputs is told


def test_silence_and_decline_are_told_beside_the_stage() -> None:
    codes = [each.code for each in read_stage(inputs([0, 6, 7, 8, *[0] * 10], 3, 3)).reasons]
    assert codes == ["days_high", "outlets", "low", "declining", "quiet"]
    assert days_of_decline([0] * 10) == 0
    assert days_of_decline([]) == 0
