from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Medium(TextChoices):
    ONLINE = "online", _("online")
    PRINT = "print", _("print")
    RADIO = "radio", _("radio")
    TV = "tv", _("television")


class PollOutcome(TextChoices):
    """Exactly one for every look at a source."""

    NEW = "new", _("new articles")
    NOTHING_NEW = "nothing_new", _("nothing new")
    NOT_MODIFIED = "not_modified", _("unchanged")
    EMPTY = "empty", _("readable but empty")
    NOT_READABLE = "not_readable", _("not a feed or sitemap")
    REFUSED = "refused", _("private or forbidden address")
    ROBOTS = "robots", _("closed by robots.txt")
    TOO_LARGE = "too_large", _("too large")
    TOO_SLOW = "too_slow", _("too slow")
    UNREACHABLE = "unreachable", _("not reachable")
    HTTP_ERROR = "http_error", _("error answer")
    BLOCKED = "blocked", _("closed to programs")
    LATER = "later", _("asked to come back later")
    SIGN_IN = "sign_in", _("sign-in refused")


GOOD_OUTCOMES = frozenset(
    {PollOutcome.NEW, PollOutcome.NOTHING_NEW, PollOutcome.NOT_MODIFIED, PollOutcome.EMPTY}
)

# A site that says when to come back has not failed, and has not answered either.
NO_VERDICT = frozenset({PollOutcome.LATER})


class ArticleKind(TextChoices):
    ARTICLE = "article", _("article")
    STUB = "stub", _("short item")
    INDEX = "index", _("list of articles")
    BLOCKED = "blocked", _("blocked page")
    VARIANT = "variant", _("known under another address")


READABLE = frozenset({ArticleKind.ARTICLE, ArticleKind.STUB})


class FetchState(TextChoices):
    PENDING = "pending", _("waiting to be read")
    DONE = "done", _("read")
    REFUSED = "refused", _("page refused, feed text kept")
    GONE = "gone", _("no longer there")


class Use(TextChoices):
    """What an article is besides news of its own."""

    PAID = "paid", _("paid publication")
    PICK_UP = "pick_up", _("uses a text of ours")


class Direction(TextChoices):
    CONTAINS = "contains", _("contains the other")
    CONTAINED = "contained", _("is contained in the other")
    MUTUAL = "mutual", _("same text")


class StoryDecisionKind(TextChoices):
    MERGE = "merge", _("put together")
    SPLIT = "split", _("taken apart")


class Tone(TextChoices):
    NEGATIVE = "-1", _("negative")
    NEUTRAL = "0", _("neutral")
    POSITIVE = "1", _("positive")


TONES = (-1, 0, 1)


class Part(TextChoices):
    """What of an article is coded, each on its own."""

    HEADLINE = "headline", _("headline")
    BODY = "body", _("text of the article")


class Verdict(TextChoices):
    """What a person said of an article when sorting."""

    SEEN = "seen", _("looked at")
    NOT_OURS = "not_ours", _("not about us")


class Outcome(TextChoices):
    """What became of one file that was read by hand."""

    STORED = "stored", _("stored")
    REVISED = "revised", _("new version stored")
    SAME = "same", _("known already")
    INDEX = "index", _("a list of articles, not an article")
    BLOCKED = "blocked", _("a blocked page")
    FEED = "feed", _("feed read")
    SITEMAP = "sitemap", _("sitemap read")
    NOT_READABLE = "not_readable", _("could not be read")


class AlertKind(TextChoices):
    """What a rule of alerts listens for."""

    GROWTH = "growth", _("a story grows unusually fast")
    TONE = "tone", _("a story is told in a negative tone")
    OUTLET = "outlet", _("an outlet writes about our topics")
    TOPIC = "topic", _("a story of a topic is carried by several media")
    CLAIM = "claim", _("a rumour passes a score")


class Urgency(TextChoices):
    """High rings at night too, low waits for the daily digest."""

    HIGH = "high", _("high: rings at any hour")
    NORMAL = "normal", _("normal: rings outside quiet hours")
    LOW = "low", _("low: only in the daily digest")


class AlertState(TextChoices):
    NEW = "new", _("new")
    SEEN = "seen", _("seen")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    CLOSED = "closed", _("closed")


UNANSWERED = frozenset({AlertState.NEW, AlertState.SEEN})
ALERT_STEPS = {
    AlertState.SEEN: frozenset({AlertState.NEW}),
    AlertState.ACKNOWLEDGED: UNANSWERED,
    AlertState.CLOSED: UNANSWERED | {AlertState.ACKNOWLEDGED},
}


class ImportState(TextChoices):
    """Of a table of articles."""

    MAPPING = "mapping", _("waits for the meaning of its columns")
    RUNNING = "running", _("is being taken over")
    DONE = "done", _("taken over")
    UNDONE = "undone", _("undone")


class RowOutcome(TextChoices):
    """Exactly one for every row of a table."""

    NEW = "new", _("new")
    KNOWN = "known", _("known already")
    WRONG = "wrong", _("not usable")


class ScanKind(TextChoices):
    IMAGE = "image", _("picture")
    PDF = "pdf", _("PDF")


OFFLINE = frozenset({Medium.PRINT, Medium.RADIO, Medium.TV})


class PostEvidence(TextChoices):
    """By what the story of a post is known."""

    LINK = "link", _("links to an article of it")
    WORDS = "words", _("its words")


class QuoteRule(TextChoices):
    """The pattern of the sentence that attributes a quote."""

    AFTER = "after", _("the speaker stands after the words")
    BEFORE = "before", _("the speaker stands before the words")
    ACCORDING = "according", _("“according to”")
    CONTINUED = "continued", _("it continues what was said just before")


class KnownBy(TextChoices):
    """By which words the speaker was told."""

    NAME = "name", _("full name")
    SHORT_NAME = "short_name", _("part of the name")
    OFFICE = "office", _("office")
    BODY = "body", _("name of the institution")
    SPOKESPERSON = "spokesperson", _("spokesperson of the institution")
    PRONOUN = "pronoun", _("“he or she”: the last who spoke")


class Steep(TextChoices):
    """Field of what surrounds an office (environmental scanning)."""

    SOCIAL = "S", _("Social")
    TECHNOLOGICAL = "T", _("Technological")
    ECONOMIC = "E", _("Economic")
    ENVIRONMENTAL = "L", _("Environmental")
    POLITICAL = "P", _("Political")
