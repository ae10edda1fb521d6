"""What the machine learns of the office's own coding of tone, and how far coders agree."""

from .agreeing import Agreement, between_people
from .learning import STEP, learn, usable_models

FROM_TABLE = "tabel: "  # why a suggestion stands that another tool made

__all__ = ["FROM_TABLE", "STEP", "Agreement", "between_people", "learn", "usable_models"]
