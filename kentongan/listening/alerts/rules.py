"""Whether a rule rings for a story at an instant: arithmetic on what was seen, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import sqrt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kentongan.engine.trends import Usual
from kentongan.listening.enums import AlertKind
from kentongan.listening.models import AlertRule

HOUR = timedelta(hours=1)
FLOOD = 10  # times the usual volume above which a story may ring again, once an hour
LONGEST = timedelta(days=7)  # how far back a story's own past is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One article of a story: when, where, how it was coded (None: nobody did), its topics."""

    at: datetime
    publisher: str
    outlet: int | None
    tone: int | None
    topics: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is usual of each topic in an hour, as the board of trends has it: `usual[topic]`."""

    usual: Mapping[int, Usual] = field(default_factory=dict)

    def expected(self, topic: int, at: datetime, hours: int) -> tuple[float, float]:
        """Mean and scatter of as many hours up to `at`; the scatter never below one article."""
        if topic not in self.usual:
            return 0.0, 1.0
        end = at.replace(minute=0, second=0, microsecond=0)
        found = [self.usual[topic].expected(end - HOUR * back) for back in range(hours)]
        scatter = sqrt(sum(each.variance for each in found))
        return sum(each.mean for each in found), max(scatter, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A rule rings, and why. `is_flood`: the story is above ten times what is usual."""

    why: str
    is_flood: bool = False


def rings(rule: AlertRule, seen: Sequence[Seen], at: datetime, past: Past) -> Ring | None:
    """Whether the rule rings at that instant for a story of which these articles were seen."""
    start = at - HOUR * rule.hours
    recent = [each for each in seen if start < each.at <= at]
    if rule.topic_id is not None:
        recent = [each for each in recent if rule.topic_id in each.topics]
    if not recent:
        return None
    return _JUDGES[AlertKind(rule.kind)](rule, recent, seen, at, past)


def _growth(
    rule: AlertRule, recent: Sequence[Seen], seen: Sequence[Seen], at: datetime, past: Past
) -> Ring | None:
    if rule.topic_id is not None:
        usual, scatter = past.expected(rule.topic_id, at, rule.hours)
    else:
        usual, scatter = _of_story(seen, at, rule.hours)
    count = len(recent)
    strength = (count - usual) / scatter
    if count < rule.least or strength < rule.strength:
        return None
    values = {
        "count": count,
        "hours": rule.hours,
        "usual": f"{usual:.1f}".replace(".", ","),
        "strength": f"{strength:.1f}".replace(".", ","),
        "media": _media(recent),
    }
    why = _(
        "%(count)s articles in %(hours)s hours (%(media)s); usual are %(usual)s. That is"
        " %(strength)s times the usual scatter."
    )
    return Ring(why=why % values, is_flood=count > FLOOD * max(usual, 1.0))


def _of_story(seen: Sequence[Seen], at: datetime, hours: int) -> tuple[float, float]:
    """What the story got in as many hours of its own life before, at most of a week."""
    start = at - HOUR * hours
    earlier = [each.at for each in seen if at - LONGEST < each.at <= start]
    if not earlier:
        return 0.0, 1.0
    lived = max((start - min(earlier)) / (HOUR * hours), 1.0)
    usual = len(earlier) / lived
    return usual, max(sqrt(usual), 1.0)


def _tone(
    rule: AlertRule, recent: Sequence[Seen], seen: Sequence[Seen], at: datetime, past: Past
) -> Ring | None:
    coded = [each for each in recent if each.tone is not None]
    negative = sum(each.tone == -1 for each in coded)
    if negative < rule.least:
        return None
    why = _("%(negative)s of %(coded)s coded articles of the last %(hours)s hours are negative.")
    values = {"negative": negative, "coded": len(coded), "hours": rule.hours}
    return Ring(why=why % values)


def _outlet(
    rule: AlertRule, recent: Sequence[Seen], seen: Sequence[Seen], at: datetime, past: Past
) -> Ring | None:
    found = [each for each in recent if each.outlet == rule.outlet_id]
    if len(found) < rule.least:
        return None
    why = ngettext(
        "%(outlet)s wrote %(count)s article about it in the last %(hours)s hours.",
        "%(outlet)s wrote %(count)s articles about it in the last %(hours)s hours.",
        len(found),
    )
    values = {"outlet": found[0].publisher, "count": len(found), "hours": rule.hours}
    return Ring(why=why % values)


def _topic(
    rule: AlertRule, recent: Sequence[Seen], seen: Sequence[Seen], at: datetime, past: Past
) -> Ring | None:
    if len({each.publisher for each in recent}) < rule.least:
        return None
    why = _("Topic “%(topic)s”: %(media)s carry it in the last %(hours)s hours.")
    values = {"topic": rule.topic, "media": _media(recent), "hours": rule.hours}
    return Ring(why=why % values)


def _never(
    rule: AlertRule, recent: Sequence[Seen], seen: Sequence[Seen], at: datetime, past: Past
) -> Ring | None:
    """Rumours ring from above, by `ring`."""
    return None


def _media(recent: Sequence[Seen]) -> str:
    count = len({each.publisher for each in recent})
    return ngettext("%(count)s medium", "%(count)s media", count) % {"count": count}


_JUDGES = {
    AlertKind.GROWTH: _growth,
    AlertKind.TONE: _tone,
    AlertKind.OUTLET: _outlet,
    AlertKind.TOPIC: _topic,
    AlertKind.CLAIM: _never,
}
