"""The one place where articles meet: copies, stories, topics, pick-ups, tone, search.

One module a step; `batch` takes them in order.
"""

from .batch import AnalyseResult, analyse_batch, wait_for_lock
from .copying import OWN
from .tones import suggest_again
from .watching import match_recent

__all__ = [
    "OWN",
    "AnalyseResult",
    "analyse_batch",
    "match_recent",
    "suggest_again",
    "wait_for_lock",
]
