"""Stories: which articles tell of the same event, found one article at a time."""

from kentongan.engine.stories.clustering import StoryClusterer, live_story
from kentongan.engine.stories.store import (
    LiveStory,
    LiveTraces,
    MemoryStoryStore,
    Span,
    StoryAssignment,
    StoryItem,
    StoryMember,
    StoryStore,
    span_of,
)
from kentongan.engine.stories.terms import is_template, names

__all__ = [
    "LiveStory",
    "LiveTraces",
    "MemoryStoryStore",
    "Span",
    "StoryAssignment",
    "StoryClusterer",
    "StoryItem",
    "StoryMember",
    "StoryStore",
    "is_template",
    "live_story",
    "names",
    "span_of",
]
