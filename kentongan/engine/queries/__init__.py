"""A small query language for watch topics: read once, then matched against many articles."""

from kentongan.engine.queries.aliases import Alias, expand, known_aliases
from kentongan.engine.queries.document import Document
from kentongan.engine.queries.errors import Problem, QueryError
from kentongan.engine.queries.matching import Match, Matcher, anchors, match
from kentongan.engine.queries.nodes import (
    And,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    leaves,
    pairs,
)
from kentongan.engine.queries.passages import Piece, passage
from kentongan.engine.queries.reading import LONGEST, parse
from kentongan.engine.queries.roots import root
from kentongan.engine.queries.simple import of_lists

__all__ = [
    "LONGEST",
    "Alias",
    "And",
    "Document",
    "InField",
    "Match",
    "Matcher",
    "Near",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Piece",
    "Problem",
    "QueryError",
    "Word",
    "anchors",
    "expand",
    "known_aliases",
    "leaves",
    "match",
    "of_lists",
    "pairs",
    "parse",
    "passage",
    "root",
]
