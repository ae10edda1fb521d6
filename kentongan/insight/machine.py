"""What endangers the office's data: old backups, a disk that fills; told on Hari Ini."""

import math
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import holds_any
from kentongan.core import backups, clocks
from kentongan.core.home import Home


def dangers(user: User, agency: Agency) -> Iterator[tuple[str, str]]:
    """Each danger and what this person does about it; a demo has nothing to lose."""
    if settings.KENTONGAN_DEMO:
        return
    # Files and disks keep the machine's own time.
    home = Home(settings.KENTONGAN_HOME)
    now = backups.standing(home, settings.DATABASE_URL, timezone.now())
    is_administrator = holds_any(user, [Role.ADMIN])
    if now.is_stale:
        yield (
            _of_backup(now, agency),
            (
                _("Run “kentongan doctor” on the server.")
                if is_administrator
                else _("Tell the administrator today.")
            ),
        )
    if now.is_soon_full:
        yield (
            _of_disk(now),
            (
                _("Free space or enlarge the disk of %(home)s.") % {"home": home.path}
                if is_administrator
                else _("Tell the administrator this week.")
            ),
        )


def _of_backup(standing: backups.Standing, agency: Agency) -> str:
    if standing.newest is None:
        return _("There is no backup yet.")
    made = clocks.to_zone(standing.newest, agency.zone)
    return _("The last backup is of %(day)s.") % {"day": date_format(made, "j F, H.i")}


def _of_disk(standing: backups.Standing) -> str:
    if standing.days_left is None or standing.free < backups.LEAST_FREE:
        free = standing.free // 1_000_000
        return _("The disk is nearly full: %(free)s MB are left.") % {"free": free}
    days = math.floor(standing.days_left)
    return ngettext(
        "The disk will be full in about %(days)s day.",
        "The disk will be full in about %(days)s days.",
        days,
    ) % {"days": days}
