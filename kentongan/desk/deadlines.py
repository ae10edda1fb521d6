"""When a case is due, with the working shown, and again when the calendar changes."""

from collections.abc import Iterable
from datetime import datetime

from kentongan.accounts.models import Agency
from kentongan.core import clocks, rules

from .enums import DEADLINES, CaseKind
from .models import CitizenCase

Trace = list[dict[str, object]]


def deadline(kind: str, agency: Agency, received_at: datetime) -> tuple[datetime, Trace]:
    """The due instant and, day by day, what counted (`{"day", "counted", "reason"}`)."""
    rule = rules.get(DEADLINES[CaseKind(kind)], clocks.to_zone(received_at, agency.zone).date())
    due = clocks.due(received_at, rule, agency.zone)
    trace: Trace = [
        {"day": step.day.isoformat(), "counted": step.counted, "reason": step.reason}
        for step in due.trace
    ]
    return due.at, trace


def recalculate(cases: Iterable[CitizenCase]) -> int:
    """Set the deadlines anew; returns how many moved."""
    moved = []
    for case in cases:
        due_at, trace = deadline(case.kind, case.agency, case.received_at)
        if (due_at, trace) != (case.due_at, case.due_trace):
            case.due_at, case.due_trace = due_at, trace
            moved.append(case)
    CitizenCase.objects.bulk_update(moved, ["due_at", "due_trace"])
    return len(moved)
