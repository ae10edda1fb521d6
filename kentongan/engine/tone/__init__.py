"""Tone of a headline or a body: a model of the office's own coding, and how far to trust it.

There is no lexicon here: what sounds bad in general may be good news for an office, so only the
office's own coding teaches the model, and nothing is suggested that was not measured against it.
"""

from kentongan.engine.tone.agreement import alpha
from kentongan.engine.tone.checking import CrossCheck, Sample, cross_check
from kentongan.engine.tone.model import ToneModel, ToneReading, train

__all__ = ["CrossCheck", "Sample", "ToneModel", "ToneReading", "alpha", "cross_check", "train"]
