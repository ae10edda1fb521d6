from dataclasses import dataclass
from typing import Final, Literal

from kentongan.engine.people import Holder

Rule = Literal["after", "before", "according", "continued"]
KnownBy = Literal["name", "short_name", "office", "body", "spokesperson", "pronoun"]

_BY_RULE: Final[dict[Rule, float]] = {
    "after": 0.98, "before": 0.95, "according": 0.92, "continued": 0.75,
}  # fmt: skip
_BY_NAME: Final[dict[KnownBy, float]] = {
    "name": 1.0, "office": 0.92, "body": 0.92, "short_name": 0.88, "spokesperson": 0.88,
    "pronoun": 0.82,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one office-holder or institution said. `text` names no person outside the gazetteer.

    `direct` where it stood in quotation marks. `rule` is the pattern of the sentence: speaker
    "after" or "before" the words, "according" (menurut), "continued" from the sentence before.
    `known_by` says by which words the speaker was told. `confidence` runs from 0 to 1: it is the
    product of two weights, set by us, of these two.
    """

    holder: Holder
    text: str
    direct: bool
    rule: Rule
    known_by: KnownBy

    @property
    def confidence(self) -> float:
        return round(_BY_RULE[self.rule] * _BY_NAME[self.known_by], 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An institution and how often a text names it."""

    holder: Holder
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteReading:
    """Quotes in the order of the text; institutions, the most named first."""

    quotes: tuple[Quote, ...] = ()
    institutions: tuple[Mention, ...] = ()
