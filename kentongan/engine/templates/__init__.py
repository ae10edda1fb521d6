"""Learned site templates: read a site's later pages many times faster than the consensus can.

A few pages of one site, read by the consensus, show where its text, title and date stand
(`learn`); later pages are read there and nowhere else (`read`). `Trust` says when to compare
such a reading with the consensus again, and when the site has changed.
"""

from kentongan.engine.templates.affixes import learn_affixes, recurring_lines
from kentongan.engine.templates.learning import FEWEST_PAGES, learn
from kentongan.engine.templates.model import (
    Affixes,
    LearningPage,
    NotLearnable,
    SiteTemplate,
    Source,
)
from kentongan.engine.templates.reading import read
from kentongan.engine.templates.trust import Trust

__all__ = [
    "FEWEST_PAGES",
    "Affixes",
    "LearningPage",
    "NotLearnable",
    "SiteTemplate",
    "Source",
    "Trust",
    "learn",
    "learn_affixes",
    "read",
    "recurring_lines",
]
