"""Claims: which known fact-checks answer a circulating text, and how sure that is."""

from kentongan.engine.claims.guards import stance
from kentongan.engine.claims.ranking import ClaimIndex
from kentongan.engine.claims.store import (
    ClaimDocument,
    ClaimMatch,
    ClaimStatistics,
    ClaimStore,
    Decision,
    FactCheck,
    MemoryClaimStore,
    frequency_keys,
)
from kentongan.engine.claims.terms import analyse

__all__ = [
    "ClaimDocument",
    "ClaimIndex",
    "ClaimMatch",
    "ClaimStatistics",
    "ClaimStore",
    "Decision",
    "FactCheck",
    "MemoryClaimStore",
    "analyse",
    "frequency_keys",
    "stance",
]
