"""Whether a prepared text answers a query, and by which of its words."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from kentongan.engine.queries.document import Document
from kentongan.engine.queries.nodes import And, InField, Near, Node, Not, Or, Phrase, Word
from kentongan.engine.queries.roots import CLITICS, root

TOLD: Final = 5  # words that a match names at most
Key = TypeVar("Key", bound=Hashable)
Span = tuple[int, int]  # first and last place


@dataclass(frozen=True, slots=True)
class Match:
    """The words of the text that decided, as they stand in it (case-folded), in order."""

    words: tuple[str, ...]


def match(query: Node, document: Document) -> Match | None:
    """A Match where the text answers the query, else None."""
    found = _found(query, document, None)
    if found is None:
        return None
    told: dict[str, None] = {}
    for start, end in sorted(set(found)):
        told.setdefault(" ".join(document.word_at(place) for place in range(start, end + 1)))
    return Match(tuple(told)[:TOLD])


class Matcher(Generic[Key]):
    """Many queries at once: only those are tried of which a text holds a necessary word."""

    def __init__(self, queries: Mapping[Key, Node]) -> None:
        self._queries = dict(queries)
        self._by_anchor: dict[str, list[Key]] = {}
        self._always: list[Key] = []
        for key, query in self._queries.items():
            necessary = anchors(query)
            if necessary is None:
                self._always.append(key)
            for anchor in necessary or ():
                self._by_anchor.setdefault(anchor, []).append(key)

    def matches(self, document: Document) -> dict[Key, Match]:
        """The queries that the text answers, in the order in which they were given."""
        wanted = set(self._always)
        for keys in (document.exact, map("~{}".format, document.roots)):
            for anchor in keys:
                wanted.update(self._by_anchor.get(anchor, ()))
        found = (
            (key, match(query, document)) for key, query in self._queries.items() if key in wanted
        )
        return {key: each for key, each in found if each is not None}


def _found(node: Node, document: Document, field: str | None) -> list[Span] | None:
    """Where the text answers this part; None where it does not."""
    if isinstance(node, And):
        parts = [_found(each, document, field) for each in node.parts]
        return None if None in parts else [span for part in parts for span in part or ()]
    if isinstance(node, Or):
        parts = [_found(each, document, field) for each in node.parts]
        told = [part for part in parts if part is not None]
        return [span for part in told for span in part] if told else None
    if isinstance(node, Not):
        return [] if _found(node.part, document, field) is None else None
    if isinstance(node, InField):
        return _found(node.part, document, node.field)
    return _places(node, document, field) or None


def _places(node: Node, document: Document, field: str | None) -> list[Span]:
    """Where words stand; brackets inside a NEAR hold nothing else than places."""
    if isinstance(node, Word):
        return [(place, place) for place in document.inside(_word(node, document), field)]
    if isinstance(node, Phrase):
        return _phrase(node, document, field)
    if isinstance(node, Or):
        return [span for each in node.parts for span in _places(each, document, field)]
    if isinstance(node, Near):
        return _near(node, document, field)
    return []


def _word(node: Word, document: Document) -> Iterable[int]:
    if node.prefix:
        tokens = (token for token in document.exact if token.startswith(node.text))
        return sorted(place for token in tokens for place in document.exact[token])
    if node.exact:
        return sorted(place for form in _forms(node.text) for place in document.exact.get(form, ()))
    return sorted({*document.roots.get(root(node.text), ()), *document.exact.get(node.text, ())})


def _phrase(node: Phrase, document: Document, field: str | None) -> list[Span]:
    *before, last = node.words
    size = len(before)
    ends = (place for form in _forms(last) for place in document.exact.get(form, ()))
    places = [set(document.exact.get(word, ())) for word in before]
    found = [
        end for end in ends if all(end - size + number in places[number] for number in range(size))
    ]
    return [(end - size, end) for end in document.inside(sorted(found), field)]


def _near(node: Near, document: Document, field: str | None) -> list[Span]:
    """The first place of each pair; lists of places are short, and both are in order."""
    right = sorted(_places(node.right, document, field))
    found = []
    for one in sorted(_places(node.left, document, field)):
        for other in right:
            if other[0] - one[1] - 1 > node.distance:
                break
            apart = max(other[0] - one[1], one[0] - other[1]) - 1
            if 0 <= apart <= node.distance:
                found += [one, other]
                break
    return found


def _forms(word: str) -> tuple[str, ...]:
    return (word, *(word + clitic for clitic in CLITICS))


def anchors(node: Node) -> frozenset[str] | None:
    """Words of which a text must have one, roots marked by "~"; None where nothing is sure."""
    if isinstance(node, Word):
        if node.prefix:
            return None
        if node.exact:
            return frozenset(_forms(node.text))
        return frozenset({node.text, f"~{root(node.text)}"})
    if isinstance(node, Phrase):
        *before, last = node.words
        longest = max(before, key=len)
        return frozenset({longest}) if len(longest) >= len(last) else frozenset(_forms(last))
    if isinstance(node, And | Near):
        parts = node.parts if isinstance(node, And) else (node.left, node.right)
        known = [each for each in map(anchors, parts) if each is not None]
        return min(known, key=len) if known else None
    if isinstance(node, Or):
        each = [anchors(part) for part in node.parts]
        return None if None in each else frozenset().union(*(part or () for part in each))
    return anchors(node.part) if isinstance(node, InField) else None
