"""Tables of articles from other tools: opened within bounds, columns guessed, rows checked."""

from .columns import FIELDS, guess, layout_key
from .opening import NotATable, Table, open_table
from .rows import Checked, check

__all__ = [
    "FIELDS",
    "Checked",
    "NotATable",
    "Table",
    "check",
    "guess",
    "layout_key",
    "open_table",
]
