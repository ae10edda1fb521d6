"""One idea of a word, a sentence and boilerplate, shared by copies, stories, claims and search.

Two similarity measures that cut text differently disagree about what is a copy of what.
"""

from kentongan.engine.text.boilerplate import dateline, is_boilerplate, strip_boilerplate
from kentongan.engine.text.markup import strip_markup, text_of
from kentongan.engine.text.tokens import (
    MAX_CHARACTERS,
    STOPWORDS,
    clean,
    normalise,
    sentences,
    stem,
    words,
)

__all__ = [
    "MAX_CHARACTERS",
    "STOPWORDS",
    "clean",
    "dateline",
    "is_boilerplate",
    "normalise",
    "sentences",
    "stem",
    "strip_boilerplate",
    "strip_markup",
    "text_of",
    "words",
]
