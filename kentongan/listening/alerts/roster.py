"""Who is on duty when: the weekly pattern with its swaps."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import people_of
from kentongan.listening.models import DutyShift

DAY = timedelta(days=1)
AHEAD = 8  # days in which the next on the roster is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One shift on one date, times aware in the agency's zone."""

    shift: DutyShift
    date: date
    person: User
    starts_at: datetime
    ends_at: datetime
    is_swapped: bool


def duties(agency: Agency, first: date, days: int) -> list[Duty]:
    """All shifts that begin in the span, in order; two queries."""
    shifts = list(
        DutyShift.objects.filter(agency=agency, person__is_active=True)
        .select_related("person")
        .prefetch_related("swaps__person")
    )
    found = [
        _duty(shift, first + DAY * number, ZoneInfo(agency.zone))
        for number in range(days)
        for shift in shifts
        if shift.weekday == (first + DAY * number).weekday()
    ]
    return sorted(found, key=lambda each: (each.starts_at, each.shift.pk))


def on_duty(agency: Agency, at: datetime) -> list[User]:
    """People on duty now."""
    return _people(_now(_around(agency, at), at))


def chain(agency: Agency, at: datetime, told: Collection[int] = ()) -> list[list[User]]:
    """Whom to tell first, then, and last: on duty, the next on the roster, the heads.

    Those of `told` know already; a step that would tell nobody new is left out.
    """
    known = _around(agency, at)
    now = _people(_now(known, at))
    later = [each.person for each in known if each.starts_at > at and each.person not in now]
    heads = people_of([agency], [Role.HEAD])[agency.pk]
    steps, known_to = [], set(told)
    for people in (now, later[:1], heads):
        fresh = [each for each in people if each.pk not in known_to]
        known_to |= {each.pk for each in fresh}
        if fresh:
            steps.append(fresh)
    return steps


def _around(agency: Agency, at: datetime) -> list[Duty]:
    return duties(agency, at.astimezone(ZoneInfo(agency.zone)).date() - DAY, AHEAD + 1)


def _now(known: Iterable[Duty], at: datetime) -> list[Duty]:
    return [each for each in known if each.starts_at <= at < each.ends_at]


def _people(found: Iterable[Duty]) -> list[User]:
    return list(dict.fromkeys(each.person for each in found))


def _duty(shift: DutyShift, day: date, zone: ZoneInfo) -> Duty:
    swap = next((each for each in shift.swaps.all() if each.date == day), None)
    ends = day if shift.ends > shift.starts else day + DAY
    return Duty(
        shift=shift,
        date=day,
        person=swap.person if swap else shift.person,
        starts_at=datetime.combine(day, shift.starts, zone),
        ends_at=datetime.combine(ends, shift.ends, zone),
        is_swapped=swap is not None,
    )
