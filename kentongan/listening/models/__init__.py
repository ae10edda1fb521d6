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
from .articles import Article, ArticleText, Coding, Copy, OwnText, PaidDecision, PickUp, Story
from .decisions import StoryDecision
from .entries import HandEntry
from .hosts import HostTurn, RobotsFile
from .indexes import CopySignature, IndexTotals, Posting, SearchDocument, StoryIndex, TermFrequency
from .mailboxes import Mailbox
from .pages import RawPage, SitePattern
from .people import OfficeHolder
from .posts import MonthSalt, Post, PostOpening
from .quotes import InstitutionMention, Quote, speaker_url
from .searches import SavedSearch
from .sources import (
    ClockCorrection,
    Outlet,
    Poll,
    Source,
    SourceLinks,
    SourceMove,
    SourceTwin,
)
from .tables import TableImport, TableLayout, TableRow
from .tones import CoderTone, LearnedTone
from .topics import Topic, TopicMatch
from .trends import SignalMark, SignalScan, TermHour, TopicHour
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
    "ClockCorrection",
    "CoderTone",
    "Coding",
    "Copy",
    "CopySignature",
    "DutyShift",
    "DutySwap",
    "HandEntry",
    "HostTurn",
    "IndexTotals",
    "InstitutionMention",
    "LearnedTone",
    "Mailbox",
    "MonthSalt",
    "OfficeHolder",
    "Outlet",
    "OwnText",
    "PaidDecision",
    "PickUp",
    "Poll",
    "Post",
    "PostOpening",
    "Posting",
    "Quote",
    "RawPage",
    "RobotsFile",
    "SavedSearch",
    "SearchDocument",
    "SignalMark",
    "SignalScan",
    "SitePattern",
    "Source",
    "SourceLinks",
    "SourceMove",
    "SourceTwin",
    "Story",
    "StoryDecision",
    "StoryIndex",
    "TableImport",
    "TableLayout",
    "TableRow",
    "TermFrequency",
    "TermHour",
    "Topic",
    "TopicHour",
    "TopicLesson",
    "TopicMatch",
    "TriageMark",
    "speaker_url",
]
