"""Plays the demo world through the house's own actions, over real HTTP and the real queue."""

from .director import Director, StepFailed
from .summary import summary

__all__ = ["Director", "StepFailed", "summary"]
