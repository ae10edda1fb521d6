"""Kinds of sources, one folder each: facts first, then the reader.

A folder here with a `kind.py` that names its `KIND` is a kind of source; nothing else is needed
(docs/reference/adding-a-source-type.md).
"""

from .base import Brought, Found, FoundPost, Kind, NotOfThisKind, Watched, stub
from .registry import KINDS, choices, claiming, get, recognise

__all__ = [
    "KINDS",
    "Brought",
    "Found",
    "FoundPost",
    "Kind",
    "NotOfThisKind",
    "Watched",
    "choices",
    "claiming",
    "get",
    "recognise",
    "stub",
]
