"""The minute's look at the editions: gather, remind, send; each once, however often it is asked."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kentongan.accounts.enums import Role
from kentongan.accounts.permissions import people_of
from kentongan.core import clocks
from kentongan.delivery import actions as delivery
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import ChannelAccount
from kentongan.listening.alerts import on_duty

from . import actions, briefs, clippings
from .enums import BriefPeriod, BriefState, EditionKind
from .models import Edition, EditionRun
from .recipients import send_clipping

LEAD = timedelta(minutes=30)  # a brief is gathered so long before it is to leave
CATCH_UP = timedelta(hours=24)  # older editions that were missed stay missed


def run_due() -> int:
    """Everything that is due now or was missed in the last day; returns how much was done."""
    now = clocks.now()
    rows = Edition.objects.filter(active=True, agency__active=True).select_related("agency")
    due = [(each, day) for each in rows.order_by("pk") for day in _dates(each, now)]
    return sum(_run(edition, day, now) for edition, day in due)


def _dates(edition: Edition, now: datetime) -> list[date]:
    """Dates whose edition is to be gathered or sent by now, yesterday's too after a stop."""
    today = now.astimezone(ZoneInfo(edition.agency.zone)).date()
    lead = LEAD if edition.kind == EditionKind.BRIEF else timedelta()
    return [
        day
        for day in (today - timedelta(days=1), today)
        if day.weekday() in edition.weekdays
        and _at(edition, day) > edition.since
        and _at(edition, day) - lead <= now < _at(edition, day) + CATCH_UP
    ]


def _at(edition: Edition, day: date) -> datetime:
    return datetime.combine(day, edition.at, ZoneInfo(edition.agency.zone))


@transaction.atomic
def _run(edition: Edition, day: date, now: datetime) -> int:
    run, made = EditionRun.objects.get_or_create(
        edition=edition, date=day, defaults={"made_at": now}
    )
    run = EditionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.sent_at is not None:
        return 0
    if edition.kind == EditionKind.CLIPPING:
        return _run_clipping(edition, run, now)
    return _run_brief(edition, run, now, is_new=made)


def _run_clipping(edition: Edition, run: EditionRun, now: datetime) -> int:
    span = briefs.window(run.date, BriefPeriod(edition.period), edition.agency.zone)
    title = f"{_('Clipping')}, {edition.get_period_display()} {run.date:%d-%m-%Y}"
    run.clipping = clippings.gather(agency=edition.agency, span=span, title=title, by=None)
    send_clipping(run.clipping, edition.recipients.all())
    run.sent_at = now
    run.save(update_fields=["clipping", "sent_at"])
    return 1


def _run_brief(edition: Edition, run: EditionRun, now: datetime, *, is_new: bool) -> int:
    if run.brief is None:
        run.brief = actions.compile_brief(
            agency=edition.agency, date=run.date, period=BriefPeriod(edition.period)
        )
        run.save(update_fields=["brief"])
    brief = run.brief
    if not brief.recommendation.strip():
        if is_new:
            _remind(edition, run)
        return int(is_new)
    if now < _at(edition, run.date):
        return int(is_new)
    if brief.state != BriefState.SENT:
        actions.send_brief(brief=brief, by=None)
    run.sent_at = now
    run.save(update_fields=["sent_at"])
    return 1


def _remind(edition: Edition, run: EditionRun) -> None:
    """The officers on duty, or the heads, are told that the advice is missing."""
    account = ChannelAccount.objects.filter(
        agency=edition.agency, channel="email", active=True, official=True
    ).first()
    if account is None or run.brief is None:
        return
    people = on_duty(edition.agency, clocks.now())
    page = settings.KENTONGAN_PUBLIC_URL + reverse("insight:brief", args=[run.brief.pk])
    content = Content(
        key=f"edition:{run.pk}:reminder",
        version="1",
        agency_id=edition.agency_id,
        title=_("Write the recommendation: %(brief)s, due at %(time)s")
        % {"brief": run.brief, "time": f"{edition.at:%H.%M}"},
        text=_("The brief waits for your recommendation; without it nothing is sent.")
        + f"\n{page}",
    )
    for person in people or people_of([edition.agency], [Role.HEAD])[edition.agency_id]:
        delivery.notify(account=account, address=person.email, content=content)
