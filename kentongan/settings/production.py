"""What `kentongan` runs with."""

from .base import *  # noqa: F403
