"""Numbers of law and office, looked up by the day they are applied on."""

from datetime import date
from decimal import Decimal

from kentongan.core import clocks
from kentongan.core.models import Rule


class UnknownRule(LookupError):
    """No row of this rule is valid on that day."""


def get(rule_id: str, on: date | None = None) -> Rule:
    """The row valid on a day (today by default). Raises UnknownRule."""
    day = on or clocks.today()
    rule = Rule.objects.filter(rule_id=rule_id).valid_on(day).first()
    if rule is None:
        raise UnknownRule(f"{rule_id} on {day:%Y-%m-%d}")
    return rule


def value(rule_id: str, on: date | None = None) -> Decimal:
    """The number of the rule valid on a day, in the rule's own unit. Raises UnknownRule."""
    return get(rule_id, on).value
