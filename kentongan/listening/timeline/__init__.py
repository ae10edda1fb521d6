"""A story told: in order of time, how it went round, its numbers, headlines and copies."""

from .entries import Entry, Headline, entries
from .flowing import graph, publications
from .material import MOST, Material, load, publisher
from .page import StoryPage, story_page
from .sparkline import Pulse, pulses, sparkline

__all__ = [
    "MOST",
    "Entry",
    "Headline",
    "Material",
    "Pulse",
    "StoryPage",
    "entries",
    "graph",
    "load",
    "publications",
    "publisher",
    "pulses",
    "sparkline",
    "story_page",
]
