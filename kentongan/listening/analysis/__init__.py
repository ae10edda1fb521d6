"""The one place where articles meet: copies, stories, topics, tone, quotes, trends, search.

One module a step; `batch` takes them in order.
"""

from .batch import AnalyseResult, analyse_batch, wait_for_lock
from .copying import OWN
from .placing import follow, place_posts
from .quoting import quote_recent
from .tones import suggest_again
from .watching import RECENT, match_recent

__all__ = [
    "OWN",
    "RECENT",
    "AnalyseResult",
    "analyse_batch",
    "follow",
    "match_recent",
    "place_posts",
    "quote_recent",
    "suggest_again",
    "wait_for_lock",
]
