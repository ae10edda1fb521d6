"""Reads dates as feeds and Indonesian news pages write them.

The gold rule is that a zone is never invented: a text that tells none gives a naive local time.
A wrong guess of seven hours would name the wrong outlet as the first to publish.
"""

from kentongan.engine.dates.address import from_url
from kentongan.engine.dates.model import NOTHING, DateReading
from kentongan.engine.dates.reading import MAX_LENGTH, read
from kentongan.engine.dates.vocabulary import Precision

__all__ = ["MAX_LENGTH", "NOTHING", "DateReading", "Precision", "from_url", "read"]
