"""What stayed below: one message a day instead of one for each."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.delivery.models import ChannelAccount
from kentongan.listening.enums import Urgency
from kentongan.listening.models import Alert, AlertDigest, AlertSettings

from .roster import chain
from .telling import EMAIL, send

DAY = timedelta(days=1)
MOST = 30  # lines of a digest


def send_digests() -> int:
    """The digest of every agency whose hour has come and which has not had it today."""
    rows = AlertSettings.objects.filter(agency__active=True).select_related("agency")
    return sum(_send(own) for own in rows.order_by("pk"))


def _send(own: AlertSettings) -> int:
    agency, now = own.agency, clocks.now()
    local = clocks.to_zone(now, agency.zone)
    if local.time() < own.digest_at:
        return 0
    if AlertDigest.objects.filter(agency=agency, date=local.date()).exists():
        return 0
    end = datetime.combine(local.date(), own.digest_at, ZoneInfo(agency.zone))
    return _make(agency, end)


@transaction.atomic
def _make(agency: Agency, end: datetime) -> int:
    rows = Alert.objects.filter(
        agency=agency, urgency=Urgency.LOW, raised_at__gt=end - DAY, raised_at__lte=end
    ).prefetch_related("reasons")
    alerts = list(rows.order_by("raised_at", "pk"))
    _row, made = AlertDigest.objects.get_or_create(
        agency=agency,
        date=end.date(),
        defaults={"count": len(alerts), "made_at": clocks.now()},
    )
    if not made or not alerts:
        return 0
    account = ChannelAccount.objects.filter(agency=agency, channel=EMAIL, active=True).first()
    steps = chain(agency, clocks.now())
    if account is not None and account.official and steps:
        title = _("Digest of %(day)s: %(count)s quiet alerts") % {
            "day": date_format(end, "j F Y"),
            "count": len(alerts),
        }
        for person in steps[0]:
            send(account, person.email, f"digest:{agency.pk}:{end:%Y-%m-%d}", title, _text(alerts))
    return 1


def _text(alerts: list[Alert]) -> str:
    lines = []
    for alert in alerts[:MOST]:
        lines += [f"- {alert.title}", *[f"  {each.why}" for each in alert.reasons.all()]]
    board = settings.KENTONGAN_PUBLIC_URL + reverse("listening:control_room")
    return "\n".join([*lines, "", board])
