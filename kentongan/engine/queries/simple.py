"""The simple form of a topic (words, phrases, exclusions) as a tree of the same language."""

from collections.abc import Sequence

from kentongan.engine import text as texts
from kentongan.engine.queries.nodes import And, Node, Not, Or, Phrase, Word


def of_lists(
    words: Sequence[str], phrases: Sequence[str], exclusions: Sequence[str]
) -> Node | None:
    """One of the words or phrases and none of the exclusions; None where nothing is wanted."""
    wanted = [*_terms(words, exact=False), *_terms(phrases, exact=True)]
    if not wanted:
        return None
    unwanted = _terms(exclusions, exact=True)
    either = wanted[0] if len(wanted) == 1 else Or(tuple(wanted))
    return And((either, Not(Or(tuple(unwanted))))) if unwanted else either


def _terms(terms: Sequence[str], *, exact: bool) -> list[Node]:
    found: list[Node] = []
    for term in terms:
        tokens = texts.words(term)
        if len(tokens) == 1:
            strict = exact or (term.strip().isupper() and term.strip().isalpha())
            found.append(Word(tokens[0], exact=strict, written=term))
        elif tokens:
            found.append(Phrase(tuple(tokens), written=term))
    return found
