"""Hari Ini: the first thing an officer sees, in the order in which a day is worked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kentongan.accounts.models import Agency, User
from kentongan.core import clocks
from kentongan.delivery.models import Delivery
from kentongan.desk.models import CallBack, CitizenCase
from kentongan.listening.models import Alert, Source, Story
from kentongan.listening.timeline import Pulse, pulses
from kentongan.newsroom.models import AgendaEvent, EmergencyUse
from kentongan.newsroom.states import awaiting_approval_by
from kentongan.planning.models import Fact
from kentongan.verification.enums import ClaimStatus
from kentongan.verification.models import Claim

from . import machine

MOST = 5  # entries of a card; the rest is behind its link
SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a card: what it is, where it leads (or nowhere), and how urgent it is."""

    text: str
    url: str
    note: str = ""
    is_late: bool = False
    picture: SafeString | None = None  # beside the words, which say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card of Hari Ini; an empty one says the first thing to do."""

    slug: str
    title: str | Promise
    entries: tuple[Entry, ...]
    empty: str | Promise
    empty_url: str = ""
    empty_action: str | Promise = ""
    is_alarm: bool = False


def cards(user: User, agency: Agency) -> list[Card]:
    """The five cards of an agency's day for one person, below what endangers its data."""
    now = clocks.now()
    return [
        *_dangers(user, agency),
        *_ringing(agency),
        _card("decide", gettext_lazy("Needs your decision"), _to_decide(user, agency, now),
              gettext_lazy("Nothing waits for you. Look at what is stirring.")),
        _card("stirring", gettext_lazy("What is stirring"), _stirring(agency, now),
              gettext_lazy("No news yet. Add a first source: paste the address of a news site."),
              reverse("listening:sources"), gettext_lazy("Add a source")),
        _card("due", gettext_lazy("Due"), _due(user, agency, now),
              gettext_lazy("Nothing is due in the next two days."),
              reverse("desk:counter"), gettext_lazy("Take in a case")),
        _card("agenda", gettext_lazy("Agenda and coverage today"), _agenda(agency, now),
              gettext_lazy("No appointment today. Enter the leader’s invitations."),
              reverse("newsroom_agenda:add"), gettext_lazy("Enter an appointment")),
        _card("sent", gettext_lazy("Sent, and to be checked"), _sent(agency, now),
              gettext_lazy("Nothing was sent yet. Write a first release."),
              reverse("newsroom_office:pages"), gettext_lazy("Write a release")),
    ]  # fmt: skip


def _card(
    slug: str,
    title: str | Promise,
    entries: Any,
    empty: str | Promise,
    empty_url: str = "",
    empty_action: str | Promise = "",
) -> Card:
    return Card(
        slug=slug,
        title=title,
        entries=tuple(islice(entries, MOST)),
        empty=empty,
        empty_url=empty_url,
        empty_action=empty_action,
    )


def _dangers(user: User, agency: Agency) -> Any:
    entries = [
        Entry(text=text, url="", note=remedy, is_late=True)
        for text, remedy in machine.dangers(user, agency)
    ]
    if entries:
        title = gettext_lazy("The data of this office are in danger")
        yield Card(slug="danger", title=title, entries=tuple(entries), empty="", is_alarm=True)


def _ringing(agency: Agency) -> Any:
    """Alerts that nobody has taken care of yet; no card where nothing rings."""
    rows = Alert.objects.filter(agency=agency).ringing().prefetch_related("reasons")[:MOST]
    board = reverse("listening:control_room")
    entries = [
        Entry(
            text=alert.title,
            url=f"{board}#peringatan-{alert.pk}",
            note=" ".join(each.why for each in alert.reasons.all()[:1]),
            is_late=alert.level > 0,
        )
        for alert in rows
    ]
    if entries:
        title = gettext_lazy("Alerts: who takes care?")
        yield Card(slug="alerts", title=title, entries=tuple(entries), empty="", is_alarm=True)


