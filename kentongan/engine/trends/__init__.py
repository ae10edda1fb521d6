"""Trends: what is told more often than usual, what is told for the first time, how far it is."""

from kentongan.engine.trends.baseline import Baseline, Expected, RollingBaseline, Usual
from kentongan.engine.trends.bursts import Burst, detect_bursts
from kentongan.engine.trends.counts import HOUR, HourCount, Seen, by_day, owners_of, tally
from kentongan.engine.trends.signals import WeakSignal, weak_signals
from kentongan.engine.trends.stages import (
    StageInputs,
    StageName,
    StageReading,
    StageReason,
    read_stage,
)
from kentongan.engine.trends.terms import NewTerm, TermUse, new_terms, title_terms

__all__ = [
    "HOUR",
    "Baseline",
    "Burst",
    "Expected",
    "HourCount",
    "NewTerm",
    "RollingBaseline",
    "Seen",
    "StageInputs",
    "StageName",
    "StageReading",
    "StageReason",
    "TermUse",
    "Usual",
    "WeakSignal",
    "by_day",
    "detect_bursts",
    "new_terms",
    "owners_of",
    "read_stage",
    "tally",
    "title_terms",
    "weak_signals",
]
