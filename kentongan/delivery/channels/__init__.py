"""The channels that Kentongan speaks; one folder each, with a double where there is a provider."""

from .base import Channel, Kit, Presence, SetupGuide, Step, Way
from .registry import CHANNELS, UnknownChannel, get, recorded, served_by_machine

__all__ = [
    "CHANNELS",
    "Channel",
    "Kit",
    "Presence",
    "SetupGuide",
    "Step",
    "UnknownChannel",
    "Way",
    "get",
    "recorded",
    "served_by_machine",
]
