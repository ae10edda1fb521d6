"""Short and long names of one thing: who watches one of them watches all."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kentongan.engine import text as texts
from kentongan.engine.queries.nodes import (
    And,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Word,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Names of one thing. One in `ambiguous` means it only beside a word of `context`.

    `body` is "national" or "regional" (every region has its own) for institutions, else "".
    """

    names: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    body: str = ""


@cache
def known_aliases() -> tuple[Alias, ...]:
    """Institutions, services and places of which everybody writes a short form."""
    source = files("kentongan.engine.data").joinpath("aliases.toml").read_text("utf-8")
    return tuple(
        Alias(
            names=tuple(row["names"]),
            ambiguous=tuple(row.get("ambiguous", ())),
            context=tuple(row.get("context", ())),
            body=row.get("body", ""),
        )
        for row in tomllib.loads(source)["alias"]
    )


def expand(query: Node, aliases: Iterable[Alias] | None = None) -> Node:
    """The query with every known name beside its other names, which are then one alternative."""
    table = _known_table() if aliases is None else _table(aliases)
    return _expanded(query, table)


@cache
def _known_table() -> dict[str, Alias]:
    return _table(known_aliases())


def _table(aliases: Iterable[Alias]) -> dict[str, Alias]:
    return {
        " ".join(texts.words(name)): alias
        for alias in aliases
        for name in (*alias.names, *alias.ambiguous)
    }


def _expanded(node: Node, table: dict[str, Alias]) -> Node:
    if isinstance(node, Word | Phrase):
        alias = table.get(node.text)
        return node if alias is None else _all_names(alias, node.at)
    if isinstance(node, And):
        return And(tuple(_expanded(each, table) for each in node.parts))
    if isinstance(node, Or):
        return Or(tuple(_expanded(each, table) for each in node.parts))
    if isinstance(node, Not):
        return Not(_expanded(node.part, table), node.at)
    if isinstance(node, InField):
        return InField(node.field, _expanded(node.part, table), node.at)
    return _near(node, table)


def _near(node: Near, table: dict[str, Alias]) -> Node:
    """Context cannot stand inside a NEAR: there the neighbour is context enough."""
    plain = {name: Alias(names=(*each.names, *each.ambiguous)) for name, each in table.items()}
    left, right = _expanded(node.left, plain), _expanded(node.right, plain)
    return Near(left, right, node.distance, node.at)


def _all_names(alias: Alias, at: int) -> Node:
    sure: list[Node] = [_name(name, at) for name in alias.names]
    context = Or(tuple(_name(name, at) for name in alias.context))
    unsure = [And((_name(name, at), context)) for name in alias.ambiguous]
    every = (*sure, *unsure)
    return every[0] if len(every) == 1 else Or(every)


def _name(name: str, at: int) -> Node:
    found = tuple(texts.words(name))
    return (
        Phrase(found, at, name) if len(found) > 1 else Word(found[0], at, exact=True, written=name)
    )
