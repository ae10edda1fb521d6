"""How a source is doing: its rhythm, its clock, and what to do about it."""

from .advice import advice
from .picture import chart
from .recording import record_success
from .rhythm import silent_after
from .skew import hours_ahead

__all__ = ["advice", "chart", "hours_ahead", "record_success", "silent_after"]
