"""Rules, acknowledging, and the roster of people on duty."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF, WRITERS, Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import has_role, require
from kentongan.core import clocks, history, packs
from kentongan.listening.alerts import settings_of
from kentongan.listening.enums import ALERT_STEPS, AlertState
from kentongan.listening.models import Alert, AlertRule, AlertSettings, DutyShift, DutySwap, Topic

ROSTER_KEEPERS = WRITERS | {Role.ADMIN}
ANSWERERS = STAFF - {Role.AUDITOR}


@transaction.atomic
def save_rule(*, rule: AlertRule, by: User | None) -> AlertRule:
    """Keep a new or changed rule. Raises ValidationError."""
    if by is not None:
        require(by, rule.agency, *WRITERS)
    if rule.topic is not None and rule.topic.agency_id != rule.agency_id:
        raise ValidationError({"topic": _("This topic belongs to another agency.")})
    rule.since = rule.since or clocks.now()
    rule.full_clean(exclude=["since"])
    with history.context(by=by, why="alert rule"):
        rule.save()
    return rule


def add_starter_rules(*, agency: Agency, by: User | None = None) -> list[AlertRule]:
    """The rules of the pack that the agency does not have yet; those on a topic need the topic."""
    known = set(AlertRule.objects.filter(agency=agency).values_list("name", flat=True))
    topics = {each.name: each for each in Topic.objects.active().filter(agency=agency)}
    made = []
    for item in packs.read("kentongan.listening", "alerts.toml")["rule"]:
        values: dict[str, Any] = dict(item)
        topic = topics.get(values.pop("topic", ""))
        if values["name"] in known or (values["kind"] == "topic" and topic is None):
            continue
        made.append(save_rule(rule=AlertRule(agency=agency, topic=topic, **values), by=by))
    return made


@transaction.atomic
def see_alert(*, alert: Alert, by: User) -> None:
    """Somebody has looked at it; whoever comes later changes nothing."""
    require(by, alert.agency, *STAFF)
    Alert.objects.filter(pk=alert.pk, state=AlertState.NEW).update(state=AlertState.SEEN)


@transaction.atomic
def acknowledge(*, alert: Alert, by: User) -> Alert:
    """ "I take care of it": nobody more is told. The first one counts."""
    require(by, alert.agency, *ANSWERERS)
    return _move(
        alert, AlertState.ACKNOWLEDGED, by=by, acknowledged_by=by, acknowledged_at=clocks.now()
    )


@transaction.atomic
def close_alert(*, alert: Alert, by: User) -> Alert:
    require(by, alert.agency, *ANSWERERS)
    return _move(alert, AlertState.CLOSED, by=by, closed_by=by, closed_at=clocks.now())


@transaction.atomic
def change_alert_settings(*, agency: Agency, by: User, **values: Any) -> AlertSettings:
    require(by, agency, *ROSTER_KEEPERS)
    own = settings_of(agency, lock=True)
    for name, value in values.items():
        setattr(own, name, value)
    own.full_clean()
    with history.context(by=by, why="alert settings"):
        own.save()
    return own


@transaction.atomic
def add_shift(
    *,
    agency: Agency,
    person: User,
    weekdays: list[int],
    starts: time,
    ends: time,
    by: User | None,
) -> list[DutyShift]:
    """The same hours on these days of every week. Raises ValidationError."""
    if by is not None:
        require(by, agency, *ROSTER_KEEPERS)
    _works_here(person, agency)
    if starts == ends:
        raise ValidationError({"ends": _("A duty ends at another time than it begins.")})
    try:
        with transaction.atomic(), history.context(by=by, why="duty"):
            return [
                DutyShift.objects.create(
                    agency=agency, person=person, weekday=day, starts=starts, ends=ends
                )
                for day in weekdays
            ]
    except IntegrityError:
        raise ValidationError(_("This person has that duty already.")) from None


@transaction.atomic
def remove_shift(*, shift: DutyShift, by: User) -> None:
    require(by, shift.agency, *ROSTER_KEEPERS)
    with history.context(by=by, why="duty removed"):
        shift.delete()


@transaction.atomic
def swap_duty(*, shift: DutyShift, day: date, person: User, by: User) -> DutySwap:
    """Another person takes the shift on one date; the last word counts. Raises ValidationError."""
    if by != shift.person:
        require(by, shift.agency, *ROSTER_KEEPERS)
    _works_here(person, shift.agency)
    if day.weekday() != shift.weekday:
        raise ValidationError({"date": _("That date is not on the day of this duty.")})
    with history.context(by=by, why="duty swapped"):
        swap, _made = DutySwap.objects.update_or_create(
            shift=shift, date=day, defaults={"person": person}
        )
    return swap


def _move(alert: Alert, state: AlertState, *, by: User, **fields: Any) -> Alert:
    """Raises ValidationError when somebody else was first."""
    held = Alert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
    if held.state not in ALERT_STEPS[state]:
        who = held.acknowledged_by.name if held.acknowledged_by else _("somebody")
        raise ValidationError(_("%(person)s has taken care of this alert.") % {"person": who})
    for name, value in {"state": state, "next_at": None, **fields}.items():
        setattr(held, name, value)
    with history.context(by=by, why=state.value):
        held.save(update_fields=["state", "next_at", *fields])
    return held


def _works_here(person: User, agency: Agency) -> None:
    if not has_role(person, agency, *STAFF):
        raise ValidationError({"person": _("This person holds no role in this office.")})
