"""A story told: in order of time, how it went round, its numbers, headlines and copies."""

from .entries import Entry, Headline, entries
from .excerpts import Excerpts
from .figures import OwnNumber
from .filtering import StoryFilter, StoryMark
from .flowing import graph, publications
from .glancing import Glance, Line, glance, lines
from .likely import Likely, likely, others, titled
from .material import MOST, Material, load, publisher
from .page import StoryPage, story_page
from .sparkline import Pulse, pulses, sparkline

__all__ = [
    "MOST",
    "Entry",
    "Excerpts",
    "Glance",
    "Headline",
    "Likely",
    "Line",
    "Material",
    "OwnNumber",
    "Pulse",
    "StoryFilter",
    "StoryMark",
    "StoryPage",
    "entries",
    "glance",
    "graph",
    "likely",
    "lines",
    "load",
    "others",
    "publications",
    "publisher",
    "pulses",
    "sparkline",
    "story_page",
    "titled",
]
