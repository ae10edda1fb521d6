"""The syntax tree of a query. `at` is the character (from 0) where a part begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations


@dataclass(frozen=True, slots=True)
class Word:
    """One word in every affixed form; `exact` only as written, `prefix` whatever follows."""

    text: str
    at: int = 0
    exact: bool = False
    prefix: bool = False
    written: str = field(default="", compare=False)  # with its capitals

    @property
    def shown(self) -> str:
        return self.written or self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order without others between; the last may carry -nya and the like."""

    words: tuple[str, ...]
    at: int = 0
    written: str = field(default="", compare=False)  # with its capitals

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def shown(self) -> str:
        return self.written or self.text


@dataclass(frozen=True, slots=True)
class Near:
    """Both sides with at most `distance` words between them, in either order."""

    left: "Node"
    right: "Node"
    distance: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"
    at: int = 0


@dataclass(frozen=True, slots=True)
class InField:
    """The part is looked for in one field only: title, text or media."""

    field: str
    part: "Node"
    at: int = 0


Leaf = Word | Phrase
Node = Word | Phrase | Near | And | Or | Not | InField


def parts(node: Node) -> tuple[Node, ...]:
    """The parts directly below a node."""
    if isinstance(node, And | Or):
        return node.parts
    if isinstance(node, Near):
        return (node.left, node.right)
    if isinstance(node, Not | InField):
        return (node.part,)
    return ()


def leaves(node: Node) -> Iterator[Leaf]:
    """Every word and phrase of a query, from left to right."""
    if isinstance(node, Word | Phrase):
        yield node
    for each in parts(node):
        yield from leaves(each)


def pairs(node: Node) -> Iterator[tuple[Leaf, Leaf]]:
    """Words that must stand in one text together, in either order: what a name is split into."""
    if isinstance(node, And | Near):
        for left, right in permutations(parts(node), 2):
            for one in leaves(left):
                yield from ((one, other) for other in leaves(right))
    for each in parts(node):
        yield from pairs(each)
