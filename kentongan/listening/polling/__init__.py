"""Looking at a source: one look, one outcome, told in words."""

from .looking import PRIVATE, failed, look
from .looks import Look

__all__ = ["PRIVATE", "Look", "failed", "look"]
