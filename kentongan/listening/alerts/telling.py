"""Telling the people on duty, and the next when nobody acknowledges, through the outbox.

The alert's level moves in the transaction that writes the outbox rows: killed and repeated,
nobody is left out and nobody is told twice.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency, User
from kentongan.core import clocks
from kentongan.delivery import actions as delivery
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import ChannelAccount
from kentongan.listening.enums import Urgency
from kentongan.listening.models import Alert, AlertNotice, AlertSettings

from .roster import chain

BATCH = 50  # alerts a job
LAST = 2  # the level at which the heads are told
EMAIL, TELEGRAM = "email", "telegram"


def settings_of(agency: Agency, *, lock: bool = False) -> AlertSettings:
    """The agency's settings, made with their defaults at first; `lock` holds the row."""
    rows = AlertSettings.objects.select_for_update() if lock else AlertSettings.objects
    return rows.get_or_create(agency=agency)[0]


def first_time(agency: Agency, urgency: str, at: datetime) -> datetime | None:
    """When the first person is told: now, after the quiet hours, or (low) never."""
    own = settings_of(agency)
    if urgency == Urgency.LOW:
        return None
    return at if urgency == Urgency.HIGH else _after_quiet(agency, own, at)


def escalate() -> int:
    """Tell the next people of every alert that is due; returns how many alerts."""
    due = Alert.objects.due(clocks.now()).order_by("next_at", "pk").values_list("pk", flat=True)
    return sum(_tell_next(key) for key in list(due[:BATCH]))


def told(alert: Alert) -> str:
    """The message: what happened, why it rang, where to look. Ready for WhatsApp too."""
    reasons = [each.why for each in alert.reasons.all()]
    at = clocks.to_zone(alert.raised_at, alert.agency.zone)
    head = _("ALERT %(time)s: %(title)s") % {
        "time": f"{date_format(at, 'H.i')} {alert.agency.get_zone_display()}",
        "title": alert.title,
    }
    return "\n".join([head, *reasons, settings.KENTONGAN_PUBLIC_URL + alert.path])


@transaction.atomic
def _tell_next(key: int) -> int:
    now = clocks.now()
    rows = Alert.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    alert = rows.select_related("agency").filter(pk=key).first()
    if alert is None:
        return 0
    own = settings_of(alert.agency)
    if alert.urgency != Urgency.HIGH and (later := _after_quiet(alert.agency, own, now)) > now:
        alert.next_at = later
        alert.save(update_fields=["next_at"])
        return 0
    level = alert.level + 1
    told_before = alert.notices.exclude(person=None).values_list("person", flat=True)
    steps = chain(alert.agency, now, set(told_before))
    people = (steps[-1] if level >= LAST else steps[0]) if steps else []
    _tell(alert, level, people, own, now)
    alert.level = level
    more = level < LAST and len(steps) > 1
    alert.next_at = now + timedelta(minutes=own.patience) if more else None
    alert.save(update_fields=["level", "next_at"])
    return 1


def _tell(
    alert: Alert, level: int, people: Iterable[User], own: AlertSettings, now: datetime
) -> None:
    accounts = {
        row.channel: row
        for row in ChannelAccount.objects.filter(
            agency=alert.agency, channel__in=[EMAIL, TELEGRAM], active=True, official=True
        )
    }
    text = told(alert)
    for person in people:
        channel = EMAIL if EMAIL in accounts and person.email else ""
        _note(alert, level, channel, person, now)
        if channel:
            send(accounts[EMAIL], person.email, f"alert:{alert.pk}:{level}", alert.title, text)
    for chat in _chats(alert, own) if TELEGRAM in accounts else ():
        _note(alert, level, TELEGRAM, None, now)
        key = f"alert:{alert.pk}:{level}:chat"
        if chat != own.telegram_chat:
            key = f"{key}:{chat}"
        send(accounts[TELEGRAM], chat, key, alert.title, text)


def _chats(alert: Alert, own: AlertSettings) -> list[str]:
    """The groups of the rules that rang; the office's where one of them names none."""
    named = alert.reasons.values_list("rule__telegram_chat", flat=True)
    return sorted({chat or own.telegram_chat for chat in named} - {""})


def send(account: ChannelAccount, address: str, key: str, title: str, text: str) -> None:
    """One message to one colleague or chat, through the outbox; the same key only once."""
    content = Content(
        key=key,
        version="1",
        agency_id=account.agency_id,
        title=title,
        text=text,
        variants={account.channel: text},
        urgent=key.startswith("alert:"),
    )
    delivery.notify(account=account, address=address, content=content)


def _note(alert: Alert, level: int, channel: str, person: User | None, now: datetime) -> None:
    AlertNotice.objects.get_or_create(
        alert=alert, level=level, channel=channel, person=person, defaults={"at": now}
    )


def _after_quiet(agency: Agency, own: AlertSettings, at: datetime) -> datetime:
    """The same instant, or the end of the quiet hours that hold it."""
    local = at.astimezone(ZoneInfo(agency.zone))
    start, end, clock = own.quiet_from, own.quiet_to, local.time()
    quiet = (
        start <= clock < end if start < end else start != end and (clock >= start or clock < end)
    )
    if not quiet:
        return at
    day = local.date() if clock < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, ZoneInfo(agency.zone))
