"""The election lock (design §5, R11): a dated rule for the country, a province or a regency.

`pemilu.kunci` holds everywhere, `pemilu.kunci.33` in a province, `pemilu.kunci.33.07` in one of
its regencies; a value above zero locks from `valid_from` to `valid_to`, both days included.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.core.models import Rule

RULE = "pemilu.kunci"


def lock(agency: Agency, at: datetime) -> Rule | None:
    """The rule that locks an agency's region on that day, or None."""
    day = clocks.to_zone(at, agency.zone).date()
    newest: dict[str, Rule] = {}
    for row in Rule.objects.filter(rule_id__in=_names(agency.region_code)).valid_on(day):
        newest.setdefault(row.rule_id, row)
    return next((row for row in newest.values() if row.value > 0), None)


def ends(rule: Rule, zone: str) -> datetime | None:
    """The first instant after the lock; None where no last day is set."""
    if rule.valid_to is None:
        return None
    return datetime.combine(rule.valid_to + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))


def _names(region: str) -> list[str]:
    parts = [part for part in region.split(".") if part]
    regions = [".".join(parts[: count + 1]) for count in range(len(parts))]
    return [RULE, *(f"{RULE}.{code}" for code in regions)]
