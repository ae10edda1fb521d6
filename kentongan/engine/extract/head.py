"""What a page tells outside its text, whichever parser opened it."""

from collections.abc import Iterator, Sequence
from typing import Protocol


class Head(Protocol):
    """`scripts` are the JSON-LD blocks, `canonical` is the address in the canonical link.

    `bylines` are the texts of elements marked as author.
    """

    @property
    def url(self) -> str: ...
    @property
    def scripts(self) -> Sequence[str]: ...
    @property
    def canonical(self) -> str: ...
    @property
    def bylines(self) -> Sequence[str]: ...
    @property
    def is_from_web(self) -> bool: ...
    def meta(self, *names: str) -> str: ...
    def all_metas(self, *names: str) -> Iterator[str]: ...
