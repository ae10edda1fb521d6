"""What is read, from where, what repeats what, and which of it concerns an agency."""

from .alerts import (
    Alert,
    AlertDigest,
    AlertMark,
    AlertNotice,
    AlertReason,
    AlertRule,
    AlertSettings,
    DutyShift,
    DutySwap,
)
from .articles import Article, ArticleText, Coding, Copy, OwnText, PickUp, Story
from .decisions import StoryDecision
from .indexes import CopySignature, IndexTotals, Posting, SearchDocument, StoryIndex, TermFrequency
from .searches import SavedSearch
from .sources import Outlet, Poll, Source
from .tones import CoderTone, LearnedTone
from .topics import Topic, TopicMatch
from .triage import TopicLesson, TriageMark

__all__ = [
    "Alert",
    "AlertDigest",
    "AlertMark",
    "AlertNotice",
    "AlertReason",
    "AlertRule",
    "AlertSettings",
    "Article",
    "ArticleText",
    "CoderTone",
    "Coding",
    "Copy",
    "CopySignature",
    "DutyShift",
    "DutySwap",
    "IndexTotals",
    "LearnedTone",
    "Outlet",
    "OwnText",
    "PickUp",
    "Poll",
    "Posting",
    "SavedSearch",
    "SearchDocument",
    "Source",
    "Story",
    "StoryDecision",
    "StoryIndex",
    "TermFrequency",
    "Topic",
    "TopicLesson",
    "TopicMatch",
    "TriageMark",
]
