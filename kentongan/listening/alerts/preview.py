"""How often a rule would have rung in the last week, before anybody saves it."""

from datetime import timedelta

from kentongan.core import clocks
from kentongan.listening.enums import AlertKind
from kentongan.listening.models import AlertRule

from .gathering import past_of, seen_of, stories_of
from .rules import HOUR, LONGEST, rings

WEEK = timedelta(days=7)


def rings_of_last_week(rule: AlertRule) -> int | None:
    """Alerts the rule would have made, asked at every full hour; None for rumours.

    A story rings once, and again each hour in which it is above ten times its usual volume.
    """
    if rule.kind == AlertKind.CLAIM:
        return None
    now = clocks.now()
    stories = stories_of(rule.agency, now - WEEK)
    seen = seen_of(rule.agency, stories, now - WEEK - LONGEST, now)
    past = past_of([rule], now - WEEK, now)
    count, rung = 0, set()
    for back in range(int(WEEK / HOUR) - 1, -1, -1):
        at = now - HOUR * back
        for story, articles in seen.items():
            if not any(at - HOUR < each.at <= at for each in articles):
                continue
            found = rings(rule, articles, at, past)
            if found is not None and (story not in rung or found.is_flood):
                rung.add(story)
                count += 1
    return count
