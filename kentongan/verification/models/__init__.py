"""Rumours, what is known of them, and the verdicts that two people gave."""

from .claims import Claim, DetectionCursor, Match, Sighting
from .library import ClaimPosting, ClaimTerm, ClaimTotal, FactCheck, FactCheckTerms
from .verdicts import Evidence, VerdictDecision

__all__ = [
    "Claim",
    "ClaimPosting",
    "ClaimTerm",
    "ClaimTotal",
    "DetectionCursor",
    "Evidence",
    "FactCheck",
    "FactCheckTerms",
    "Match",
    "Sighting",
    "VerdictDecision",
]
