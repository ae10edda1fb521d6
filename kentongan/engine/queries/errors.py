"""What can be wrong with a query; the words for people are chosen by who shows them."""

from enum import StrEnum


class Problem(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    OPEN_QUOTE = "open_quote"
    OPEN_BRACKET = "open_bracket"
    LONE_BRACKET = "lone_bracket"
    MISSING_OPERAND = "missing_operand"
    UNKNOWN_FIELD = "unknown_field"
    NEAR_DISTANCE = "near_distance"
    NEAR_OPERANDS = "near_operands"
    SHORT_PREFIX = "short_prefix"
    NO_WORD = "no_word"
    ONLY_NOT = "only_not"


class QueryError(ValueError):
    """A query that cannot be read: what is wrong, at which character (from 0), by which text."""

    def __init__(self, problem: Problem, at: int, found: str = "") -> None:
        super().__init__(f"{problem} at {at}: {found}")
        self.problem = problem
        self.at = at
        self.found = found
