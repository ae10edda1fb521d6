from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from kentongan.core import clocks, rules
from kentongan.core.models import Holiday, Rule

WIB = ZoneInfo("Asia/Jakarta")
RECEIPT = datetime(2025, 4, 28, 9, 0, tzinfo=WIB)  # a Monday


def working_days(amount: int) -> Rule:
    return Rule(rule_id="t", value=amount, unit="working_days", valid_from=date(2020, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("amount", "day"),
    [(3, (5, 2)), (10, (5, 15)), (17, (5, 26)), (30, (6, 18))],
)
def test_working_days_skip_weekends_holidays_and_joint_leave(
    amount: int, day: tuple[int, int]
) -> None:
    found = clocks.due(RECEIPT, working_days(amount), "Asia/Jakarta")
    assert found.at.astimezone(WIB).date() == date(2025, *day)


@pytest.mark.django_db
def test_the_trace_says_of_every_day_why() -> None:
    found = clocks.due(RECEIPT, working_days(3), "Asia/Jakarta")
    assert [(step.day.day, step.counted) for step in found.trace] == [
        (29, 1),
        (30, 2),
        (1, None),
        (2, 3),
    ]
    assert found.trace[2].reason == "Hari Buruh Internasional"


@pytest.mark.django_db
def test_the_office_table_corrects_the_calendar() -> None:
    Holiday.objects.create(day=date(2025, 4, 29), name="Hari jadi kabupaten")
    Holiday.objects.create(day=date(2025, 5, 1), name="Masuk kerja", is_working_day=True)
    found = clocks.due(RECEIPT, working_days(3), "Asia/Jakarta")
    assert found.at.astimezone(WIB).date() == date(2025, 5, 2)
    assert found.trace[0].reason == "Hari jadi kabupaten"


@pytest.mark.django_db
def test_a_rule_is_looked_up_by_the_day_it_is_applied_on() -> None:
    old = rules.get("kip.jawab")
    Rule.objects.create(
        rule_id="kip.jawab", value=5, unit="working_days", valid_from=date(2030, 1, 1)
    )
    assert rules.value("kip.jawab", date(2026, 1, 1)) == old.value == 10
    assert rules.value("kip.jawab", date(2030, 1, 2)) == 5
    with pytest.raises(rules.UnknownRule):
        rules.get("kip.jawab", date(1990, 1, 1))


@pytest.mark.django_db
def test_only_a_demo_may_move_its_clock(settings: Settings) -> None:
    with pytest.raises(clocks.NotADemoHome):
        clocks.freeze(RECEIPT)
    settings.KENTONGAN_DEMO = True
    clocks.freeze(RECEIPT)
    assert clocks.now() == RECEIPT
