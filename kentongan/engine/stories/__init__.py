"""Stories: which articles tell of the same event, found one article at a time."""

from kentongan.engine.stories.clustering import StoryClusterer, live_story
from kentongan.engine.stories.store import (
    LiveStory,
    MemoryStoryStore,
    StoryAssignment,
    StoryItem,
    StoryMember,
    StoryStore,
    StoryTrace,
)
from kentongan.engine.stories.terms import is_template, names

__all__ = [
    "LiveStory",
    "MemoryStoryStore",
    "StoryAssignment",
    "StoryClusterer",
    "StoryItem",
    "StoryMember",
    "StoryStore",
    "StoryTrace",
    "is_template",
    "live_story",
    "names",
]
