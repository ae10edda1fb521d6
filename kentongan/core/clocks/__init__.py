"""The only clock of the house, and the answer to "due when" with its working.

A demo home may freeze or shift the clock; a real home has no such row and never asks for one.
"""

from .now import NotADemoHome, freeze, is_frozen, now, release, shift, to_zone, today
from .working_days import DayCount, Due, days_off, due, is_working_day

__all__ = [
    "DayCount",
    "Due",
    "NotADemoHome",
    "days_off",
    "due",
    "freeze",
    "is_frozen",
    "is_working_day",
    "now",
    "release",
    "shift",
    "to_zone",
    "today",
]
