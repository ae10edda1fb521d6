"""The `kentongan` command. `--help` and `extract` never load Django."""

from .application import main

__all__ = ["main"]
