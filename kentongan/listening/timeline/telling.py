"""What the engine found, in sentences."""

from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.flow import Edge, FirstPublisher
from kentongan.listening.enums import Direction
from kentongan.listening.models import Copy

from .material import publisher

PHRASE = 60  # characters of a credit
SURE, FAIRLY = 0.75, 0.5  # confidence from which on it is called so

REASONS = {
    "published": gettext_lazy("The time stands on the page itself."),
    "feed": gettext_lazy("The time stands in the outlet’s feed; its page tells none we can use."),
    "address": gettext_lazy("The time stands in the address; the page tells a later one."),
    "first_seen": gettext_lazy("No time is told that we can use; this is when we first saw it."),
    "feed_agrees": gettext_lazy("The outlet’s feed tells the same time."),
    "address_agrees": gettext_lazy("The stamp in the address tells the same time."),
    "seen_soon": gettext_lazy("We saw it ourselves within half an hour of that time."),
    "clear_lead": gettext_lazy("The next outlet came an hour later or more."),
    "others_copy": gettext_lazy("Others repeat its text."),
    "credited": gettext_lazy("Another outlet with the same text names it as the source."),
    "clocks_differ": gettext_lazy("Its page and its feed differ by an hour or more."),
    "ahead_of_us": gettext_lazy("It tells a time later than when we saw it: its clock is wrong."),
    "cites_another": gettext_lazy("It names another outlet as its source."),
    "tie": gettext_lazy("Another outlet came less than five minutes later: a tie."),
}
AGAINST = frozenset({"clocks_differ", "ahead_of_us", "cites_another", "tie", "first_seen"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """One step of the confidence: the sentence, and whether it speaks against."""

    text: str
    against: bool


def confidence(first: FirstPublisher) -> str:
    share = f"{first.confidence:.0%}"
    if first.confidence >= SURE:
        return _("sure (%(share)s)") % {"share": share}
    if first.confidence >= FAIRLY:
        return _("fairly sure (%(share)s)") % {"share": share}
    return _("not sure (%(share)s)") % {"share": share}


def reasons(first: FirstPublisher) -> tuple[Reasoned, ...]:
    return tuple(
        Reasoned(text=str(REASONS[reason]), against=reason in AGAINST) for reason in first.reasons
    )


def copy(copy: Copy) -> str:
    """`containment` is the share of the shorter of the two texts."""
    values = {
        "share": f"{copy.containment:.0%}",
        "outlet": publisher(copy.other),
        "title": copy.other.title,
    }
    if copy.is_exact:
        return _("Word for word the text of %(outlet)s: “%(title)s”.") % values
    if copy.direction == Direction.CONTAINS:
        return _("Takes in %(share)s of the shorter text of %(outlet)s: “%(title)s”.") % values
    if copy.direction == Direction.CONTAINED:
        return _("%(share)s of this text stands in the longer one of %(outlet)s: “%(title)s”.") % (
            values
        )
    return _("%(share)s the same as the text of %(outlet)s: “%(title)s”.") % values


def taking(edge: Edge) -> str:
    """How one outlet has it from the other."""
    if edge.kind == "cited":
        return _("names it as its source: “%(phrase)s”") % {"phrase": _short(edge.phrase)}
    values = {"share": f"{edge.share:.0%}", "phrase": _short(edge.phrase)}
    if edge.evidence == "credit":
        return _("same text (%(share)s), and names it as the source: “%(phrase)s”") % values
    if edge.kind == "same_owner":
        return _("same text (%(share)s), same owner") % values
    if not edge.sure:
        return _("same text (%(share)s); so close in time that it may be the other way") % values
    return _("repeats the text (%(share)s)") % values


def _short(phrase: str) -> str:
    """Whole words of a credit, enough to recognise it by."""
    return shorten(phrase, PHRASE, placeholder=" …")
