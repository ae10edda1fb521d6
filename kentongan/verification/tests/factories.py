"""Made-up rumours for tests."""

from typing import Any

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import member
from kentongan.core import clocks
from kentongan.verification import actions
from kentongan.verification.enums import Verdict
from kentongan.verification.models import Claim, FactCheck, VerdictDecision

TEXT = "Air keran di seluruh kota beracun, jangan diminum sampai bulan depan kata petugas"


def rumour(agency: Agency, text: str = TEXT, **parts: Any) -> Claim:
    """A rumour that somebody has begun to check."""
    writer = member(agency, Role.WRITER)
    claim = actions.report_claim(text=text, agency=agency, door="web")
    numbers = {"harm": 1, "reach": 1, "speed": 1, "vacuum": 1} | parts
    return actions.assess(claim=claim, by=writer, **numbers)


def with_evidence(claim: Claim, by: User) -> Claim:
    for name, owns in (("Perumda Air Minum", True), ("Laboratorium provinsi", False)):
        actions.add_evidence(
            claim=claim, source_name=name, note="Air memenuhi baku mutu.", by=by, is_data_owner=owns
        )
    return claim


def decided(claim: Claim, verdict: Verdict = Verdict.FALSE) -> VerdictDecision:
    writer, editor = member(claim.agency, Role.WRITER), member(claim.agency, Role.EDITOR)
    with_evidence(claim, writer)
    decision = actions.propose_verdict(
        claim=claim, verdict=verdict, explanation="Hasil uji menunjukkan air aman.", by=writer
    )
    return actions.confirm_verdict(decision=decision, by=editor)


def a_fact_check(address: str = "https://cek.example/air", **fields: Any) -> FactCheck:
    """Of another house, on the rumour `TEXT`."""
    values: dict[str, Any] = {
        "publisher": "Titik Jernih",
        "title": "Air keran kota beracun",
        "claim": TEXT,
        "conclusion": "Tidak benar.",
        "verdict": Verdict.FALSE,
        "published_at": clocks.now(),
    }
    made, _new = actions.add_fact_check(url=address, **(values | fields))
    return made
