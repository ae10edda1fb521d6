"""Alerts: one per story, to whoever is on duty, and on to the next when nobody answers."""

from .board import board_mark
from .digest import send_digests
from .evaluating import evaluate, ring
from .preview import rings_of_last_week
from .roster import Duty, duties, on_duty
from .telling import escalate, settings_of, told

__all__ = [
    "Duty",
    "board_mark",
    "duties",
    "escalate",
    "evaluate",
    "on_duty",
    "ring",
    "rings_of_last_week",
    "send_digests",
    "settings_of",
    "told",
]
