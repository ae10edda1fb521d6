"""From the text of a query to its tree.

Precedence from the tightest: field, NEAR, NOT, AND (also mere juxtaposition), OR. Operators are
known in English and Indonesian, in any case; in quotes they are ordinary words.
"""

import re
from dataclasses import dataclass
from typing import Final

from kentongan.engine import text as texts
from kentongan.engine.queries.errors import Problem, QueryError
from kentongan.engine.queries.nodes import And, InField, Near, Node, Not, Or, Phrase, Word, leaves

LONGEST: Final = 2000  # characters; a longer query is no longer understood by who reads it
DEEPEST: Final = 20  # brackets inside brackets
MOST_WORDS: Final = 200
FARTHEST: Final = 50  # words apart; beyond that NEAR says no more than AND
SHORTEST_PREFIX: Final = 3  # letters before *
FIELDS: Final = {
    "judul": "title", "title": "title",
    "isi": "text", "text": "text",
    "media": "media",
}  # fmt: skip
_OPERATORS: Final = {
    "and": "and", "dan": "and", "&": "and",
    "or": "or", "atau": "or", "|": "or",
    "not": "not", "bukan": "not", "kecuali": "not",
}  # fmt: skip
_NEAR: Final = re.compile(r"(?:near|dekat)(?:/(\d+))?$", re.IGNORECASE)
_DEFAULT_DISTANCE: Final = 10
_TOKEN: Final = re.compile(r"\s*(?:([()])|(-?)\"([^\"]*)(\"?)|([^\s()\":]+:(?=\S))|([^\s()\"]+))")
_QUOTES: Final = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", '"""""')


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # ( ) and or not near field phrase word
    text: str
    at: int


def parse(query: str) -> Node:
    """The tree of a query. Raises QueryError, which names the place and the problem."""
    if len(query) > LONGEST:
        raise QueryError(Problem.TOO_LONG, LONGEST)
    tokens = _tokens(query.translate(_QUOTES))
    if not tokens:
        raise QueryError(Problem.EMPTY, 0)
    reader = _Reader(tokens, len(query))
    tree = reader.alternatives(0)
    if reader.ahead is not None:
        raise QueryError(Problem.LONE_BRACKET, reader.ahead.at, reader.ahead.text)
    if _only_excludes(tree):
        raise QueryError(Problem.ONLY_NOT, 0)
    if sum(1 for _leaf in leaves(tree)) > MOST_WORDS:
        raise QueryError(Problem.TOO_LONG, LONGEST)
    return tree


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    for each in _TOKEN.finditer(query):
        bracket, minus, quoted, end, field, word = each.groups()
        at = each.start(each.lastindex or 0) if quoted is None else each.start(2)
        if quoted is not None:
            if not end:
                raise QueryError(Problem.OPEN_QUOTE, each.end(2), quoted[:20])
            found += [_Token("not", "-", at)] if minus else []
            found.append(_Token("phrase", quoted, at))
        elif bracket:
            found.append(_Token(bracket, bracket, at))
        elif field:
            found += _field(field, at)
        elif word:
            found += _word(word, at)
    return found


def _field(text: str, at: int) -> list[_Token]:
    minus = [_Token("not", "-", at)] if text[:1] == "-" else []
    name = text.lstrip("-")[:-1].casefold()
    if name not in FIELDS:
        raise QueryError(Problem.UNKNOWN_FIELD, at, text[:-1])
    return [*minus, _Token("field", FIELDS[name], at)]


def _word(text: str, at: int) -> list[_Token]:
    if text.casefold() in _OPERATORS:
        return [_Token(_OPERATORS[text.casefold()], text, at)]
    if _NEAR.match(text):
        return [_Token("near", text, at)]
    if text.startswith("-") and len(text) > 1:
        return [_Token("not", "-", at), _Token("word", text[1:], at + 1)]
    if text.endswith(":") and text[:-1].casefold() in FIELDS:
        return [_Token("field", FIELDS[text[:-1].casefold()], at)]
    return [_Token("word", text, at)]


class _Reader:
    """Recursive descent over the tokens of one query."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens = tokens
        self.place = 0
        self.end = end

    @property
    def ahead(self) -> _Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self, kind: str) -> _Token | None:
        token = self.ahead
        if token is None or token.kind != kind:
            return None
        self.place += 1
        return token

    def alternatives(self, depth: int) -> Node:
        found = [self.conjunction(depth)]
        while self.take("or"):
            found.append(self.conjunction(depth))
        return found[0] if len(found) == 1 else Or(tuple(found))

    def conjunction(self, depth: int) -> Node:
        found = [self.negation(depth)]
        while self.ahead is not None and self.ahead.kind not in {"or", ")"}:
            self.take("and")
            found.append(self.negation(depth))
        return found[0] if len(found) == 1 else And(tuple(found))

    def negation(self, depth: int) -> Node:
        told = self.take("not")
        if told is None:
            return self.nearness(depth)
        if depth > DEEPEST:
            raise QueryError(Problem.TOO_DEEP, told.at)
        return Not(self.negation(depth + 1), told.at)

    def nearness(self, depth: int) -> Node:
        node = self.operand(depth)
        while told := self.take("near"):
            right = self.operand(depth)
            if not (_has_place(node) and _has_place(right)):
                raise QueryError(Problem.NEAR_OPERANDS, told.at, told.text)
            node = Near(node, right, _distance(told), told.at)
        return node

    def operand(self, depth: int) -> Node:
        token = self.ahead
        if token is None:
            raise QueryError(Problem.MISSING_OPERAND, self.end)
        self.place += 1
        if token.kind == "(":
            return self.bracket(token, depth)
        if token.kind == "field":
            if depth > DEEPEST:
                raise QueryError(Problem.TOO_DEEP, token.at)
            return InField(token.text, self.operand(depth + 1), token.at)
        if token.kind in {"phrase", "word"}:
            return _leaf(token)
        raise QueryError(Problem.MISSING_OPERAND, token.at, token.text)

    def bracket(self, opened: _Token, depth: int) -> Node:
        if depth > DEEPEST:
            raise QueryError(Problem.TOO_DEEP, opened.at)
        inside = self.alternatives(depth + 1)
        if not self.take(")"):
            raise QueryError(Problem.OPEN_BRACKET, opened.at, "(")
        return inside


