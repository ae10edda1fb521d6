"""The rules of every agency against what was analysed since they were asked last.

State, not events: what a killed worker left out is found by the next run, and what it had done
is kept from a second ring by the constraints of `Alert` and `AlertReason`.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.listening.enums import UNANSWERED, AlertKind, AlertState, Urgency
from kentongan.listening.models import Alert, AlertMark, AlertReason, AlertRule, Article, Story

from . import telling
from .gathering import past_of, seen_of, stories_of
from .rules import HOUR, LONGEST, Ring, rings

FIRST_LOOK = timedelta(hours=24)  # how far back a new office's rules look
LOUDER = (Urgency.LOW, Urgency.NORMAL, Urgency.HIGH)


def evaluate(*, stories: Collection[int] | None = None) -> int:
    """Ask every agency's rules; returns how many alerts are new.

    `stories` asks about these (a tone was coded), else about all with new articles.
    """
    agencies = Agency.objects.filter(pk__in=_with_rules()).order_by("pk")
    return sum(_of_agency(agency, stories) for agency in agencies)


@transaction.atomic
def ring(
    *, agency: Agency, subject: str, title: str, path: str, score: int, why: str
) -> Alert | None:
    """A rumour rings, told by verification above: once per rumour and rule it passes.

    `title` must not tell the rumour's own words: they may name people.
    """
    rules = AlertRule.objects.filter(
        agency=agency, kind=AlertKind.CLAIM, active=True, least__lte=score
    )
    found = None
    for rule in rules:
        found, _new = _raise(rule, Ring(why=why), subject=subject, title=title, path=path)
    return found


def _with_rules() -> Iterable[int]:
    rows = AlertRule.objects.filter(active=True).exclude(kind=AlertKind.CLAIM)
    return rows.order_by().values_list("agency", flat=True).distinct()


@transaction.atomic
def _of_agency(agency: Agency, only: Collection[int] | None) -> int:
    AlertMark.objects.get_or_create(agency=agency)
    mark = AlertMark.objects.select_for_update().get(agency=agency)
    now = clocks.now()
    stories = only if only is not None else _news(agency, mark, now)
    if not stories:
        return 0
    rules = list(
        AlertRule.objects.filter(agency=agency, active=True)
        .exclude(kind=AlertKind.CLAIM)
        .select_related("topic", "agency")
        .order_by("pk")
    )
    seen = seen_of(agency, stories, now - LONGEST, now)
    past = past_of(rules, now, now)
    titles = dict(Story.objects.filter(pk__in=seen).values_list("pk", "title"))
    made = 0
    for story in sorted(seen):
        heard = [(rule, rings(rule, seen[story], now, past)) for rule in rules]
        rang = [(rule, found) for rule, found in heard if found is not None]
        made += _ring_story(story, titles[story], rang)
    return made


def _news(agency: Agency, mark: AlertMark, now: datetime) -> set[int]:
    """Stories with something new; the mark moves on to the newest article looked at."""
    since = mark.evaluated_to or now - FIRST_LOOK
    newest = Article.objects.filter(analysed_at__gte=since).aggregate(at=Max("analysed_at"))["at"]
    if newest is None:
        return set()
    stories = stories_of(agency, since)
    if newest != mark.evaluated_to:
        AlertMark.objects.filter(pk=mark.pk).update(evaluated_to=newest)
    return stories


def _ring_story(story: int, title: str, rang: list[tuple[AlertRule, Ring]]) -> int:
    made = 0
    for rule, found in rang:
        _alert, new = _raise(
            rule,
            found,
            subject=f"story:{story}",
            title=title,
            path=reverse("listening:story", args=[story]),
            story=story,
        )
        made += new
    return made


def _raise(
    rule: AlertRule, found: Ring, *, subject: str, title: str, path: str, story: int | None = None
) -> tuple[Alert, bool]:
    """The story's one alert with one reason more, or the hour's new one of a flood."""
    now = clocks.now()
    rows = Alert.objects.filter(agency=rule.agency, subject=subject).order_by("step")
    earlier = list(rows.select_for_update(of=("self",)))
    if earlier and not _again(earlier, found, now):
        alert, new = earlier[-1], False
    else:
        alert, new = Alert.objects.get_or_create(
            agency=rule.agency,
            subject=subject,
            step=_step(earlier, now),
            defaults={
                "story_id": story,
                "title": title[:300],
                "path": path,
                "urgency": rule.urgency,
                "level": _level(earlier),
                "raised_at": now,
                "next_at": telling.first_time(rule.agency, rule.urgency, now),
            },
        )
    _reason, added = AlertReason.objects.get_or_create(
        alert=alert, rule=rule, defaults={"why": found.why[:300], "at": now}
    )
    if new:
        _close_earlier(earlier, now)
    elif added:
        _louder(alert, rule.urgency, now)
    return alert, new


def _again(earlier: list[Alert], found: Ring, now: datetime) -> bool:
    return found.is_flood and now - earlier[-1].raised_at >= HOUR


def _step(earlier: list[Alert], now: datetime) -> int:
    return int((now - earlier[0].raised_at) / HOUR) if earlier else 0


def _level(earlier: list[Alert]) -> int:
    """Where nobody answered the last ring, the next goes on from there."""
    unanswered = [each.level for each in earlier if each.state in UNANSWERED]
    return max(unanswered, default=-1)


def _close_earlier(earlier: list[Alert], now: datetime) -> None:
    """The control room has one line for one story."""
    keys = [each.pk for each in earlier]
    Alert.objects.filter(pk__in=keys, state__in=UNANSWERED).update(
        state=AlertState.CLOSED, closed_at=now, next_at=None
    )


def _louder(alert: Alert, urgency: str, now: datetime) -> None:
    """A second rule may make it more urgent, never less."""
    if LOUDER.index(Urgency(urgency)) <= LOUDER.index(Urgency(alert.urgency)):
        return
    alert.urgency = urgency
    if alert.state in UNANSWERED and alert.level < 0:
        alert.next_at = telling.first_time(alert.agency, urgency, now)
    alert.save(update_fields=["urgency", "next_at"])


__all__ = ["evaluate", "ring"]
