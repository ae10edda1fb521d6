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
from .sources import Outlet, Poll, Source
from .topics import Topic, TopicMatch

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
    "Coding",
    "Copy",
    "CopySignature",
    "DutyShift",
    "DutySwap",
    "IndexTotals",
    "Outlet",
    "OwnText",
    "PickUp",
    "Poll",
    "Posting",
    "SearchDocument",
    "Source",
    "Story",
    "StoryDecision",
    "StoryIndex",
    "TermFrequency",
    "Topic",
    "TopicMatch",
]
