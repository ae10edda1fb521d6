"""The rules the house starts with; rows that officers changed or ended are left alone."""

import csv
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

from kentongan.core.models import Rule


def seed(**_signal: Any) -> None:
    """Idempotent; runs after every migration."""
    known = set(Rule.objects.values_list("rule_id", flat=True))
    Rule.objects.bulk_create(rule for rule in _shipped() if rule.rule_id not in known)


def _shipped() -> list[Rule]:
    text = resources.files("kentongan.core").joinpath("pack/rules.csv").read_text("utf-8")
    return [
        Rule(
            rule_id=row["rule_id"],
            value=Decimal(row["value"]),
            unit=row["unit"],
            description=row["description"],
            legal_basis=row["legal_basis"],
            valid_from=date.fromisoformat(row["valid_from"]),
        )
        for row in csv.DictReader(text.splitlines())
    ]
