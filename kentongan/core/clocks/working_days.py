"""Working days of Indonesia: public holidays and cuti bersama (SKB 3 Menteri), per zone.

The calendar comes from the `holidays` package; the office's own table corrects it, so a changed
decree needs no new release. Day 1 is the day after receipt.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils.translation import gettext as _

from kentongan.core.enums import RuleUnit
from kentongan.core.models import Holiday, Rule

END_OF_DAY = time(23, 59, 59)
LONGEST_WALK = 1500  # days; 100 working days are about 150
SATURDAY = 5  # date.weekday() of the first day of the weekend
PLAIN_UNITS = {
    RuleUnit.DAYS: timedelta(days=1),
    RuleUnit.HOURS: timedelta(hours=1),
    RuleUnit.MINUTES: timedelta(minutes=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """One day of the working: counted as the n-th, or skipped, and why."""

    day: date
    counted: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is due (aware) and, for working days, each day on the way there."""

    at: datetime
    trace: tuple[DayCount, ...] = ()


def due(start: datetime, rule: Rule, zone: str) -> Due:
    """When a clock that started at an aware instant runs out, by a rule, in a zone.

    Working days end at the end of the last day there; hours and minutes are exact.
    Raises ValueError for units that are not a time span.
    """
    if rule.unit == RuleUnit.WORKING_DAYS:
        return _due_working_days(start, int(rule.value), zone)
    if rule.unit == RuleUnit.MONTHS:
        return Due(at=_add_months(start, int(rule.value)))
    if rule.unit not in PLAIN_UNITS:
        raise ValueError(f"{rule.rule_id} is in {rule.unit}, which is not a time span")
    return Due(at=start + PLAIN_UNITS[RuleUnit(rule.unit)] * float(Decimal(rule.value)))


def is_working_day(day: date, zone: str) -> bool:
    return _why_not(day, _corrections(day, day, zone)) == ""


def days_off(first: date, last: date, zone: str) -> frozenset[date]:
    """Days from Monday to Friday, both ends included, on which nobody works; one query."""
    corrections = _corrections(first, last, zone)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(day for day in days if day.weekday() < SATURDAY and _why_not(day, corrections))


def _due_working_days(start: datetime, amount: int, zone: str) -> Due:
    local = start.astimezone(ZoneInfo(zone))
    first = local.date()
    corrections = _corrections(first, first + timedelta(days=LONGEST_WALK), zone)
    trace: list[DayCount] = []
    counted, day = 0, first
    while counted < amount and len(trace) < LONGEST_WALK:
        day += timedelta(days=1)
        reason = _why_not(day, corrections)
        counted += not reason
        trace.append(
            DayCount(
                day=day,
                counted=None if reason else counted,
                reason=reason or _("working day"),
            )
        )
    return Due(at=datetime.combine(day, END_OF_DAY, local.tzinfo), trace=tuple(trace))


def _corrections(first: date, last: date, zone: str) -> dict[date, Holiday]:
    rows = Holiday.objects.for_zone(zone).filter(day__range=(first, last)).order_by("zone")
    return {row.day: row for row in rows}


def _why_not(day: date, corrections: dict[date, Holiday]) -> str:
    """Why a day is no working day; empty when it is one."""
    correction = corrections.get(day)
    if correction is not None:
        return "" if correction.is_working_day else correction.name
    if day.weekday() >= SATURDAY:
        return _("weekend")
    return _calendar(day.year).get(day, "")


@lru_cache(maxsize=16)
def _calendar(year: int) -> dict[date, str]:
    found = holidays.country_holidays(
        "ID", years=year, categories=("public", "government"), language="id"
    )
    return dict(found.items())


def _add_months(start: datetime, months: int) -> datetime:
    years, month = divmod(start.month - 1 + months, 12)
    first = start.replace(year=start.year + years, month=month + 1, day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    last_day = (following - timedelta(days=1)).day
    return first.replace(day=min(start.day, last_day))