def _leaf(token: _Token) -> Node:
    """A word, or a phrase where one text holds several words ("anak-anak")."""
    prefix = token.kind == "word" and token.text.endswith("*")
    exact = token.kind == "word" and token.text.startswith("=")
    found = texts.words(token.text)
    if not found:
        raise QueryError(Problem.NO_WORD, token.at, token.text)
    if len(found) > 1:
        return Phrase(tuple(found), token.at, token.text)
    if prefix and len(found[0]) < SHORTEST_PREFIX:
        raise QueryError(Problem.SHORT_PREFIX, token.at, token.text)
    is_acronym = token.kind == "word" and token.text.isupper() and token.text.isalpha()
    quoted = token.kind == "phrase"
    written = token.text.strip("=*")
    return Word(
        found[0], token.at, exact=exact or quoted or is_acronym, prefix=prefix, written=written
    )


def _distance(token: _Token) -> int:
    told = _NEAR.match(token.text)
    words = int(told[1][:4]) if told and told[1] else _DEFAULT_DISTANCE
    if not 1 <= words <= FARTHEST:
        raise QueryError(Problem.NEAR_DISTANCE, token.at, token.text)
    return words


def _has_place(node: Node) -> bool:
    """Whether one can say where in a text it stands: words, phrases, alternatives of them."""
    if isinstance(node, Or):
        return all(map(_has_place, node.parts))
    return isinstance(node, Word | Phrase | Near)


def _only_excludes(node: Node) -> bool:
    """Whether a text could match for nothing that it says."""
    if isinstance(node, Not):
        return not _only_excludes(node.part)
    if isinstance(node, And):
        return all(map(_only_excludes, node.parts))
    if isinstance(node, Or):
        return any(map(_only_excludes, node.parts))
    return isinstance(node, InField) and _only_excludes(node.part)
