"""The content of the demo's fictional regency: `load()` gives it whole."""

from kentongan.demo.world.loading import load, shifted
from kentongan.demo.world.records import World

__all__ = ["World", "load", "shifted"]
