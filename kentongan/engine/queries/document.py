"""A text prepared once, for any number of queries."""

from collections.abc import Iterable, Sequence
from typing import Final

from kentongan.engine import text as texts
from kentongan.engine.queries.roots import root

_GAP: Final = 1000  # places between two fields: no phrase or nearness crosses it
SEARCHED: Final = ("title", "text")


class Document:
    """Words of an article by place, as written (case-folded) and by root.

    `media` is the publisher's name and domain; it is looked at only where a query names it.
    """

    def __init__(self, *, title: str, text: str, media: str = "") -> None:
        self.exact: dict[str, list[int]] = {}
        self.roots: dict[str, list[int]] = {}
        self.spans: dict[str, tuple[int, int]] = {}
        self._tokens: dict[str, Sequence[str]] = {}
        start = 0
        for name, source in (("title", title), ("text", text), ("media", media)):
            tokens = texts.words(source)
            self._tokens[name] = tokens
            self.spans[name] = (start, start + len(tokens))
            for place, token in enumerate(tokens, start):
                self.exact.setdefault(token, []).append(place)
            start += len(tokens) + _GAP
        for token, places in self.exact.items():
            known = self.roots.setdefault(root(token), [])
            known += places

    def word_at(self, place: int) -> str:
        for name, (start, end) in self.spans.items():
            if start <= place < end:
                return self._tokens[name][place - start]
        return ""

    def inside(self, places: Iterable[int], field: str | None) -> list[int]:
        """Those places that lie in the field; in title or text where none is named."""
        spans = [self.spans[name] for name in ((field,) if field else SEARCHED)]
        return [place for place in places if any(start <= place < end for start, end in spans)]
