"""The triage list: articles of an agency's topics that nobody has looked at, one after another."""

from .lessons import doubts, learn, lessons
from .queue import BATCH, LONGEST, Card, Queue, cards, waiting

__all__ = [
    "BATCH",
    "LONGEST",
    "Card",
    "Queue",
    "cards",
    "doubts",
    "learn",
    "lessons",
    "waiting",
]