def _to_decide(user: User, agency: Agency, now: datetime) -> Any:
    for use in EmergencyUse.objects.visible_to(user).unconfirmed().select_related("page")[:MOST]:
        yield Entry(
            text=_("Emergency notice: %(title)s") % {"title": use.page.title},
            url=reverse("newsroom_office:emergency_board"),
            note=_("second person until %(time)s") % {"time": _clock(agency, use.confirm_by)},
            is_late=use.confirm_by < now,
        )
    yield from _waiting_pages(user)
    proposed = Claim.objects.visible_to(user).filter(status=ClaimStatus.PROPOSED)
    for claim in proposed.by_urgency()[:MOST]:
        yield Entry(
            text=_("Verdict: %(claim)s") % {"claim": claim},
            url=reverse("verification:claim", args=[claim.pk]),
        )


def _waiting_pages(user: User) -> Any:
    for page in awaiting_approval_by(user)[:MOST]:
        yield Entry(
            text=_("Approve: %(title)s") % {"title": page.title},
            url=reverse("newsroom_office:approval", args=[page.pk]),
            note=page.owner.name if page.owner else "",
        )


def _stirring(agency: Agency, now: datetime) -> Any:
    stories = list(Story.objects.stirring(now, agency)[:MOST])
    grown = pulses(stories, now) if stories else {}
    for story in stories:
        media = ngettext("%(count)s medium", "%(count)s media", story.outlet_count)
        yield Entry(
            text=story.title,
            url=reverse("listening:story", args=[story.pk]),
            note=f"{media % {'count': story.outlet_count}} · {_growth(grown[story.pk])}",
            picture=grown[story.pk].picture,
        )
    for source in Source.objects.ailing(now)[:2]:
        silent = source.is_silent(now) and not source.failures
        words = (
            _("Source without news: %(name)s") if silent else _("Source without answer: %(name)s")
        )
        yield Entry(
            text=words % {"name": source},
            url=reverse("listening:source", args=[source.pk]),
            note=source.last_detail,
            is_late=True,
        )


def _growth(pulse: Pulse) -> str:
    told = _("last 24 hours %(last)s, the day before %(before)s")
    return told % {"last": pulse.last_day, "before": pulse.day_before}


def _due(user: User, agency: Agency, now: datetime) -> Any:
    rows = CitizenCase.objects.visible_to(user).open().filter(due_at__lt=now + SOON)
    for case in rows.order_by("due_at")[:MOST]:
        yield Entry(
            text=case.subject,
            url=reverse("desk:case", args=[case.pk]),
            note=_("due %(when)s") % {"when": _day(agency, case.due_at)},
            is_late=case.due_at < now,
        )
    calls = CallBack.objects.waiting().visible_to(user).count()
    if calls:
        text = ngettext("%(count)s person to call back", "%(count)s people to call back", calls)
        yield Entry(text=text % {"count": calls}, url=reverse("desk:calls"))
    today = clocks.today(agency.zone)
    stale = Fact.objects.visible_to(user).stale_on(today).count()
    if stale:
        text = ngettext("%(count)s fact to check again", "%(count)s facts to check again", stale)
        yield Entry(text=text % {"count": stale}, url=reverse("fact:index"))


def _agenda(agency: Agency, now: datetime) -> Any:
    events = AgendaEvent.objects.filter(agency=agency)
    for event in events.on_day(clocks.today(agency.zone), agency.zone)[:MOST]:
        covered = event.coverage_by.name if event.coverage_by else _("nobody covers it yet")
        yield Entry(
            text=f"{_clock(agency, event.starts_at)} {event.title}",
            url=reverse("newsroom_agenda:edit", args=[event.pk]),
            note=f"{event.place} · {covered}" if event.place else covered,
        )


def _sent(agency: Agency, now: datetime) -> Any:
    rows = (
        Delivery.objects.filter(agency=agency).needs_person().select_related("account", "dispatch")
    )
    for delivery in rows.order_by("-pk")[:MOST]:
        yield Entry(
            text=f"{delivery.dispatch.title} → {delivery.account}",
            url=reverse("delivery:delivery", args=[delivery.pk]),
            note=delivery.get_state_display(),
            is_late=delivery.state == "unconfirmed",
        )


def _clock(agency: Agency, at: datetime) -> str:
    return date_format(clocks.to_zone(at, agency.zone), "H.i")


def _day(agency: Agency, at: datetime) -> str:
    return date_format(clocks.to_zone(at, agency.zone), "j F")
