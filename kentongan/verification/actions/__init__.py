"""What happens to a rumour, from the report to the measured answer."""

from .claims import (
    REPORTERS,
    add_evidence,
    assess,
    assign,
    fingerprint,
    monitor_only,
    report_claim,
    see_again,
)
from .library import (
    LONGEST,
    add_fact_check,
    check_text,
    confirm_match,
    keep_fact_checks,
    match_claim,
    reject_match,
)
from .refusals import check_verdict
from .verdicts import confirm_verdict, mark_answered, propose_verdict, return_verdict

__all__ = [
    "LONGEST",
    "REPORTERS",
    "add_evidence",
    "add_fact_check",
    "assess",
    "assign",
    "check_text",
    "check_verdict",
    "confirm_match",
    "confirm_verdict",
    "fingerprint",
    "keep_fact_checks",
    "mark_answered",
    "match_claim",
    "monitor_only",
    "propose_verdict",
    "reject_match",
    "report_claim",
    "return_verdict",
    "see_again",
]
