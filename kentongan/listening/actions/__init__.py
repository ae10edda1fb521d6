"""Adding sources, looking at them, reading pages, watching topics, coding tone."""

from .articles import analyse, code_tone, register_own_text
from .polling import poll, poll_due
from .reading import read_page
from .sources import SOURCE_KEEPERS, add_source, set_source_active
from .stories import merge_stories, split_story, undo_story_decision
from .topics import add_starter_topics, change_topic, check_topic_terms, create_topic

__all__ = [
    "SOURCE_KEEPERS",
    "add_source",
    "add_starter_topics",
    "analyse",
    "change_topic",
    "check_topic_terms",
    "code_tone",
    "create_topic",
    "merge_stories",
    "poll",
    "poll_due",
    "read_page",
    "register_own_text",
    "set_source_active",
    "split_story",
    "undo_story_decision",
]
