"""A query as PostgreSQL asks it of the search index.

PostgreSQL cuts words to stems by rules, so a search finds a little more than a topic, which knows
roots. Words that must stand exactly as written are looked at again in the texts of a page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import simplemma

from kentongan.engine.queries import And, InField, Near, Node, Not, Or, Phrase, Word, leaves, root

NASAL = frozenset("ptks")  # first letters that me- and pe- swallow
SHORTEST = 4  # letters that are left of a root
WEIGHTS = {"title": "A", "text": "D", None: ""}
FULL = "d.tsv @@ to_tsquery('indonesian', %s)"

OutletsOf = Callable[[Node], list[int]]


@dataclass(frozen=True, slots=True)
class Condition:
    """`words` (text for `to_tsquery`) and `sql` must both hold; an empty one always does."""

    words: str = ""
    sql: str = ""
    params: tuple[Any, ...] = ()

    def whole(self) -> "Condition":
        """The same in SQL only."""
        if not self.words:
            return self
        both = f"({FULL} AND {self.sql})" if self.sql else FULL
        return Condition(sql=both, params=(self.words, *self.params))


def condition(node: Node, outlets_of: OutletsOf) -> Condition:
    """`outlets_of` gives the keys of the outlets that a `media:` part means."""
    return _condition(node, None, outlets_of)


def looks_exact(node: Node) -> bool:
    """Whether the index cannot tell by itself: a word in quotes or after "="."""
    words = (each for each in leaves(node) if isinstance(each, Word))
    return any(each.exact and not each.shown.isupper() for each in words)


def _condition(node: Node, field: str | None, outlets_of: OutletsOf) -> Condition:
    if isinstance(node, InField):
        if node.field == "media":
            return Condition(sql="d.outlet_id = ANY(%s)", params=(outlets_of(node),))
        return _condition(node.part, node.field, outlets_of)
    if isinstance(node, And):
        return _all(_condition(each, field, outlets_of) for each in node.parts)
    if isinstance(node, Or):
        return _any([_condition(each, field, outlets_of) for each in node.parts])
    if isinstance(node, Not):
        return _not(_condition(node.part, field, outlets_of))
    if isinstance(node, Near):
        return _near(node, WEIGHTS[field])
    return Condition(words=_place(node, WEIGHTS[field]))


def _near(node: Near, weight: str) -> Condition:
    """The index gives what has both; asked for every distance it would read each word as often."""
    both = " & ".join(f"({_place(each, weight)})" for each in (node.left, node.right))
    return Condition(words=both, sql=FULL, params=(_place(node, weight),))


def _all(parts: Iterable[Condition]) -> Condition:
    told = list(parts)
    return Condition(
        words=" & ".join(f"({each.words})" for each in told if each.words),
        sql=" AND ".join(each.sql for each in told if each.sql),
        params=tuple(param for each in told for param in each.params),
    )


def _any(parts: list[Condition]) -> Condition:
    if not any(each.sql for each in parts):
        return Condition(words=" | ".join(f"({each.words})" for each in parts))
    whole = [each.whole() for each in parts]
    return Condition(
        sql=f"({' OR '.join(each.sql for each in whole)})",
        params=tuple(param for each in whole for param in each.params),
    )


def _not(part: Condition) -> Condition:
    if not part.sql:
        return Condition(words=f"!({part.words})")
    whole = part.whole()
    return Condition(sql=f"NOT ({whole.sql})", params=whole.params)


def _place(node: Node, weight: str) -> str:
    """Words, phrases and what is near each other."""
    if isinstance(node, Word):
        mark = f":{'*' if node.prefix else ''}{weight}" if node.prefix or weight else ""
        forms = [node.text] if node.prefix or node.exact else _forms(node.text)
        return " | ".join(f"{_quoted(each)}{mark}" for each in forms)
    if isinstance(node, Phrase):
        return _quoted(node.text) + (f":{weight}" if weight else "")
    if isinstance(node, Near):
        left, right = _place(node.left, weight), _place(node.right, weight)
        steps = range(1, node.distance + 2)
        pairs = ((one, other) for one, other in ((left, right), (right, left)))
        return " | ".join(f"(({one}) <{step}> ({other}))" for one, other in pairs for step in steps)
    if isinstance(node, Or):
        return " | ".join(f"({_place(each, weight)})" for each in node.parts)
    raise TypeError(type(node).__name__)  # the reader lets nothing else stand here


def _forms(word: str) -> list[str]:
    """The word, its root, and the root without the letter that me- takes away."""
    base = root(word)
    rest = base[1:]
    swallowed = base[:1] in NASAL and len(rest) >= SHORTEST
    lost = [rest] if swallowed and not simplemma.is_known(rest, lang="id") else []
    return list(dict.fromkeys((word, base, *lost)))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", " ").replace("'", "''") + "'"
